/**
 * Pairing a projector that is another computer. It waits with a code on its picture and a secret
 * in its cookie; who leads the meeting types the code, and the secret opens a screen's seat from
 * then on. The code tells which computer is meant; it opens nothing by itself.
 */
import { and, asc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Db } from '../db/db';
import { meeting, screenPairing, seat } from '../db/schema';
import { limitsWith } from '../limits';
import { guardOf, type RequestGuard } from '../request-guard';
import { hashOf, newJoinCode, newSecret, normaliseCode } from './secrets';

const VALID_MS = 10 * 60_000;
/** Computers that never were paired are forgotten after a day. */
const FORGOTTEN_MS = 24 * 60 * 60_000;

export type Waiting =
	| { kind: 'waiting'; code: string; expiresAt: number }
	| { kind: 'paired'; joinCode: string }
	/** No such secret: the page begins anew. */
	| { kind: 'unknown' };

export interface PairedScreen {
	id: string;
	pairedAt: number;
}

export type PairingRefusal =
	'screen/code-shape' | 'screen/code-unknown' | 'screen/too-many-attempts';

export class ScreenPairings {
	readonly #db: Db;
	readonly #now: () => number;
	/** New waiting computers of one address, and wrong codes of one login or seat. */
	readonly #begun: RequestGuard;
	readonly #wrong: RequestGuard;

	constructor(db: Db, now = () => Date.now(), limits = limitsWith()) {
		this.#db = db;
		this.#now = now;
		this.#begun = guardOf('screensPerAddress', limits);
		this.#wrong = guardOf('wrongScreenCodes', limits);
	}

	/** @returns the secret of a computer that waits from now on; null where this address has had too many */
	async begin(address: string): Promise<string | null> {
		if (!(await this.#begun.mayPass(address))) return null;
		await this.#db
			.delete(screenPairing)
			.where(lt(screenPairing.expiresAt, new Date(this.#now() - FORGOTTEN_MS)));
		const secret = newSecret();
		await this.#db.insert(screenPairing).values({ secretHash: hashOf(secret), ...this.#fresh() });
		return secret;
	}

	/** How it stands with a waiting computer; a code that has expired is renewed. */
	async stateOf(secret: string): Promise<Waiting> {
		const secretHash = hashOf(secret);
		const [paired] = await this.#db
			.select({ joinCode: meeting.joinCode })
			.from(seat)
			.innerJoin(meeting, eq(meeting.id, seat.meetingId))
			.where(and(eq(seat.secretHash, secretHash), isNull(seat.revokedAt)));
		if (paired) return { kind: 'paired', ...paired };
		const [row] = await this.#db
			.select()
			.from(screenPairing)
			.where(eq(screenPairing.secretHash, secretHash));
		if (!row) return { kind: 'unknown' };
		if (row.expiresAt.getTime() > this.#now())
			return { kind: 'waiting', code: row.code, expiresAt: row.expiresAt.getTime() };
		const fresh = this.#fresh();
		await this.#db.update(screenPairing).set(fresh).where(eq(screenPairing.id, row.id));
		return { kind: 'waiting', code: fresh.code, expiresAt: fresh.expiresAt.getTime() };
	}

	/** @param by who types the code, for the limit of wrong ones */
	async pair(meetingId: string, typed: string, by: string): Promise<PairedScreen | PairingRefusal> {
		if (await this.#wrong.isSpent(by)) return 'screen/too-many-attempts';
		const code = normaliseCode(typed);
		if (code === null) return 'screen/code-shape';
		// Of two who type the same code one gets the computer.
		const [row] = await this.#db
			.delete(screenPairing)
			.where(and(eq(screenPairing.code, code), gt(screenPairing.expiresAt, new Date(this.#now()))))
			.returning();
		if (!row) {
			await this.#wrong.mayPass(by);
			return 'screen/code-unknown';
		}
		const [taken] = await this.#db
			.insert(seat)
			.values({ meetingId, role: 'screen', secretHash: row.secretHash })
			.returning();
		if (!taken) throw new Error('The seat was not stored.');
		return shownOf(taken);
	}

	/** Oldest first. */
	async paired(meetingId: string): Promise<PairedScreen[]> {
		const rows = await this.#db
			.select()
			.from(seat)
			.where(and(eq(seat.meetingId, meetingId), eq(seat.role, 'screen'), isNull(seat.revokedAt)))
			.orderBy(asc(seat.createdAt));
		return rows.map(shownOf);
	}

	/** @returns whether there was such a projector; its connections are to end then */
	async unpair(meetingId: string, seatId: string): Promise<boolean> {
		const revoked = await this.#db
			.update(seat)
			.set({ revokedAt: new Date(this.#now()) })
			.where(and(eq(seat.id, seatId), eq(seat.meetingId, meetingId), eq(seat.role, 'screen')))
			.returning({ id: seat.id });
		return revoked.length > 0;
	}

	#fresh(): { code: string; expiresAt: Date } {
		return { code: newJoinCode(), expiresAt: new Date(this.#now() + VALID_MS) };
	}
}

function shownOf({ id, createdAt }: typeof seat.$inferSelect): PairedScreen {
	return { id, pairedAt: createdAt.getTime() };
}
