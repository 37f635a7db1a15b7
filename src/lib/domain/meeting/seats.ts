/** Looking up who is there, in a file of its own: it is all that a phone's first page needs. */
import { fromShelves } from '../kernel/shelves';
import type { MeetingState, Seat } from './state';

/** With what this seat has joined; undefined where it has not, or is none. */
export function seatIn({ seats }: MeetingState, seatId: string | null): Seat | undefined {
	return seatId === null ? undefined : fromShelves(seats, seatId);
}
