/**
 * Who may see what: the one place that decides it, composed of what each capability says of
 * itself (*-audience.ts). For each audience there is a view of the state and, for each event,
 * what is told of it. Law (tested): applying what is told to the old view gives the new view;
 * where that cannot be, the audience gets a fresh view.
 *
 * Authors, schools, raw ballots and small groups are shown to nobody. Lists are keyed by random
 * ids and sorted by them, so that no order tells who was first. Rules AU.
 */
import {
	type EventOf,
	type EventType,
	type Moment,
	type SharedAudience,
	type Tellers,
	type Telling,
	type Told,
	REFRESH,
	told,
	whole
} from './audience-part';
import { cardsPart } from './cards-audience';
import { closingPart } from './closing-audience';
import { contradictionsPart } from './contradictions-audience';
import { deskPart } from './desk-audience';
import { evolve } from './decider';
import type { MeetingEvent, SharedEvent } from './events';
import { joiningPart } from './joining-audience';
import { needsPart } from './needs-audience';
import { roundsPart } from './rounds-audience';
import { reachesPicture } from './screen-control';
import { initialMeeting, type MeetingState } from './state';
import { changedSupports } from './supports';
import { topicsPart } from './topics-audience';
import { votingPart } from './voting-audience';

export { SHARED_AUDIENCES, type SharedAudience } from './audience-part';

const PARTS = [
	needsPart,
	topicsPart,
	joiningPart,
	votingPart,
	roundsPart,
	cardsPart,
	closingPart,
	contradictionsPart,
	deskPart
];

/** Complete, or it does not compile: a new event is told by a part, or here as it is. */
const TELLERS: Tellers<EventType> = {
	...needsPart.tell,
	...topicsPart.tell,
	...joiningPart.tell,
	...votingPart.tell,
	...roundsPart.tell,
	...cardsPart.tell,
	...closingPart.tell,
	...contradictionsPart.tell,
	...deskPart.tell,
	MeetingPrepared: () => REFRESH,
	TimerStarted: whole,
	TimerStopped: whole,
	StepSkipped: whole,
	StepUnskipped: whole,
	StepAdded: whole,
	StepRemoved: whole,
	StepReordered: whole,
	StepEdited: whole,
	PlannedEndSet: whole,
	IntakePaused: whole,
	IntakeResumed: whole,
	EditsLocked: whole,
	EditsUnlocked: whole,
	EveryoneCalled: whole,
	EveryoneReleased: whole,
	DotVoteOpened: whole,
	DotVoteClosed: whole,
	RoundOpened: whole,
	QuestionEnded: whole,
	CoreNeedNamed: whole,
	CoreNeedDropped: whole,
	DecisionRecorded: whole,
	DecisionDiscarded: whole,
	DecisionAgreed: whole,
	DecisionReopened: whole,
	ResultRecorded: whole,
	ResultDropped: whole,
	ActionItemsShown: whole,
	ActionItemDecided: whole,
	ItemDecisionWithdrawn: whole,
	AgreementRecorded: whole,
	AgreementDiscarded: whole,
	AgreementConfirmed: whole,
	ConfirmationRetracted: whole,
	IndicatorRecorded: whole,
	IndicatorRemoved: whole,
	MeetingClosed: whole,
	MeetingReopened: whole
};

/** What all who share this audience see. */
export function viewFor(state: MeetingState, audience: SharedAudience): MeetingState {
	const slices = PARTS.map((part) => part.view?.(state, audience));
	const picture = audience === 'screen' && state.picture ? viewFor(state.picture, 'screen') : null;
	return { ...layered(state, slices), picture };
}

/** What one seat sees beside its audience: what is its own. */
export function ownView(state: MeetingState, seatId: string): MeetingState {
	const slices = PARTS.map((part) => part.own?.(state, seatId));
	return layered({ ...initialMeeting, status: 'open', meetingId: state.meetingId }, slices);
}

/** What a phone works with: what all participants see, and in it what only this seat sees. */
export function combined(shared: MeetingState, own: MeetingState): MeetingState {
	const slices = PARTS.map((part) => part.combined?.(shared, own));
	return layered(shared, slices);
}

/** What a shared audience is told of an event that led from `before` to `after`. */
export function tell(
	before: MeetingState,
	event: MeetingEvent,
	after: MeetingState,
	audience: SharedAudience
): Told {
	// Rare, and a view is simpler than telling the picture and the meeting behind it apart.
	if (audience === 'screen' && before.picture && reachesPicture(before.picture, event))
		return REFRESH;
	const moment = { before, after, audience };
	const outcome = settled(tellerOf(event)(event, moment), moment);
	if (outcome.kind === 'refresh') return outcome;
	// Whatever regroups or shows needs changes the counts with them.
	const counts = changedSupports(before, after);
	return counts ? told(...outcome.events, { type: 'SupportsCounted', counts }) : outcome;
}

/** Seats that are told something of their own by this event. */
export function seatsConcerned(before: MeetingState, event: MeetingEvent): string[] {
	const seats = PARTS.flatMap(
		({ concerned }) => handlerOf(concerned, event)?.(event, before) ?? []
	);
	return [...new Set(seats.filter((seat) => seat !== null))];
}

/** What a concerned seat is told of its own; in all other events it has no part. */
export function tellOwn(before: MeetingState, event: MeetingEvent, seatId: string): SharedEvent {
	for (const { tellOwn: own } of PARTS) {
		const teller = handlerOf(own, event);
		if (teller) return teller(event, before, seatId);
	}
	return event;
}

/**
 * Drops counts that a later one in the same frame replaces. Not across the freezing of the
 * projector: its picture keeps the count of that moment.
 */
export function coalesce(events: SharedEvent[]): SharedEvent[] {
	const replaced = new Set<SharedEvent>();
	const last = new Map<string, SharedEvent>();
	for (const event of events) {
		if (event.type === 'PictureKept') last.clear();
		const key = countKey(event);
		if (key === null) continue;
		const before = last.get(key);
		if (before) replaced.add(before);
		last.set(key, event);
	}
	return events.filter((event) => !replaced.has(event));
}

/**
 * Do these events only count? Then a view from before them may still be given to whoever comes
 * now: nothing that it shows has been taken away since. Rule AU16.
 */
export function onlyCount(events: readonly SharedEvent[]): boolean {
	return events.every((event) => countKey(event) !== null);
}

function countKey(event: SharedEvent): string | null {
	switch (event.type) {
		case 'SilentNeedsCounted':
		case 'AttendanceCounted':
		case 'FeedbackCounted':
			return event.type;
		case 'BallotsCounted':
			return `${event.type} ${event.voteId}`;
		case 'SilentCardsCounted':
		case 'AnswersCounted':
			return `${event.type} ${event.stepId}`;
		default:
			return null;
	}
}

function layered(base: MeetingState, slices: (Partial<MeetingState> | undefined)[]): MeetingState {
	return Object.assign({ ...base }, ...slices) as MeetingState;
}

type AnyTeller = (event: MeetingEvent, moment: Moment) => Telling;

// The tables pair each event with the function for it, which the type checker cannot follow.
function tellerOf({ type }: MeetingEvent): AnyTeller {
	return TELLERS[type] as AnyTeller;
}

function handlerOf<A extends unknown[], R>(
	table: { [K in EventType]?: (event: EventOf<K>, ...rest: A) => R } | undefined,
	{ type }: MeetingEvent
): ((event: MeetingEvent, ...rest: A) => R) | undefined {
	return table?.[type] as ((event: MeetingEvent, ...rest: A) => R) | undefined;
}

/** For rare acts around hidden needs it is simpler to check the law than to list the cases. */
function settled(telling: Telling, { before, after, audience }: Moment): Told {
	if (telling.kind !== 'if-enough') return telling;
	const reached = evolve(viewFor(before, audience), telling.event);
	return sameGrouping(reached, viewFor(after, audience)) ? told(telling.event) : REFRESH;
}

function sameGrouping(a: MeetingState, b: MeetingState): boolean {
	const outline = ({ clusters, needs, needOrder, silentCount, votes, rounds }: MeetingState) =>
		JSON.stringify([
			Object.entries(clusters).sort(byKey),
			Object.entries(needs).sort(byKey),
			needOrder,
			silentCount,
			votes,
			rounds
		]);
	return outline(a) === outline(b);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
	return a < b ? -1 : 1;
}
