/**
 * Who sees topics: clusters of needs that the audience may read, the parking lot likewise, and
 * of "I have this too" everybody the numbers alone.
 */
import { type AudiencePart, NOTHING, REFRESH, ifEnough, whole } from './audience-part';
import { isSeen } from './cards-audience';
import { isVisible, sees } from './needs-audience';
import type { MeetingState } from './state';
import { countSupports } from './supports';

type TopicEvent =
	| 'TopicsMerged'
	| 'GroupingRestored'
	| 'NeedSplitOff'
	| 'NeedMoved'
	| 'ClusterUnmerged'
	| 'ClusterRetitled'
	| 'NeedSupported'
	| 'NeedUnsupported'
	| 'Parked'
	| 'Unparked'
	| 'ParkedDisposed';

export const topicsPart: AudiencePart<TopicEvent> = {
	view(state, audience) {
		const visible = Object.values(state.needs).filter((need) => isVisible(need, state, audience));
		const isCardSeen = (id: string) => {
			const card = state.cards[id];
			return card !== undefined && isSeen(card, state, audience);
		};
		const used = new Set(visible.map(({ clusterId }) => clusterId));
		return {
			clusters:
				audience === 'moderator'
					? state.clusters
					: Object.fromEntries(Object.entries(state.clusters).filter(([id]) => used.has(id))),
			supports: {},
			supportCounts: countSupports(state),
			parkingLot: state.parkingLot.filter(
				({ id, text }) => text !== null || visible.some((need) => need.id === id) || isCardSeen(id)
			)
		};
	},

	own: (state, seatId) => ({
		supports: Object.fromEntries(
			Object.entries(state.supports)
				.filter(([, seats]) => seats.includes(seatId))
				.map(([needId]) => [needId, [seatId]])
		),
		parkingLot: state.parkingLot.filter(({ id }) => authorOfEntry(state, id) === seatId)
	}),

	combined: (_shared, own) => ({ supports: own.supports }),

	tell: {
		TopicsMerged: (event, moment) =>
			ifEnough({
				...event,
				needIds: event.needIds.filter((id) => sees(moment.after, id, moment))
			}),
		GroupingRestored: (event, moment) =>
			ifEnough({
				...event,
				moves: event.moves.filter(({ needId }) => sees(moment.after, needId, moment))
			}),
		NeedSplitOff: (event, moment) =>
			sees(moment.after, event.needId, moment) ? ifEnough(event) : REFRESH,
		NeedMoved: (event, moment) =>
			sees(moment.after, event.needId, moment) ? ifEnough(event) : REFRESH,
		ClusterUnmerged: ifEnough,
		ClusterRetitled: ifEnough,
		NeedSupported: () => NOTHING,
		NeedUnsupported: () => NOTHING,
		Parked: whole,
		Unparked: whole,
		ParkedDisposed: whole
	},

	concerned: {
		NeedSupported: ({ seatId }) => [seatId],
		NeedUnsupported: ({ seatId }) => [seatId],
		Parked: ({ entry }, before) => [authorOfEntry(before, entry.id)],
		Unparked: ({ entryId }, before) => [authorOfEntry(before, entryId)],
		ParkedDisposed: ({ entryId }, before) => [authorOfEntry(before, entryId)]
	}
};

/** Of the need or card that is parked under this id. */
function authorOfEntry({ needs, cards }: MeetingState, id: string): string | null {
	return (needs[id] ?? cards[id])?.authorSeatId ?? null;
}
