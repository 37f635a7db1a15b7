/**
 * Who somebody is in a meeting, from what they bring: a seat's secret or a login. Sockets and
 * pages ask here, so both give the same answer. Never from what a message says.
 */
import { mayModerate, type Actor } from '../../domain/kernel/actor';
import type { SharedAudience } from '../../domain/meeting/audience';
import type { Surface } from '../../protocol/messages';
import { roleIn, type SignedIn } from '../login/signed-in';
import type { MeetingRow } from './meetings';
import type { Seats } from './seats';

export interface Credentials {
	seatSecret: string | null;
	signedIn: SignedIn | null;
}

export interface Viewer {
	/** Null for a screen: it looks and never acts. */
	actor: Actor | null;
	audience: SharedAudience;
	/** Of a participant, for what only this seat may see. */
	seatId: string | null;
}

export type ViewerRefusal = 'connection/seat-unknown' | 'right/not-signed-in' | 'right/missing';

export async function viewerOf(
	meeting: MeetingRow,
	surface: Surface,
	{ seatSecret, signedIn }: Credentials,
	seats: Seats
): Promise<Viewer | ViewerRefusal> {
	const seat = seatSecret === null ? null : await seats.bySecret(meeting.id, seatSecret);
	const role = roleIn(signedIn, meeting.authorityId);
	const staff: Actor | null =
		signedIn && role ? { kind: 'staff', loginId: signedIn.loginId, role } : null;
	switch (surface) {
		case 'phone':
			if (seat?.role !== 'participant') return 'connection/seat-unknown';
			return {
				actor: { kind: 'seat', seatId: seat.id, role: 'participant' },
				audience: 'participants',
				seatId: seat.id
			};
		case 'screen':
			if (seat?.role === 'screen' || seat?.role === 'moderator' || staff)
				return { actor: null, audience: 'screen', seatId: null };
			return signedIn ? 'right/missing' : 'right/not-signed-in';
		case 'moderator': {
			const actor: Actor | null =
				seat?.role === 'moderator' ? { kind: 'seat', seatId: seat.id, role: 'moderator' } : staff;
			if (!actor) return signedIn ? 'right/missing' : 'right/not-signed-in';
			return mayModerate(actor) ? { actor, audience: 'moderator', seatId: null } : 'right/missing';
		}
	}
}
