import { createHash } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { Adapter } from 'lucia';
import type { Db } from '../db/db';
import { loginSession } from '../db/schema';

/** Stores sessions under a hash of their id: who reads the table cannot sign in with it. */
export class SessionAdapter implements Adapter {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	async getSessionAndUser(id: string): ReturnType<Adapter['getSessionAndUser']> {
		const [row] = await this.#db
			.select({ loginId: loginSession.loginId, expiresAt: loginSession.expiresAt })
			.from(loginSession)
			.where(eq(loginSession.idHash, hashOf(id)));
		if (!row) return [null, null];
		const { loginId, expiresAt } = row;
		// The foreign key deletes the sessions of a login with it.
		return [
			{ id, userId: loginId, expiresAt, attributes: {} },
			{ id: loginId, attributes: {} }
		];
	}

	async getUserSessions(): Promise<never> {
		throw new Error('The ids of sessions are not stored, so they cannot be listed.');
	}

	async setSession(session: Parameters<Adapter['setSession']>[0]): Promise<void> {
		const { id, userId, expiresAt } = session;
		await this.#db.insert(loginSession).values({ idHash: hashOf(id), loginId: userId, expiresAt });
	}

	async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
		await this.#db
			.update(loginSession)
			.set({ expiresAt })
			.where(eq(loginSession.idHash, hashOf(id)));
	}

	async deleteSession(id: string): Promise<void> {
		await this.#db.delete(loginSession).where(eq(loginSession.idHash, hashOf(id)));
	}

	async deleteUserSessions(loginId: string): Promise<void> {
		await this.#db.delete(loginSession).where(eq(loginSession.loginId, loginId));
	}

	async deleteExpiredSessions(): Promise<void> {
		await this.#db.delete(loginSession).where(lt(loginSession.expiresAt, new Date()));
	}
}

/** The id has 200 random bits, so a plain hash cannot be reversed. */
function hashOf(sessionId: string): string {
	return createHash('sha256').update(sessionId).digest('hex');
}
