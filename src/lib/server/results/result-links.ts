/**
 * Links to the results of a meeting that open without a login. Only hashes are stored, so a link
 * is known to the process that made it: each makes one when it is first asked, and all of a
 * meeting's links hold until staff renew or revoke them.
 */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../db/db';
import { resultLink } from '../db/schema';
import { hashOf, newSecret } from '../meeting/secrets';

export class ResultLinks {
	readonly #db: Db;
	/** Tokens that this process made, by meeting. */
	readonly #made = new Map<string, string>();
	/** Those under way: of many who ask at once one makes the link. */
	readonly #making = new Map<string, Promise<string>>();

	constructor(db: Db) {
		this.#db = db;
	}

	/** The token of a link that holds; null where staff revoked them. */
	async current(meetingId: string): Promise<string | null> {
		const rows = await this.#db
			.select()
			.from(resultLink)
			.where(eq(resultLink.meetingId, meetingId));
		const active = new Set(rows.filter((row) => !row.revokedAt).map((row) => row.tokenHash));
		if (rows.length > 0 && active.size === 0) return null;
		const made = this.#made.get(meetingId);
		if (made !== undefined && active.has(hashOf(made))) return made;
		return this.#make(meetingId);
	}

	/** The meeting whose results this token shows. */
	async meetingOf(token: string): Promise<string | null> {
		const [row] = await this.#db
			.select({ meetingId: resultLink.meetingId })
			.from(resultLink)
			.where(and(eq(resultLink.tokenHash, hashOf(token)), isNull(resultLink.revokedAt)));
		return row?.meetingId ?? null;
	}

	/** From now on no link made so far opens anything. */
	async revoke(meetingId: string): Promise<void> {
		// One row stays even if no link was ever made: it says that there shall be none.
		await this.#db.insert(resultLink).values({ meetingId, tokenHash: hashOf(newSecret()) });
		await this.#db
			.update(resultLink)
			.set({ revokedAt: new Date() })
			.where(and(eq(resultLink.meetingId, meetingId), isNull(resultLink.revokedAt)));
	}

	/** A new link in place of all others. */
	async renew(meetingId: string): Promise<string> {
		await this.revoke(meetingId);
		return this.#make(meetingId);
	}

	#make(meetingId: string): Promise<string> {
		const begun = this.#making.get(meetingId);
		if (begun) return begun;
		const making = this.#insert(meetingId).finally(() => this.#making.delete(meetingId));
		this.#making.set(meetingId, making);
		return making;
	}

	async #insert(meetingId: string): Promise<string> {
		const token = newSecret();
		await this.#db.insert(resultLink).values({ meetingId, tokenHash: hashOf(token) });
		this.#made.set(meetingId, token);
		return token;
	}
}
