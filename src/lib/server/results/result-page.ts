/**
 * What the result page shows: the meeting as its participants saw it, how each core need went
 * on since, and for a device that took part what became of its own needs. Built on the view of
 * the participants, so what they may not see cannot get here.
 */
import type { ActionItemState, ActionItemStatus } from '../../domain/action-item/action-item';
import { followUpId } from '../../domain/follow-ups';
import { isSettled } from '../../domain/meeting/agreements';
import { combined, ownView, viewFor } from '../../domain/meeting/audience';
import { indicatorsOf } from '../../domain/meeting/indicators';
import { shownAttendance } from '../../domain/meeting/joining';
import type {
	AgreementContent,
	DecisionContent,
	Disposition,
	Indicator,
	ResultContent,
	ReviewedItem,
	SectionRef
} from '../../domain/meeting/model';
import { parkedEntries } from '../../domain/meeting/parking';
import type { MeetingState } from '../../domain/meeting/state';
import type { StakeholderGroup } from '../../domain/meeting/stakeholder-groups';
import { needsOfTopic, topics } from '../../domain/meeting/topics';
import type { PlanChange } from '../../domain/plan/plan';
import {
	type CardsOfStep,
	type RoundOfStep,
	cardsOf,
	roundsOf,
	contradictionsOf,
	type ShownContradiction
} from './shown-steps';

interface ShownNeed {
	id: string;
	text: string;
	isOwn: boolean;
}

export interface CoreNeedResult {
	id: string;
	title: string;
	needs: ShownNeed[];
	decision: DecisionContent | null;
	result: ResultContent | null;
	/** How the decision, or the action of the result, stands today. */
	today: (Today & { isWithdrawn: boolean }) | null;
}

/** Of an action item; null where there is none. */
interface Today {
	item: ActionItemStatus | null;
	dueAt: string | null;
}

export interface OwnNeedResult {
	id: string;
	text: string;
	/** Unseen: never revealed, or hidden by the moderator. */
	kind: 'core-need' | 'topic' | 'parked' | 'card' | 'unseen';
	/** Of the core need, the bundle or the column that it went into; empty where it stands alone. */
	became: string;
	coreNeedId: string | null;
	/** Of a parked one. */
	disposition: Disposition | null;
}

export interface ResultPage {
	title: string;
	question: string;
	joined: number;
	groups: { group: StakeholderGroup; count: number }[];
	needCount: number;
	coreNeeds: CoreNeedResult[];
	/** What was named no core need. */
	topics: { id: string; title: string; isCluster: boolean; needs: ShownNeed[] }[];
	parked: { id: string; text: string; disposition: Disposition | null }[];
	/** Shown together, by step and column; steps without any are left out. */
	cards: CardsOfStep[];
	/** What everybody was asked and answered in secret, as the room saw it; open ones are left out. */
	rounds: RoundOfStep[];
	/** Which needs exclude each other, and what the room came to. */
	contradictions: ShownContradiction[];
	/** What a review settled; empty where the meeting was none. */
	review: { items: ReviewedItem[]; indicators: Indicator[] };
	/** Of both sides, with how each stands today. */
	agreements: { id: string; content: AgreementContent; today: Today }[];
	outline: SectionRef[];
	/** Null for a device that has no seat in the meeting. */
	own: OwnNeedResult[] | null;
}

interface Since {
	changes: PlanChange[];
	items: ActionItemState[];
}

/** @param seatId of the participant who looks, null for everybody else */
export function resultPage(
	state: MeetingState,
	{ changes, items }: Since,
	seatId: string | null
): ResultPage {
	const view = viewFor(state, 'participants');
	const ownIds = new Set(seatId === null ? [] : Object.keys(ownView(state, seatId).needs));
	const shown = (needs: { id: string; text: string; status: string }[]): ShownNeed[] =>
		needs
			.filter(({ status }) => status === 'shown')
			.map(({ id, text }) => ({ id, text, isOwn: ownIds.has(id) }));
	const today = (itemId: string): Today => {
		const item = items.find(({ id }) => id === itemId);
		return { item: item?.status ?? null, dueAt: item?.dueAt ?? null };
	};
	const all = topics(view);
	const used = new Set(view.coreNeeds.map(({ topicId }) => topicId));
	return {
		title: view.title,
		question: view.question,
		joined: view.joined,
		groups: Object.entries(shownAttendance(state)).map(([group, count]) => ({
			group: group as StakeholderGroup,
			count
		})),
		needCount: all.reduce((sum, { needs }) => sum + needs.length, 0),
		coreNeeds: view.coreNeeds.map(({ id, topicId, title }) => {
			const decision = view.decisions.find(
				(known) => known.coreNeedId === id && known.status === 'agreed'
			);
			const result = decision ? null : (view.results[id] ?? null);
			const followUp = decision
				? followUpId(state.meetingId, decision.id, decision.agreements)
				: followUpId(state.meetingId, id, state.closings);
			return {
				id,
				title,
				needs: shown(needsOfTopic(view, topicId)),
				decision: decision?.content ?? null,
				result,
				today:
					decision || result?.kind === 'action'
						? {
								isWithdrawn: changes.some(
									(change) => change.id === followUp && change.status === 'withdrawn'
								),
								...today(followUp)
							}
						: null
			};
		}),
		topics: all
			.filter(({ id }) => !used.has(id))
			.map(({ id, title, isCluster, needs }) => ({ id, title, isCluster, needs: shown(needs) })),
		cards: cardsOf(view, ({ id }) => seatId !== null && state.cards[id]?.authorSeatId === seatId),
		rounds: roundsOf(view),
		contradictions: contradictionsOf(view),
		review: {
			items: view.reviewedItems.filter(({ decision }) => decision !== null),
			indicators: view.agenda.flatMap((step) =>
				step.kind === 'indicators' ? indicatorsOf(view, step) : []
			)
		},
		agreements: view.agreements.filter(isSettled).map(({ id, content, agreements: times }) => ({
			id,
			content,
			today: today(followUpId(state.meetingId, id, times))
		})),
		parked: parkedEntries(view).map(({ entry, text }) => ({ ...entry, text })),
		outline: view.outline,
		own: seatId === null ? null : [...ownResults(state, view, seatId), ...ownCards(state, seatId)]
	};
}

/** The cards of a device, with the columns that they are read in. */
function ownCards(state: MeetingState, seatId: string): OwnNeedResult[] {
	return Object.values(state.cards).flatMap(({ id, text, status, ...card }): OwnNeedResult[] => {
		if (card.authorSeatId !== seatId || status === 'withdrawn') return [];
		const own = { id, text, became: '', coreNeedId: null, disposition: null };
		if (status === 'parked') return [{ ...own, ...parkedAs(state, id) }];
		if (status !== 'shown') return [{ ...own, kind: 'unseen' }];
		const step = state.agenda.find((one) => one.id === card.stepId);
		const column =
			step?.kind === 'cards' ? step.settings.columns.find((one) => one.id === card.columnId) : null;
		return [{ ...own, kind: 'card', became: column?.title || (step?.title ?? '') }];
	});
}

function ownResults(state: MeetingState, view: MeetingState, seatId: string): OwnNeedResult[] {
	const { needs, clusters, coreNeeds } = combined(view, ownView(state, seatId));
	return Object.keys(ownView(state, seatId).needs).flatMap((id): OwnNeedResult[] => {
		const need = needs[id];
		if (!need || need.status === 'withdrawn') return [];
		const own = { id, text: need.text, became: '', coreNeedId: null, disposition: null };
		if (need.status === 'parked') return [{ ...own, ...parkedAs(state, id) }];
		if (need.status !== 'shown') return [{ ...own, kind: 'unseen' }];
		const coreNeed = coreNeeds.find(({ topicId }) => topicId === (need.clusterId ?? id));
		if (coreNeed)
			return [{ ...own, kind: 'core-need', became: coreNeed.title, coreNeedId: coreNeed.id }];
		const became = need.clusterId === null ? '' : (clusters[need.clusterId]?.title ?? '');
		return [{ ...own, kind: 'topic', became }];
	});
}

function parkedAs({ parkingLot }: MeetingState, id: string) {
	const disposition = parkingLot.find((entry) => entry.id === id)?.disposition ?? null;
	return { kind: 'parked', disposition } as const;
}
