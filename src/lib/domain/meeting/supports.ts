/**
 * "I have this too": seats that say so of a need which another has entered. Kept by seat, so that
 * nobody counts twice; all that anybody is told is the number. Rules NE.
 */
import { accepted, type Context } from '../kernel/decider';
import { type CommandOf, type MeetingOutcome, refuse, seatOf, without } from './capability';
import type { SharedEvent } from './events';
import { seatIn } from './seats';
import type { MeetingState } from './state';

export function supportNeed(
	{ needId }: CommandOf<'SupportNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const seatId = seatOf(context);
	if (seatId === null || !seatIn(state, seatId)) return refuse('joining/not-joined');
	const need = state.needs[needId];
	if (need?.status !== 'shown') return refuse('need/not-shown');
	if (need.authorSeatId === seatId) return refuse('support/own-need');
	if (isSupportedBy(state, needId, seatId)) return refuse('support/already');
	return accepted({ type: 'NeedSupported', needId, seatId });
}

export function unsupportNeed(
	{ needId }: CommandOf<'UnsupportNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const seatId = seatOf(context);
	if (seatId === null || !isSupportedBy(state, needId, seatId)) return refuse('support/none');
	return accepted({ type: 'NeedUnsupported', needId, seatId });
}

export function isSupportedBy(state: MeetingState, needId: string, seatId: string): boolean {
	return state.supports[needId]?.includes(seatId) ?? false;
}

/**
 * How many have this too, by need and by cluster; who supports two needs of one cluster counts
 * once. What nobody supports, or the room cannot see, is left out. Sorted by id, as all lists.
 */
export function countSupports(state: MeetingState): Record<string, number> {
	const seats = new Map<string, Set<string>>();
	for (const [needId, supporters] of Object.entries(state.supports)) {
		const need = state.needs[needId];
		if (need?.status !== 'shown' || supporters.length === 0) continue;
		seats.set(needId, new Set(supporters));
		if (need.clusterId === null) continue;
		const ofCluster = seats.get(need.clusterId) ?? new Set();
		for (const seatId of supporters) ofCluster.add(seatId);
		seats.set(need.clusterId, ofCluster);
	}
	return Object.fromEntries(
		[...seats].map(([id, { size }]): [string, number] => [id, size]).sort(byId)
	);
}

/** What the counts changed by from one state to the next; 0: gone. Null: nothing has changed. */
export function changedSupports(
	before: MeetingState,
	after: MeetingState
): Record<string, number> | null {
	const isSame = before.supports === after.supports && before.needs === after.needs;
	const isEmpty = ({ supports }: MeetingState) => Object.keys(supports).length === 0;
	if (isSame || (isEmpty(before) && isEmpty(after))) return null;
	const [old, now] = [countSupports(before), countSupports(after)];
	const changed = [...new Set([...Object.keys(old), ...Object.keys(now)])]
		.filter((id) => old[id] !== now[id])
		.map((id): [string, number] => [id, now[id] ?? 0]);
	return changed.length > 0 ? Object.fromEntries(changed.sort(byId)) : null;
}

export function evolveSupports(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'NeedSupported': {
			const { needId, seatId } = event;
			const supporters = [...(state.supports[needId] ?? []), seatId];
			return { ...state, supports: { ...state.supports, [needId]: supporters } };
		}
		case 'NeedUnsupported': {
			const { needId, seatId } = event;
			const supporters = (state.supports[needId] ?? []).filter((id) => id !== seatId);
			const supports = without(state.supports, needId);
			return {
				...state,
				supports: supporters.length > 0 ? { ...supports, [needId]: supporters } : supports
			};
		}
		case 'SupportsCounted':
			return {
				...state,
				supportCounts: Object.fromEntries(
					Object.entries({ ...state.supportCounts, ...event.counts })
						.filter(([, count]) => count > 0)
						.sort(byId)
				)
			};
		default:
			return state;
	}
}

function byId([a]: [string, number], [b]: [string, number]): number {
	return a < b ? -1 : 1;
}
