import type { Need } from '$lib/domain/meeting/model';
import type { MeetingState } from '$lib/domain/meeting/state';

/** The seat's own needs, without those it withdrew: what was entered last stands first. */
export function ownNeedsNewestFirst(state: MeetingState, seatId: string): Need[] {
	const own = Object.values(state.needs).filter(
		({ authorSeatId, status }) => authorSeatId === seatId && status !== 'withdrawn'
	);
	return own.reverse();
}
