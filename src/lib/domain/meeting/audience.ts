/**
 * Who may see what: the one place that decides it. For each audience there is a view of the
 * state and, for each event, what is told of it. Law (tested): applying what is told to the
 * old view gives the new view; where that cannot be, the audience gets a fresh view.
 *
 * Nobody sees silent needs while they are collected, the moderator neither; afterwards the
 * moderator screens them, and only the reveal shows them to the room. Authors, schools, raw
 * ballots and small groups are shown to nobody. Lists are keyed by random ids and sorted by
 * them, so that no order tells who was first. Rules AU.
 */
import { unreachable } from '../kernel/decider';
import { currentStep } from './capability';
import { evolve } from './decider';
import type { MeetingEvent, SharedEvent } from './events';
import { isGroupLargeEnough, shownAttendance } from './joining';
import { cardsInView, ownCards, tellOfCard } from './cards-audience';
import type { Ballot, Card, Need } from './model';
import { changedSupports, countSupports } from './supports';
import { withoutTitles } from './needs';
import { reachesPicture } from './screen-control';
import { initialScreen } from './screen-settings';
import { roundOf } from './rounds';
import { SMALLEST_SHOWN_GROUP } from './stakeholder-groups';
import { initialMeeting, type MeetingState } from './state';

/** Audiences that many clients share; each event is prepared once for all of them. */
export const SHARED_AUDIENCES = ['moderator', 'screen', 'participants'] as const;
export type SharedAudience = (typeof SHARED_AUDIENCES)[number];

export type Told = { kind: 'events'; events: SharedEvent[] } | { kind: 'refresh' };

const NOTHING: Told = { kind: 'events', events: [] };
const REFRESH: Told = { kind: 'refresh' };

export function viewFor(state: MeetingState, audience: SharedAudience): MeetingState {
	const crowds = audience === 'moderator' ? crowdsOf(state) : new Set<string>();
	const needs = Object.fromEntries(
		Object.values(state.needs)
			.filter((need) => isVisible(need, state, audience))
			.sort((a, b) => (a.id < b.id ? -1 : 1))
			.map((need) => [need.id, redactedNeed(need, state, audience, crowds)])
	);
	const view: MeetingState = {
		...withoutTitlesOf(state, audience),
		seats: {},
		ballots: {},
		answers: {},
		feedback: {},
		cards: cardsInView(state, audience === 'moderator'),
		attendance: audience === 'moderator' ? shownAttendance(state) : {},
		needs,
		needOrder: state.needOrder.filter((id) => needs[id]),
		supports: {},
		supportCounts: countSupports(state),
		parkingLot: state.parkingLot.filter(({ id, text }) => text !== null || needs[id])
	};
	if (audience === 'moderator') return { ...view, picture: null };
	const used = new Set(Object.values(needs).map(({ clusterId }) => clusterId));
	return {
		...view,
		schools: audience === 'screen' ? [] : state.schools,
		clusters: Object.fromEntries(Object.entries(state.clusters).filter(([id]) => used.has(id))),
		feedbackSum: null,
		reversible: [],
		screen: audience === 'screen' ? state.screen : initialScreen,
		picture: audience === 'screen' && state.picture ? viewFor(state.picture, 'screen') : null
	};
}

/** What one seat sees beside its audience: its own needs and its own dots. */
export function ownView(state: MeetingState, seatId: string): MeetingState {
	const seat = state.seats[seatId];
	const own = Object.values(state.needs).filter(({ authorSeatId }) => authorSeatId === seatId);
	const ballots = Object.entries(state.ballots)
		.filter(([, bySeat]) => bySeat[seatId])
		.map(([voteId, bySeat]): [string, Record<string, Ballot>] => [
			voteId,
			{ [seatId]: bySeat[seatId] ?? {} }
		]);
	const cards = ownCards(state, seatId);
	const answers = Object.entries(state.answers).flatMap(([stepId, bySeat]) => {
		const answer = bySeat[seatId];
		return answer ? [[stepId, { [seatId]: answer }] as const] : [];
	});
	return {
		...initialMeeting,
		status: 'open',
		meetingId: state.meetingId,
		seats: seat ? { [seatId]: seat } : {},
		joined: seat?.people ?? 0,
		attendance: seat ? { [seat.group]: seat.people } : {},
		needs: Object.fromEntries(
			own.map((need) => [need.id, { ...withoutLateness(need), clusterId: null }])
		),
		needOrder: state.needOrder.filter((id) => own.some((need) => need.id === id)),
		silentCount: own.filter(({ status }) => status === 'silent').length,
		ballots: Object.fromEntries(ballots),
		answers: Object.fromEntries(answers),
		...ownFeedback(state, seatId),
		cards: Object.fromEntries(cards.map((card) => [card.id, card])),
		silentCards: silentByStep(cards),
		supports: Object.fromEntries(
			Object.entries(state.supports)
				.filter(([, seats]) => seats.includes(seatId))
				.map(([needId]) => [needId, [seatId]])
		),
		parkingLot: state.parkingLot.filter(({ id }) => own.some((need) => need.id === id))
	};
}

/** What a phone works with: what all participants see, and in it what only this seat sees. */
export function combined(shared: MeetingState, own: MeetingState): MeetingState {
	const ownNeeds = Object.values(own.needs).map((need): [string, Need] => [
		need.id,
		{ ...need, clusterId: shared.needs[need.id]?.clusterId ?? null }
	]);
	const ownCardsNow = Object.values(own.cards).map((card): [string, Card] => [
		card.id,
		{ ...card, needId: shared.cards[card.id]?.needId ?? null }
	]);
	return {
		...shared,
		seats: own.seats,
		needs: { ...shared.needs, ...Object.fromEntries(ownNeeds) },
		ballots: own.ballots,
		answers: own.answers,
		feedback: own.feedback,
		cards: { ...shared.cards, ...Object.fromEntries(ownCardsNow) },
		supports: own.supports
	};
}

/** What a shared audience is told of an event that led from `before` to `after`. */
export function tell(
	before: MeetingState,
	event: MeetingEvent,
	after: MeetingState,
	audience: SharedAudience
): Told {
	const outcome = tellEvent(before, event, after, audience);
	if (outcome.kind === 'refresh') return outcome;
	// Whatever regroups or shows needs changes the counts with them.
	const counts = changedSupports(before, after);
	return counts ? told(...outcome.events, { type: 'SupportsCounted', counts }) : outcome;
}

function tellEvent(
	before: MeetingState,
	event: MeetingEvent,
	after: MeetingState,
	audience: SharedAudience
): Told {
	const counted: SharedEvent = { type: 'SilentNeedsCounted', count: after.silentCount };
	const sees = (state: MeetingState, needId: string) => {
		const need = state.needs[needId];
		return need !== undefined && isVisible(need, state, audience);
	};
	// Rare, and a view is simpler than telling the picture and the meeting behind it apart.
	if (audience === 'screen' && before.picture && reachesPicture(before.picture, event))
		return REFRESH;
	switch (event.type) {
		case 'MeetingPrepared':
			return REFRESH;
		case 'StepEntered':
			return audience === 'moderator' &&
				before.silentCount > 0 &&
				maySeeSilent(before) !== maySeeSilent(after)
				? REFRESH
				: told(event);
		case 'ParticipantJoined':
			return tellJoined(before, event, after, audience);
		case 'NeedSubmitted':
			return sees(after, event.need.id) ? REFRESH : told(counted);
		case 'NeedEdited':
			if (!sees(after, event.needId)) return NOTHING;
			return told(audience === 'moderator' ? event : { ...event, originalText: null });
		case 'NeedCategorised':
			return sees(after, event.needId) ? told(event) : NOTHING;
		case 'NeedWithdrawn': {
			const wasSilent = before.silentCount !== after.silentCount;
			return told(
				...(sees(before, event.needId)
					? [{ type: 'NeedRemoved', needId: event.needId } as const]
					: []),
				...(wasSilent ? [counted] : [])
			);
		}
		case 'NeedHidden':
			if (audience === 'moderator') return sees(before, event.needId) ? told(event) : REFRESH;
			return sees(before, event.needId)
				? orRefresh(before, after, audience, { type: 'NeedRemoved', needId: event.needId })
				: told(counted);
		case 'NeedRestored':
			if (audience === 'moderator') return sees(after, event.needId) ? told(event) : REFRESH;
			return sees(after, event.needId) ? REFRESH : told(counted);
		case 'NeedsRevealed':
			return audience === 'moderator' ? told(event) : REFRESH;
		case 'TopicsMerged':
			return orRefresh(before, after, audience, {
				...event,
				needIds: event.needIds.filter((id) => sees(after, id))
			});
		case 'GroupingRestored':
			return orRefresh(before, after, audience, {
				...event,
				moves: event.moves.filter(({ needId }) => sees(after, needId))
			});
		case 'NeedSplitOff':
		case 'NeedMoved':
			return sees(after, event.needId) ? orRefresh(before, after, audience, event) : REFRESH;
		case 'ClusterUnmerged':
		case 'ClusterRetitled':
			return orRefresh(before, after, audience, event);
		case 'NeedSupported':
		case 'NeedUnsupported':
			return NOTHING;
		case 'BallotCast': {
			const count = after.votes.find(({ id }) => id === event.voteId)?.ballotCount ?? 0;
			return told({ type: 'BallotsCounted', voteId: event.voteId, count });
		}
		case 'ScreenChanged':
		case 'ScreenPageTurned':
			return audience === 'participants' ? NOTHING : told(event);
		case 'PictureKept':
			return audience === 'screen' ? told(event) : NOTHING;
		case 'CardAdded':
		case 'CardEdited':
		case 'CardWithdrawn':
		case 'CardHidden':
		case 'CardRestored':
		case 'CardMoved':
		case 'CardTakenAsNeed':
			return told(...tellOfCard(before, event, after, audience === 'moderator'));
		case 'CardsRevealed':
			return REFRESH;
		case 'AnswerGiven':
			return told({
				type: 'AnswersCounted',
				stepId: event.stepId,
				count: roundOf(after, event.stepId)?.answerCount ?? 0
			});
		case 'FeedbackGiven':
			return told({ type: 'FeedbackCounted', count: after.feedbackCount });
		case 'FeedbackSummed':
		case 'ActDone':
		case 'ActUndone':
			return audience === 'moderator' ? told(event) : NOTHING;
		case 'Parked':
		case 'Unparked':
		case 'ParkedDisposed':
		case 'TimerStarted':
		case 'TimerStopped':
		case 'StepSkipped':
		case 'StepUnskipped':
		case 'StepAdded':
		case 'StepRemoved':
		case 'StepReordered':
		case 'StepEdited':
		case 'PlannedEndSet':
		case 'IntakePaused':
		case 'IntakeResumed':
		case 'EditsLocked':
		case 'EditsUnlocked':
		case 'EveryoneCalled':
		case 'EveryoneReleased':
		case 'DotVoteOpened':
		case 'DotVoteClosed':
		case 'DotVoteDiscarded':
		case 'RoundOpened':
		case 'RoundClosed':
		case 'CoreNeedNamed':
		case 'CoreNeedDropped':
		case 'DecisionRecorded':
		case 'DecisionDiscarded':
		case 'DecisionAgreed':
		case 'DecisionReopened':
		case 'ResultRecorded':
		case 'ResultDropped':
		case 'ActionItemsShown':
		case 'ActionItemDecided':
		case 'ItemDecisionWithdrawn':
		case 'AgreementRecorded':
		case 'AgreementDiscarded':
		case 'AgreementConfirmed':
		case 'ConfirmationRetracted':
		case 'IndicatorRecorded':
		case 'IndicatorRemoved':
		case 'MeetingClosed':
		case 'MeetingReopened':
			return told(event);
		default:
			return unreachable(event);
	}
}

/** Seats that are told something of their own by this event. */
export function seatsConcerned(before: MeetingState, event: MeetingEvent): string[] {
	switch (event.type) {
		case 'ParticipantJoined':
		case 'BallotCast':
		case 'AnswerGiven':
		case 'FeedbackGiven':
		case 'NeedSupported':
		case 'NeedUnsupported':
			return [event.seatId];
		case 'NeedSubmitted':
			return event.need.authorSeatId === null ? [] : [event.need.authorSeatId];
		case 'NeedEdited':
		case 'NeedCategorised':
		case 'NeedWithdrawn':
		case 'NeedHidden':
		case 'NeedRestored':
			return authorsOf(before, [event.needId]);
		case 'Parked':
			return authorsOf(before, [event.entry.id]);
		case 'Unparked':
		case 'ParkedDisposed':
			return authorsOf(before, [event.entryId]);
		case 'NeedsRevealed':
			return authorsOf(before, event.needIds);
		case 'CardAdded':
			return event.card.authorSeatId === null ? [] : [event.card.authorSeatId];
		case 'CardEdited':
		case 'CardWithdrawn':
		case 'CardHidden':
		case 'CardRestored':
		case 'CardMoved':
			return authorsOfCards(before, [event.cardId]);
		case 'CardsRevealed':
			return authorsOfCards(before, event.cardIds);
		case 'DotVoteDiscarded':
			return Object.keys(before.ballots[event.voteId] ?? {});
		default:
			return [];
	}
}

/** What a concerned seat is told of its own; in all other events it has no part. */
export function tellOwn(state: MeetingState, event: MeetingEvent, seatId: string): SharedEvent {
	if (event.type === 'CardsRevealed')
		return {
			...event,
			cardIds: event.cardIds.filter((id) => state.cards[id]?.authorSeatId === seatId)
		};
	if (event.type === 'NeedSubmitted') return { ...event, need: withoutLateness(event.need) };
	if (event.type !== 'NeedsRevealed') return event;
	return {
		...event,
		needIds: event.needIds.filter((id) => state.needs[id]?.authorSeatId === seatId)
	};
}

/** Drops counts that a later one in the same frame replaces. */
export function coalesce(events: SharedEvent[]): SharedEvent[] {
	const last = new Map<string, SharedEvent>();
	for (const event of events) {
		const key = countKey(event);
		if (key !== null) last.set(key, event);
	}
	return events.filter((event) => {
		const key = countKey(event);
		return key === null || last.get(key) === event;
	});
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

function ownFeedback(
	state: MeetingState,
	seatId: string
): Pick<MeetingState, 'feedback' | 'feedbackCount'> {
	const own = state.feedback[seatId];
	return { feedback: own ? { [seatId]: own } : {}, feedbackCount: own ? 1 : 0 };
}

function authorsOfCards(state: MeetingState, cardIds: string[]): string[] {
	const authors = cardIds.map((id) => state.cards[id]?.authorSeatId ?? null);
	return [...new Set(authors.filter((author) => author !== null))];
}

function silentByStep(cards: Card[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { stepId, status } of cards)
		if (status === 'silent') counts[stepId] = (counts[stepId] ?? 0) + 1;
	return counts;
}

function authorsOf(state: MeetingState, needIds: string[]): string[] {
	const authors = needIds.map((id) => state.needs[id]?.authorSeatId ?? null);
	return [...new Set(authors.filter((author) => author !== null))];
}

function tellJoined(
	before: MeetingState,
	event: Extract<MeetingEvent, { type: 'ParticipantJoined' }>,
	after: MeetingState,
	audience: SharedAudience
): Told {
	if (audience !== 'moderator')
		return told({ type: 'AttendanceCounted', joined: after.joined, attendance: {} });
	const previous = before.seats[event.seatId]?.group;
	const groups = previous === undefined ? [event.group] : [event.group, previous];
	// A group that becomes large enough to be shown is shown with the needs that are there already.
	if (
		groups.some(
			(group) => isGroupLargeEnough(before, group) !== isGroupLargeEnough(after, group)
		) ||
		[...crowdsOf(before)].sort().join() !== [...crowdsOf(after)].sort().join()
	)
		return REFRESH;
	return told({
		type: 'AttendanceCounted',
		joined: after.joined,
		attendance: shownAttendance(after)
	});
}

function told(...events: SharedEvent[]): Told {
	return { kind: 'events', events };
}

/** For rare acts around hidden needs it is simpler to check the law than to list the cases. */
function orRefresh(
	before: MeetingState,
	after: MeetingState,
	audience: SharedAudience,
	event: SharedEvent
): Told {
	const reached = evolve(viewFor(before, audience), event);
	const wanted = viewFor(after, audience);
	return sameGrouping(reached, wanted) ? told(event) : REFRESH;
}

function sameGrouping(a: MeetingState, b: MeetingState): boolean {
	const outline = ({ clusters, needs, needOrder, silentCount, votes }: MeetingState) =>
		JSON.stringify([
			Object.entries(clusters).sort(byKey),
			Object.entries(needs).sort(byKey),
			needOrder,
			silentCount,
			votes
		]);
	return outline(a) === outline(b);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
	return a < b ? -1 : 1;
}

/** Options of a vote keep their titles, but not those of needs that this audience may no longer read. */
function withoutTitlesOf(state: MeetingState, audience: SharedAudience): MeetingState {
	return Object.values(state.needs)
		.filter((need) => !isVisible(need, state, audience))
		.reduce((current, { id }) => withoutTitles(current, id), state);
}

function maySeeSilent(state: MeetingState): boolean {
	return currentStep(state)?.kind !== 'collect';
}

function isVisible(need: Need, state: MeetingState, audience: SharedAudience): boolean {
	switch (need.status) {
		case 'shown':
		case 'parked':
			return true;
		case 'silent':
			return audience === 'moderator' && maySeeSilent(state);
		case 'hidden':
			return audience === 'moderator';
		case 'withdrawn':
			return false;
		default:
			return unreachable(need.status);
	}
}

/**
 * Groups within schools that have enough people here. A school is named for these alone: with
 * group and school filtered at once, a single person could be found in a school of many.
 */
function crowdsOf(state: MeetingState): Set<string> {
	const counts = new Map<string, number>();
	for (const { group, schoolId } of Object.values(state.seats)) {
		if (schoolId === null) continue;
		const crowd = crowdOf(group, schoolId);
		counts.set(crowd, (counts.get(crowd) ?? 0) + 1);
	}
	return new Set([...counts].flatMap(([id, count]) => (count >= SMALLEST_SHOWN_GROUP ? [id] : [])));
}

function crowdOf(group: string | null, schoolId: string | null): string {
	return `${group} ${schoolId}`;
}

function withoutLateness({ isLate: _isLate, ...need }: Need): Need {
	return need;
}

function redactedNeed(
	need: Need,
	state: MeetingState,
	audience: SharedAudience,
	crowds: ReadonlySet<string>
): Need {
	const isModerator = audience === 'moderator';
	return {
		...(isModerator ? need : withoutLateness(need)),
		authorSeatId: null,
		schoolId: crowds.has(crowdOf(need.group, need.schoolId)) ? need.schoolId : null,
		group:
			isModerator && need.group !== null && isGroupLargeEnough(state, need.group)
				? need.group
				: null,
		originalText: isModerator ? need.originalText : null
	};
}
