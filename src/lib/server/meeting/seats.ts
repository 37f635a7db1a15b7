/**
 * Seats: what lets a phone, a projector or a moderator's device into one meeting without an
 * account. The device keeps a random secret in a cookie, the database its hash; no name, no address.
 */
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { HANDED_OUT_ROLES, type HandedOutRole, type SeatRole } from '../../domain/kernel/actor';
import type { Db } from '../db/db';
import { Gathered } from '../db/gathered';
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

/** What whoever leads the meeting sees of a link handed out; never its token. */
export interface HandedOut {
	id: string;
	role: HandedOutRole;
	createdAt: number;
	expiresAt: number;
	/** When somebody took the seat; null while the link waits. */
	usedAt: number | null;
}

/** A link to help is good for a working day, and for one device. */
export const HANDED_OUT_MINUTES = 8 * 60;

export const SEAT_COOKIE_SECONDS = 30 * 24 * 60 * 60;

/** One cookie a meeting, so that one phone can take part in several. */
export function seatCookieName(joinCode: string): string {
	return `seat_${joinCode}`;
}

export class Seats {
	readonly #db: Db;
	readonly #byHash: Gathered<Seat>;

	constructor(db: Db) {
		this.#db = db;
		this.#byHash = new Gathered(async (hashes) => {
			const rows = await db
				.select({
					...{ id: seat.id, meetingId: seat.meetingId, role: seat.role },
					hash: seat.secretHash
				})
				.from(seat)
				.where(and(inArray(seat.secretHash, hashes), isNull(seat.revokedAt)));
			return new Map(rows.map(({ hash, ...found }) => [hash, found]));
		});
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

	/** The seat that this secret opens in this meeting; null for one that was revoked. */
	async bySecret(meetingId: string, secret: string): Promise<Seat | null> {
		const found = await this.#byHash.find(hashOf(secret));
		return found?.meetingId === meetingId ? found : null;
	}

	/** A token that gives one seat of this role, once, until it expires. */
	async invite(meetingId: string, role: SeatRole, validForMinutes: number): Promise<string> {
		return (await this.#invite(meetingId, role, validForMinutes)).token;
	}

	/** The same for a helper, with what can be shown and revoked later. */
	async handOut(
		meetingId: string,
		role: HandedOutRole
	): Promise<{ token: string; handedOut: HandedOut }> {
		const { token, row } = await this.#invite(meetingId, role, HANDED_OUT_MINUTES);
		return { token, handedOut: shownOf(row) };
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
					isNull(seatInvitation.revokedAt),
					gt(seatInvitation.expiresAt, new Date())
				)
			)
			.returning({ id: seatInvitation.id, role: seatInvitation.role });
		if (!used) return null;
		const taken = await this.create(meetingId, used.role);
		const [kept] = await this.#db
			.update(seatInvitation)
			.set({ seatId: taken.id })
			.where(and(eq(seatInvitation.id, used.id), isNull(seatInvitation.revokedAt)))
			.returning({ id: seatInvitation.id });
		// Revoked in the moment in which it was taken.
		if (!kept) await this.#revokeSeat(taken.id);
		return kept ? taken : null;
	}

	/** Links to help with this meeting that are not revoked, oldest first. */
	async handedOut(meetingId: string): Promise<HandedOut[]> {
		const rows = await this.#db
			.select()
			.from(seatInvitation)
			.where(
				and(
					eq(seatInvitation.meetingId, meetingId),
					inArray(seatInvitation.role, [...HANDED_OUT_ROLES]),
					isNull(seatInvitation.revokedAt)
				)
			)
			.orderBy(asc(seatInvitation.createdAt));
		return rows.map(shownOf);
	}

	/**
	 * Takes a link back, and with it the seat that it gave.
	 * @returns whether there was such a link, and the seat whose connections are to end
	 */
	async revoke(
		meetingId: string,
		invitationId: string
	): Promise<{ isKnown: boolean; seatId: string | null }> {
		const [revoked] = await this.#db
			.update(seatInvitation)
			.set({ revokedAt: new Date() })
			.where(
				and(
					eq(seatInvitation.id, invitationId),
					eq(seatInvitation.meetingId, meetingId),
					inArray(seatInvitation.role, [...HANDED_OUT_ROLES])
				)
			)
			.returning({ seatId: seatInvitation.seatId });
		if (!revoked) return { isKnown: false, seatId: null };
		if (revoked.seatId !== null) await this.#revokeSeat(revoked.seatId);
		return { isKnown: true, seatId: revoked.seatId };
	}

	async #invite(meetingId: string, role: SeatRole, validForMinutes: number) {
		const token = newSecret();
		const [row] = await this.#db
			.insert(seatInvitation)
			.values({
				meetingId,
				role,
				tokenHash: hashOf(token),
				expiresAt: new Date(Date.now() + validForMinutes * 60_000)
			})
			.returning();
		if (!row) throw new Error('The invitation was not stored.');
		return { token, row };
	}

	async #revokeSeat(seatId: string): Promise<void> {
		await this.#db.update(seat).set({ revokedAt: new Date() }).where(eq(seat.id, seatId));
	}
}

function shownOf({
	id,
	role,
	createdAt,
	expiresAt,
	usedAt
}: typeof seatInvitation.$inferSelect): HandedOut {
	return {
		id,
		role: role as HandedOutRole,
		createdAt: createdAt.getTime(),
		expiresAt: expiresAt.getTime(),
		usedAt: usedAt?.getTime() ?? null
	};
}
