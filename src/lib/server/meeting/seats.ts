/**
 * Seats: what lets a phone, a projector or a moderator's device into one meeting without an
 * account. The device keeps a random secret in a cookie, the database its hash; no name, no address.
 */
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { SeatRole } from '../../domain/kernel/actor';
import type { Db } from '../db/db';
import { seat, seatInvitation } from '../db/schema';
import { hashOf, newSecret } from './secrets';

export interface Seat {
	id: string;
	meetingId: string;
	role: SeatRole;
}

export interface NewSeat extends Seat {
	/** Known to the device only. */
	secret: string;
}

export const SEAT_COOKIE_SECONDS = 30 * 24 * 60 * 60;

/** One cookie a meeting, so that one phone can take part in several. */
export function seatCookieName(joinCode: string): string {
	return `seat_${joinCode}`;
}

export class Seats {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	async create(meetingId: string, role: SeatRole): Promise<NewSeat> {
		const secret = newSecret();
		const [row] = await this.#db
			.insert(seat)
			.values({ meetingId, role, secretHash: hashOf(secret) })
			.returning({ id: seat.id });
		if (!row) throw new Error('The seat was not stored.');
		return { id: row.id, meetingId, role, secret };
	}

	/** The seat that this secret opens in this meeting. */
	async bySecret(meetingId: string, secret: string): Promise<Seat | null> {
		const [row] = await this.#db
			.select({ id: seat.id, meetingId: seat.meetingId, role: seat.role })
			.from(seat)
			.where(and(eq(seat.secretHash, hashOf(secret)), eq(seat.meetingId, meetingId)));
		return row ?? null;
	}

	/** A token that gives one seat of this role, once, until it expires. */
	async invite(meetingId: string, role: SeatRole, validForMinutes: number): Promise<string> {
		const token = newSecret();
		await this.#db.insert(seatInvitation).values({
			meetingId,
			role,
			tokenHash: hashOf(token),
			expiresAt: new Date(Date.now() + validForMinutes * 60_000)
		});
		return token;
	}

	/** Exchanges an invitation for a seat; of two who try at once one gets it. */
	async accept(meetingId: string, token: string): Promise<NewSeat | null> {
		const [used] = await this.#db
			.update(seatInvitation)
			.set({ usedAt: new Date() })
			.where(
				and(
					eq(seatInvitation.tokenHash, hashOf(token)),
					eq(seatInvitation.meetingId, meetingId),
					isNull(seatInvitation.usedAt),
					gt(seatInvitation.expiresAt, new Date())
				)
			)
			.returning({ role: seatInvitation.role });
		return used ? this.create(meetingId, used.role) : null;
	}
}
