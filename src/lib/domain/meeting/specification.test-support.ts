/**
 * Tests that read as rules: `given(what happened).when(a command, by whom).then(what happens)`
 * or `.refused(code)`. Every history begins with a prepared meeting.
 */
import { expect } from 'vitest';
import type { Actor } from '../kernel/actor';
import {
	NOW,
	completeAgreement,
	completeDecision,
	completeResult,
	meetingPrepared as anyMeetingPrepared,
	moderator,
	openItem,
	participant,
	someIndicator
} from './arbitrary.test-support';
import type { AnyMeetingCommand } from './commands';
import { decide, evolve } from './decider';
import type { MeetingEvent } from './events';
import type {
	AgreeingSide,
	AgreementContent,
	Ballot,
	DecisionContent,
	Need,
	ResultContent
} from './model';
import type { StepKind } from './steps';
import type { MeetingRefusal } from './refusals';
import { type MeetingState, type ReversibleAct, initialMeeting } from './state';
import type { StakeholderGroup } from './stakeholder-groups';

export {
	NOW,
	completeAgreement,
	completeDecision,
	completeResult,
	moderator,
	openItem,
	participant,
	someIndicator
};

export const meetingPrepared = anyMeetingPrepared as Extract<
	MeetingEvent,
	{ type: 'MeetingPrepared' }
>;

export const anna = participant('seat-anna');
export const ben = participant('seat-ben');

export function given(...history: MeetingEvent[]) {
	return givenState(stateAfter(...history));
}

/** A meeting of which nothing is in the log yet. */
export function givenNothing() {
	return givenState(initialMeeting);
}

export function givenState(state: MeetingState) {
	return {
		when: (command: AnyMeetingCommand, by: Actor = moderator, now = NOW) =>
			when(state, command, by, now)
	};
}

export function stateAfter(...history: MeetingEvent[]): MeetingState {
	return [meetingPrepared, ...history].reduce(evolve, initialMeeting);
}

let sent = 0;

function when(before: MeetingState, command: AnyMeetingCommand, by: Actor, now: number) {
	const commandId = `sent-${++sent}`;
	const outcome = decide(command, before, { actor: by, now, commandId });
	const events = () => {
		if (outcome.kind === 'refused') expect.fail(`refused: ${outcome.refusal.code}`);
		return outcome.events;
	};
	const state = () => events().reduce(evolve, before);
	return {
		/** Exactly these events; what undo needs to know of an act is left to the rules UN. */
		then(...expected: MeetingEvent[]) {
			expect(events().filter(({ type }) => type !== 'ActDone')).toEqual(expected);
		},
		/** Exactly this refusal, with exactly these parameters. */
		refused(code: MeetingRefusal, params?: Record<string, string | number>) {
			expect(outcome).toEqual({
				kind: 'refused',
				refusal: params ? { code, params } : { code }
			});
		},
		state,
		/** What can be taken back, null where the command is no act. */
		act(): ReversibleAct | null {
			const done = events().find((event) => event.type === 'ActDone');
			return done ? done.act : null;
		},
		/** The next command, on what this one has led to. */
		when: (next: AnyMeetingCommand, nextBy: Actor = moderator, at = now) =>
			when(state(), next, nextBy, at),
		/** Takes back what this command did. */
		whenUndone: (nextBy: Actor = moderator) =>
			when(state(), { type: 'UndoAct', actId: commandId }, nextBy, now)
	};
}

export function joined(
	seatId: string,
	group: StakeholderGroup = 'lehrkraft',
	schoolId: string | null = null,
	people = 1
): MeetingEvent {
	return { type: 'ParticipantJoined', seatId, group, schoolId, people };
}

export function entered(kind: StepKind): MeetingEvent {
	return { type: 'StepEntered', stepId: `step-${kind}`, timerEndsAt: null };
}

export function need(needId: string, change: Partial<Need> = {}): Need {
	return {
		id: needId,
		text: `Text von ${needId}`,
		originalText: null,
		status: 'silent',
		authorSeatId: 'seat-anna',
		group: 'lehrkraft',
		schoolId: null,
		clusterId: null,
		category: null,
		source: 'phone',
		...change
	};
}

export function submitted(needId: string, change: Partial<Need> = {}): MeetingEvent {
	return { type: 'NeedSubmitted', need: need(needId, change) };
}

export function revealed(...needIds: string[]): MeetingEvent {
	return { type: 'NeedsRevealed', needIds };
}

export function hidden(needId: string): MeetingEvent {
	return { type: 'NeedHidden', needId };
}

export function withdrawn(needId: string): MeetingEvent {
	return { type: 'NeedWithdrawn', needId };
}

/** Anna and Ben are there, Anna's needs 1 to `count` are revealed, and the meeting bundles. */
export function revealedNeeds(count: number): MeetingEvent[] {
	const ids = Array.from({ length: count }, (_, index) => `need-${index + 1}`);
	return [
		joined('seat-anna'),
		joined('seat-ben'),
		...ids.map((id) => submitted(id)),
		revealed(...ids),
		entered('bundle')
	];
}

export function merged(
	clusterId: string,
	needIds: string[],
	absorbedClusterIds: string[] = []
): MeetingEvent {
	return {
		type: 'TopicsMerged',
		clusterId,
		title: `Titel von ${clusterId}`,
		needIds,
		absorbedClusterIds
	};
}

export function parked(id: string, text: string | null = null): MeetingEvent {
	return { type: 'Parked', entry: { id, text, disposition: null } };
}

export function voteOpened(
	topicIds: string[],
	{ voteId = 'vote-1', dotsPerPerson = 3, maxPerOption = 2 } = {}
): MeetingEvent {
	const options = topicIds.map((topicId) => ({ topicId, title: `Option ${topicId}` }));
	return { type: 'DotVoteOpened', voteId, options, dotsPerPerson, maxPerOption };
}

export function ballotCast(seatId: string, dots: Ballot, voteId = 'vote-1'): MeetingEvent {
	return { type: 'BallotCast', voteId, seatId, dots };
}

export function voteClosed(voteId = 'vote-1'): MeetingEvent {
	return { type: 'DotVoteClosed', voteId, result: [], ballotCount: 0 };
}

export function named(coreNeedId: string, topicId: string): MeetingEvent {
	return { type: 'CoreNeedNamed', coreNeedId, topicId, title: `Kernbedarf ${coreNeedId}` };
}

export function recorded(
	change: Partial<DecisionContent> = {},
	decisionId = 'decision-1',
	coreNeedId = 'core-1'
): MeetingEvent {
	return {
		type: 'DecisionRecorded',
		decisionId,
		coreNeedId,
		content: { ...completeDecision, ...change }
	};
}

export function agreed(decisionId = 'decision-1', agreement = 1): MeetingEvent {
	return { type: 'DecisionAgreed', decisionId, agreement };
}

export function resulted(coreNeedId: string, change: Partial<ResultContent> = {}): MeetingEvent {
	return { type: 'ResultRecorded', coreNeedId, content: { ...completeResult, ...change } };
}

export function feedback(seatId: string, worth = 4, text = ''): MeetingEvent {
	return { type: 'FeedbackGiven', seatId, worth, text };
}

export function itemsShown(...items: (typeof openItem)[]): MeetingEvent {
	return { type: 'ActionItemsShown', items: items.length > 0 ? items : [openItem] };
}

export function agreementRecorded(
	change: Partial<AgreementContent> = {},
	agreementId = 'agreement-1'
): MeetingEvent {
	return {
		type: 'AgreementRecorded',
		agreementId,
		content: { ...completeAgreement, ...change }
	};
}

export function confirmed(side: AgreeingSide, agreement: number | null = null): MeetingEvent {
	return { type: 'AgreementConfirmed', agreementId: 'agreement-1', side, agreement };
}

export const closed: MeetingEvent = { type: 'MeetingClosed' };
