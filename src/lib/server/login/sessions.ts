/**
 * Sign-in sessions of the staff, and the only place that knows lucia (docs/decisions/lucia.md).
 * The browser holds a random id in a cookie, the database its hash. A session ends after 14 days
 * without use, on signing out, and when an administrator takes the access away.
 */
import { Lucia, TimeSpan } from 'lucia';
import type { Db } from '../db/db';
import { SessionAdapter } from './session-adapter';

export interface Session {
	id: string;
	loginId: string;
	/** Its end was moved on: the cookie is to be set again. */
	isRenewed: boolean;
}

/** Without `__Host-`: in a local network the app runs on plain http as well. */
export const SESSION_COOKIE = 'planrunde_login';
export const SESSION_DAYS = 14;

/** What the library generates; a forged cookie of another shape is not even looked up. */
const SESSION_ID = /^[a-z2-7]{40}$/;

export class Sessions {
	readonly #lucia: Lucia;

	constructor(db: Db) {
		this.#lucia = new Lucia(new SessionAdapter(db), {
			sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
			sessionCookie: { name: SESSION_COOKIE }
		});
	}

	/** @returns the id for the cookie; it is stored nowhere else */
	async start(loginId: string): Promise<string> {
		await this.#lucia.deleteExpiredSessions();
		const { id } = await this.#lucia.createSession(loginId, {});
		return id;
	}

	async find(sessionId: string): Promise<Session | null> {
		if (!SESSION_ID.test(sessionId)) return null;
		const { session } = await this.#lucia.validateSession(sessionId);
		return session && { id: session.id, loginId: session.userId, isRenewed: session.fresh };
	}

	/** The id in a Cookie header, as sockets bring it. */
	idIn(cookieHeader: string): string | null {
		return this.#lucia.readSessionCookie(cookieHeader);
	}

	async end(sessionId: string): Promise<void> {
		await this.#lucia.invalidateSession(sessionId);
	}

	async endAll(loginId: string): Promise<void> {
		await this.#lucia.invalidateUserSessions(loginId);
	}
}
