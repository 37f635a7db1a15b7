/**
 * What one stream asks of another: an agreed decision amends the plan and opens an action
 * item, a reopened one takes both back; an agreement of both sides opens an item, and so does an
 * action that the close leaves a topic with; what a review settles of earlier items goes into
 * their streams. Pure and named by its cause: asked twice, it gives the
 * same commands with the same ids, so the server may repeat it after a crash. Rules FU.
 */
import type { ActionItemCause, ActionItemCommand } from './action-item/action-item';
import { openTopics } from './meeting/closing';
import type { MeetingEvent } from './meeting/events';
import type { Agreement, Decision, ReviewedItem } from './meeting/model';
import type { MeetingState } from './meeting/state';
import { needsOfTopic } from './meeting/topics';
import type { ChangeCause, PlanCommand } from './plan/plan';

export type FollowUp = { commandId: string } & (
	| { stream: 'plan'; id: string; command: PlanCommand }
	| {
			stream: 'action-item';
			id: string;
			command: ActionItemCommand;
			/** What staff are told it was about, should it be refused. */
			about?: { title: string; cause: ActionItemCause };
	  }
);

/** Note of an item that a reopened decision dropped; pages show it as a sentence. */
export const NOTE_DECISION_REOPENED = 'decision-reopened';

/** Note of an item whose agreement a side took back. */
export const NOTE_AGREEMENT_RETRACTED = 'agreement-retracted';

/** Note of an item of a close that was taken back. */
export const NOTE_MEETING_REOPENED = 'meeting-reopened';

/**
 * Of the change and the action item that come from something in a meeting.
 * @param times how often it was agreed, or the meeting closed, so far
 */
export function followUpId(meetingId: string, causeId: string, times: number): string {
	return `${meetingId}.${causeId}.${times}`;
}

type CauseOf<T extends MeetingEvent['type']> = Extract<MeetingEvent, { type: T }>;

/** By what happens in a meeting; an event that asks for nothing is not in here. */
const BY_EVENT: {
	[T in MeetingEvent['type']]?: (event: CauseOf<T>, before: MeetingState, at: number) => FollowUp[];
} = {
	DecisionAgreed({ decisionId, agreement }, before, at) {
		const decision = before.decisions.find(({ id }) => id === decisionId);
		return decision ? agreed(decision, agreement, before, at) : [];
	},
	DecisionReopened({ decisionId }, before) {
		const decision = before.decisions.find(({ id }) => id === decisionId);
		return decision ? reopened(decision, before) : [];
	},
	AgreementConfirmed(event, before) {
		const agreement = before.agreements.find(({ id }) => id === event.agreementId);
		return agreement && event.agreement !== null
			? [agreementOpened(agreement, event.agreement, before)]
			: [];
	},
	ConfirmationRetracted({ agreementId }, before) {
		const agreement = before.agreements.find(({ id }) => id === agreementId);
		if (!agreement?.confirmed.school || !agreement.confirmed.authority) return [];
		const itemId = followUpId(before.meetingId, agreement.id, agreement.agreements);
		return [dropped(itemId, NOTE_AGREEMENT_RETRACTED)];
	},
	MeetingClosed: (_, before) => actions(before).map((action) => actionOpened(action, before)),
	MeetingReopened: (_, before) =>
		actions(before).map(({ coreNeed }) =>
			dropped(followUpId(before.meetingId, coreNeed.id, before.closings), NOTE_MEETING_REOPENED)
		),
	ActionItemDecided({ itemId, count, decision }, before) {
		const item = before.reviewedItems.find(({ id }) => id === itemId);
		if (!item) return [];
		const { meetingId, title } = before;
		return [
			{
				stream: 'action-item',
				id: item.id,
				commandId: `review.${meetingId}.${item.id}.${count}`,
				command: {
					type: 'ReviewActionItem',
					meeting: { meetingId, meetingTitle: title },
					outcome: decision
				},
				about: aboutReview(item, before)
			}
		];
	},
	ItemDecisionWithdrawn({ itemId }, before) {
		const { meetingId, title } = before;
		const count = before.itemDecisions[itemId] ?? 0;
		return [
			{
				stream: 'action-item',
				id: itemId,
				commandId: `withdraw-review.${meetingId}.${itemId}.${count}`,
				command: { type: 'WithdrawReview', meeting: { meetingId, meetingTitle: title } }
			}
		];
	}
};

/** Types of the events that may ask for something: what a crash may have left undone. */
export const FOLLOWED_EVENTS: readonly string[] = Object.keys(BY_EVENT);

/**
 * @param event of the meeting's stream
 * @param before the meeting's state before the event
 * @param at when the event was decided (epoch ms)
 */
export function followUpsOf(event: MeetingEvent, before: MeetingState, at: number): FollowUp[] {
	if (before.isRehearsal) return [];
	const ask = BY_EVENT[event.type] as
		((event: MeetingEvent, before: MeetingState, at: number) => FollowUp[]) | undefined;
	return ask?.(event, before, at) ?? [];
}

/** What staff get to settle when the plan refuses a change: lost it must not be. */
export function openPointFor(followUp: FollowUp, refusalCode: string): FollowUp | null {
	if (followUp.stream === 'action-item') return openPointOfReview(followUp, refusalCode);
	if (followUp.command.type !== 'ProposeChange') return null;
	const { changeId, cause, content } = followUp.command;
	const itemId = `${changeId}.clarify`;
	return {
		stream: 'action-item',
		id: itemId,
		commandId: `${followUp.commandId}.clarify`,
		command: {
			type: 'OpenActionItem',
			itemId,
			kind: 'clarify',
			title: cause.coreNeed.title,
			cause: itemCause(cause, changeId, followUp.id, null),
			refusal: refusalCode,
			side: 'authority',
			owner: '',
			dueAt: content.dueAt
		}
	};
}

function agreed(
	decision: Decision,
	agreement: number,
	meeting: MeetingState,
	at: number
): FollowUp[] {
	const { content } = decision;
	const changeId = followUpId(meeting.meetingId, decision.id, agreement);
	const cause = causeOf(decision, agreement, meeting);
	const change: FollowUp = {
		stream: 'plan',
		id: meeting.planId,
		commandId: `propose.${changeId}`,
		command: { type: 'ProposeChange', changeId, cause, content, agreedAt: at }
	};
	// What cannot be done is recorded in the change log, but there is nothing to follow up.
	if (content.feasibility === 'no') return [change];
	return [
		change,
		{
			stream: 'action-item',
			id: changeId,
			commandId: `open.${changeId}`,
			command: {
				type: 'OpenActionItem',
				itemId: changeId,
				kind: content.feasibility === 'examine' ? 'examine' : 'implement',
				title: cause.coreNeed.title,
				cause: itemCause(cause, changeId, meeting.planId, meeting.school?.id ?? null),
				refusal: null,
				side: content.responsible.side,
				owner: content.responsible.person,
				dueAt: content.dueAt
			}
		}
	];
}

function reopened(decision: Decision, meeting: MeetingState): FollowUp[] {
	const changeId = followUpId(meeting.meetingId, decision.id, decision.agreements);
	const withdrawal: FollowUp = {
		stream: 'plan',
		id: meeting.planId,
		commandId: `withdraw.${changeId}`,
		command: { type: 'WithdrawChange', changeId }
	};
	if (decision.content.feasibility === 'no') return [withdrawal];
	return [withdrawal, dropped(changeId, NOTE_DECISION_REOPENED)];
}

function causeOf(decision: Decision, agreement: number, meeting: MeetingState): ChangeCause {
	const coreNeed = meeting.coreNeeds.find(({ id }) => id === decision.coreNeedId);
	const needs = coreNeed ? needsOfTopic(meeting, coreNeed.topicId) : [];
	return {
		meetingId: meeting.meetingId,
		meetingTitle: meeting.title,
		decisionId: decision.id,
		agreement,
		coreNeed: { id: decision.coreNeedId, title: coreNeed?.title ?? '' },
		needs: needs
			.filter(({ status }) => status === 'shown')
			.map(({ id, text }) => ({ id, text }))
			.sort((a, b) => (a.id < b.id ? -1 : 1))
	};
}

function itemCause(
	cause: ChangeCause,
	changeId: string,
	planId: string,
	schoolId: string | null
): ActionItemCause {
	return {
		kind: 'decision',
		meetingId: cause.meetingId,
		meetingTitle: cause.meetingTitle,
		schoolId,
		decisionId: cause.decisionId,
		coreNeedTitle: cause.coreNeed.title,
		changeId,
		planId
	};
}

function agreementOpened(
	{ id: agreementId, content }: Agreement,
	agreement: number,
	meeting: MeetingState
): FollowUp {
	const itemId = followUpId(meeting.meetingId, agreementId, agreement);
	const { responsible, sections } = content;
	return opened(itemId, {
		title: content.what,
		cause: {
			...fromMeeting(meeting),
			kind: 'agreement',
			agreementId,
			sections: meeting.outline.filter(({ code }) => sections.includes(code))
		},
		side: responsible.side,
		owner: responsible.person,
		dueAt: content.dueAt
	});
}

/** What the close leaves open topics with, as far as somebody is to do something. */
function actions(meeting: MeetingState) {
	return openTopics(meeting).flatMap((coreNeed) => {
		const result = meeting.results[coreNeed.id];
		return result?.kind === 'action' ? [{ coreNeed, result }] : [];
	});
}

function actionOpened(
	{ coreNeed, result }: ReturnType<typeof actions>[number],
	meeting: MeetingState
): FollowUp {
	const itemId = followUpId(meeting.meetingId, coreNeed.id, meeting.closings + 1);
	return opened(itemId, {
		title: result.sentence,
		cause: {
			...fromMeeting(meeting),
			kind: 'result',
			coreNeedId: coreNeed.id,
			coreNeedTitle: coreNeed.title
		},
		// A function says who; on which side it stands was not asked.
		side: null,
		owner: result.who,
		dueAt: result.dueAt
	});
}

/** An item that somebody is to carry out. */
function opened(
	itemId: string,
	content: Pick<
		Extract<ActionItemCommand, { type: 'OpenActionItem' }>,
		'title' | 'cause' | 'side' | 'owner' | 'dueAt'
	>
): FollowUp {
	return {
		stream: 'action-item',
		id: itemId,
		commandId: `open.${itemId}`,
		command: { type: 'OpenActionItem', itemId, kind: 'implement', refusal: null, ...content }
	};
}

function dropped(itemId: string, note: string): FollowUp {
	return {
		stream: 'action-item',
		id: itemId,
		commandId: `drop.${itemId}`,
		command: { type: 'MoveActionItem', status: 'dropped', note }
	};
}

function aboutReview({ id, title }: ReviewedItem, meeting: MeetingState) {
	return { title, cause: { ...fromMeeting(meeting), kind: 'review' as const, itemId: id } };
}

function fromMeeting({ meetingId, title, school, planId }: MeetingState) {
	return { meetingId, meetingTitle: title, schoolId: school?.id ?? null, planId };
}

/** Staff settled the item otherwise while the meeting spoke of it: they hear of both. */
function openPointOfReview(
	{ commandId, command, about }: Extract<FollowUp, { stream: 'action-item' }>,
	refusalCode: string
): FollowUp | null {
	if (command.type !== 'ReviewActionItem' || !about) return null;
	if (refusalCode === 'action-item/unchanged') return null;
	const itemId = `${commandId}.clarify`;
	return {
		stream: 'action-item',
		id: itemId,
		commandId: itemId,
		command: {
			type: 'OpenActionItem',
			itemId,
			kind: 'clarify',
			...about,
			refusal: refusalCode,
			side: 'authority',
			owner: '',
			dueAt: command.outcome.kind === 'goes-on' ? command.outcome.dueAt : null
		}
	};
}
