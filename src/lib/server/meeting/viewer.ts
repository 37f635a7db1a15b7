/**
 * Who somebody is in a meeting, from what they bring: a seat's secret or a login. Sockets and
 * pages ask here, so both give the same answer. Never from what a message says.
 */
import { isHandedOut, mayLead, mayModerate, type Actor } from '../../domain/kernel/actor';
import type { SharedAudience } from '../../domain/meeting/audience';
import type { Surface } from '../../protocol/messages';
import { roleIn, type SignedIn } from '../login/signed-in';
import type { MeetingRow } from './meetings';
import type { Seat, Seats } from './seats';

export interface Credentials {
	seatSecret: string | null;
	signedIn: SignedIn | null;
}

export interface Viewer {
	/** Null for a screen: it looks and never acts. */
	actor: Actor | null;
	audience: SharedAudience;
	/** For what only this seat, or whoever sits at the desk, may see; null for screens. */
	seatId: string | null;
	/** Of a projector that was paired: with its seat its connections end. */
	screenSeatId?: string;
}

export type ViewerRefusal =
	'connection/seat-unknown' | 'connection/seat-ended' | 'right/not-signed-in' | 'right/missing';

export async function viewerOf(
	meeting: MeetingRow,
	surface: Surface,
	{ seatSecret, signedIn }: Credentials,
	seats: Seats
): Promise<Viewer | ViewerRefusal> {
	const seat = seatSecret === null ? null : await standingSeat(meeting, seatSecret, seats);
	const role = roleIn(signedIn, meeting.authorityId);
	const staff: Actor | null =
		signedIn && role ? { kind: 'staff', loginId: signedIn.loginId, role } : null;
	switch (surface) {
		case 'phone':
			if (seat?.role !== 'participant') return 'connection/seat-unknown';
			return {
				actor: actorOf(seat),
				audience: 'participants',
				seatId: seat.id
			};
		case 'helper':
			if (seat?.role === 'input-helper')
				return { actor: actorOf(seat), audience: 'participants', seatId: seat.id };
			return seatSecret !== null && !seat ? 'connection/seat-ended' : 'connection/seat-unknown';
		case 'screen':
			if (seat?.role === 'screen')
				return { actor: null, audience: 'screen', seatId: null, screenSeatId: seat.id };
			if ((seat && mayModerate(actorOf(seat))) || staff)
				return { actor: null, audience: 'screen', seatId: null };
			return signedIn ? 'right/missing' : 'right/not-signed-in';
		case 'preview': {
			const viewer = await viewerOf(meeting, 'moderator', { seatSecret, signedIn }, seats);
			if (typeof viewer === 'string') return viewer;
			return { actor: null, audience: 'participants', seatId: null };
		}
		case 'moderator': {
			// Of seat and login, the one with more rights.
			const actors = [...(seat ? [actorOf(seat)] : []), ...(staff ? [staff] : [])];
			const actor = actors.find(mayLead) ?? actors.find(mayModerate);
			if (actor) return { actor, audience: 'moderator', seatId: authorIdOf(actor) };
			if (signedIn) return 'right/missing';
			return seatSecret !== null && !seat ? 'connection/seat-ended' : 'right/not-signed-in';
		}
	}
}

/** The seat that this secret opens; those handed out end with their meeting. */
export async function standingSeat(
	meeting: MeetingRow,
	seatSecret: string,
	seats: Seats
): Promise<Seat | null> {
	const seat = await seats.bySecret(meeting.id, seatSecret);
	return seat && isHandedOut(seat.role) && meeting.state === 'closed' ? null : seat;
}

/** Under which id the needs stand that this actor enters. */
function authorIdOf(actor: Actor): string | null {
	if (actor.kind === 'system') return null;
	return actor.kind === 'seat' ? actor.seatId : actor.loginId;
}

function actorOf({ id, role }: Seat): Actor {
	return { kind: 'seat', seatId: id, role };
}
