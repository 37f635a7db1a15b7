/**
 * Laws of the meeting (docs/rules/audiences.md): whatever people do, in whatever order,
 * each audience's state is its view, and what it may not see is in nothing it is told.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	SHARED_AUDIENCES,
	coalesce,
	ownView,
	seatsConcerned,
	tell,
	tellOwn,
	viewFor
} from './audience';
import { decide, evolve } from './decider';
import type { MeetingEvent, SharedEvent } from './events';
import { initialMeeting, type MeetingState } from './state';
import {
	OBJECTION,
	SEATS,
	prepared,
	someActs,
	contextOf,
	type Act
} from './arbitrary.test-support';

interface Told {
	shared: Record<(typeof SHARED_AUDIENCES)[number], MeetingState>;
	own: Record<string, MeetingState>;
	state: MeetingState;
	accepted: number;
}

/** Plays acts and keeps beside the state what each client would hold. */
function play(
	acts: Act[],
	onTold?: (audience: string, payload: unknown, after: MeetingState) => void
): Told {
	let state = prepared();
	const shared = Object.fromEntries(
		SHARED_AUDIENCES.map((audience) => [audience, viewFor(state, audience)])
	) as Told['shared'];
	const own = Object.fromEntries(SEATS.map((seat) => [seat, ownView(state, seat)]));
	let accepted = 0;
	acts.forEach((act, index) => {
		const outcome = decide(act.command, state, contextOf(act, index));
		if (outcome.kind === 'refused') return;
		accepted++;
		for (const event of outcome.events) {
			const before = state;
			state = evolve(state, event);
			for (const audience of SHARED_AUDIENCES) {
				const told = tell(before, event, state, audience);
				if (told.kind === 'refresh') shared[audience] = viewFor(state, audience);
				else shared[audience] = told.events.reduce(evolve, shared[audience]);
				onTold?.(audience, told.kind === 'refresh' ? shared[audience] : told.events, state);
			}
			for (const seat of seatsConcerned(before, event)) {
				const ownEvent: SharedEvent = tellOwn(before, event, seat);
				own[seat] = evolve(own[seat] ?? initialMeeting, ownEvent);
				onTold?.(seat, ownEvent, state);
			}
		}
	});
	return { shared, own, state, accepted };
}

describe('laws of the meeting', () => {
	it('[AU1] each shared audience holds exactly its view after any history', () => {
		let acceptedInAll = 0;
		fc.assert(
			fc.property(someActs(), (acts) => {
				const { shared, state, accepted } = play(acts);
				acceptedInAll += accepted;
				for (const audience of SHARED_AUDIENCES)
					expect(shared[audience]).toEqual(viewFor(state, audience));
			}),
			{ numRuns: 400 }
		);
		expect(acceptedInAll).toBeGreaterThan(2000);
	});

	it('[AU2] each seat holds exactly its own view after any history', () => {
		fc.assert(
			fc.property(someActs(), (acts) => {
				const { own, state } = play(acts);
				for (const seat of SEATS) expect(own[seat]).toEqual(ownView(state, seat));
			}),
			{ numRuns: 400 }
		);
	});

	it('[AU3] silent, hidden and withdrawn texts, authors and ballots are in nothing that others are told', () => {
		fc.assert(
			fc.property(someActs(), (acts) => {
				play(acts, (audience, payload, after) => {
					const told = JSON.stringify(payload);
					for (const seat of SEATS)
						if (seat !== audience) expect(told, `${seat} told to ${audience}`).not.toContain(seat);
					if (SEATS.includes(audience) || audience === 'moderator') return;
					expect(told, 'what somebody objects in secret').not.toContain(OBJECTION);
					for (const need of Object.values(after.needs))
						// A need and the card that it came from are hidden one by one.
						if (need.status !== 'shown' && need.status !== 'parked' && !need.text.includes('card'))
							expect(told).not.toContain(JSON.stringify(need.text));
					for (const card of Object.values(after.cards))
						if (card.status !== 'shown' && card.status !== 'parked' && card.needId === null)
							expect(told).not.toContain(JSON.stringify(card.text));
				});
			}),
			{ numRuns: 400 }
		);
	});

	it('[AU4] keys of a view are sorted by their random ids, so no order of entry can be read', () => {
		fc.assert(
			fc.property(someActs(), (acts) => {
				const { state } = play(acts);
				for (const audience of SHARED_AUDIENCES) {
					const keys = Object.keys(viewFor(state, audience).needs);
					expect(keys).toEqual([...keys].sort());
				}
			}),
			{ numRuns: 100 }
		);
	});

	it('[ST1] replaying the log gives the same state', () => {
		fc.assert(
			fc.property(someActs(), (acts) => {
				let state = prepared();
				const log: SharedEvent[] = [];
				acts.forEach((act, index) => {
					const outcome = decide(act.command, state, contextOf(act, index));
					if (outcome.kind === 'refused') return;
					log.push(...outcome.events);
					state = outcome.events.reduce(evolve, state);
				});
				const replayed = (JSON.parse(JSON.stringify(log)) as SharedEvent[]).reduce(
					evolve,
					prepared()
				);
				expect(replayed).toEqual(state);
			}),
			{ numRuns: 200 }
		);
	});

	it('[AU5] dropping counts that are replaced in the same frame changes nothing', () => {
		fc.assert(
			fc.property(someActs(), (acts) => {
				let state = prepared();
				const frame: SharedEvent[] = [];
				const start = viewFor(state, 'participants');
				let isWhole = true;
				acts.forEach((act, index) => {
					const outcome = decide(act.command, state, contextOf(act, index));
					if (outcome.kind === 'refused') return;
					for (const event of outcome.events) {
						const before = state;
						state = evolve(state, event);
						const told = tell(before, event, state, 'participants');
						if (told.kind === 'refresh') isWhole = false;
						else frame.push(...told.events);
					}
				});
				fc.pre(isWhole);
				expect(coalesce(frame).reduce(evolve, start)).toEqual(frame.reduce(evolve, start));
			}),
			{ numRuns: 200 }
		);
	});
});

describe('the histories that the laws are tested on', () => {
	it('reach every kind of event, so that no law holds for want of trying', () => {
		const seen = new Map<string, number>();
		for (const acts of fc.sample(someActs(), { numRuns: 3000, seed: 7 })) {
			let state = prepared();
			acts.forEach((act, index) => {
				const outcome = decide(act.command, state, contextOf(act, index));
				if (outcome.kind === 'refused') return;
				for (const event of outcome.events) seen.set(event.type, (seen.get(event.type) ?? 0) + 1);
				state = outcome.events.reduce(evolve, state);
			});
		}
		const rare = EVENT_TYPES.filter((type) => (seen.get(type) ?? 0) < 2);
		expect(rare, JSON.stringify([...seen])).toEqual([]);
	});
});

const EVENT_TYPES: MeetingEvent['type'][] = [
	'StepEntered',
	'TimerStarted',
	'StepSkipped',
	'StepUnskipped',
	'StepAdded',
	'StepRemoved',
	'StepReordered',
	'StepEdited',
	'PlannedEndSet',
	'IntakePaused',
	'IntakeResumed',
	'EditsLocked',
	'EditsUnlocked',
	'EveryoneCalled',
	'EveryoneReleased',
	'ParticipantJoined',
	'NeedSubmitted',
	'NeedEdited',
	'NeedWithdrawn',
	'NeedHidden',
	'NeedRestored',
	'NeedsRevealed',
	'TopicsMerged',
	'ClusterUnmerged',
	'NeedSplitOff',
	'ClusterRetitled',
	'GroupingRestored',
	'DotVoteOpened',
	'BallotCast',
	'DotVoteClosed',
	'DotVoteDiscarded',
	'CardAdded',
	'CardEdited',
	'CardWithdrawn',
	'CardHidden',
	'CardRestored',
	'CardMoved',
	'CardsClosed',
	'CardsReopened',
	'CardsRevealed',
	'CardTakenAsNeed',
	'RoundOpened',
	'AnswerGiven',
	'RoundClosed',
	'RoundDiscarded',
	'GroupShown',
	'ObjectionShown',
	'ObjectionHidden',
	'CoreNeedNamed',
	'CoreNeedDropped',
	'DecisionRecorded',
	'DecisionAgreed',
	'DecisionReopened',
	'ResultRecorded',
	'ResultDropped',
	'FeedbackGiven',
	'FeedbackSummed',
	'ActionItemsShown',
	'ActionItemDecided',
	'ItemDecisionWithdrawn',
	'AgreementRecorded',
	'AgreementDiscarded',
	'AgreementConfirmed',
	'ConfirmationRetracted',
	'IndicatorRecorded',
	'IndicatorRemoved',
	'MeetingClosed',
	'MeetingReopened',
	'NeedMoved',
	'NeedCategorised',
	'NeedSupported',
	'NeedUnsupported',
	'ContradictionMarked',
	'ContradictionDropped',
	'ContradictionResolved',
	'QuestionEnded',
	'ProposalRejected',
	'ProposalRestored',
	'NeedTakenApart',
	'NeedPutTogether',
	'Parked',
	'Unparked',
	'ParkedDisposed',
	'ScreenChanged',
	'ScreenPageTurned',
	'PictureKept',
	'ActDone',
	'ActUndone'
];
