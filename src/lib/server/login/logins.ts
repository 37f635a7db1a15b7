/**
 * Logins of the staff: signing in and out, who is signed in, the own password. Who may work
 * for which authority is decided in authority/people.ts.
 */
import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/db';
import { authority, login, membership } from '../db/schema';
import { hashPassword, isPassword, passwordFlaw, type PasswordFlaw } from './passwords';
import { Sessions } from './sessions';
import { SignInGuard } from './sign-in-guard';
import type { SignedIn } from './signed-in';

export interface SignInAttempt {
	signInName: string;
	password: string;
	address: string;
	/** Session of before, if any; it ends. */
	earlierSessionId: string | undefined;
}

export type SignInAnswer =
	| { kind: 'signed-in'; sessionId: string }
	/** The same for an unknown name and a wrong password. */
	| { kind: 'refused'; code: 'sign-in/wrong' | 'sign-in/too-many-tries' };

export type PasswordChange =
	| { kind: 'changed' }
	| { kind: 'refused'; code: PasswordFlaw | 'password/current-wrong' | 'sign-in/too-many-tries' };

export class Logins {
	readonly sessions: Sessions;
	readonly #db: Db;
	readonly #guard: SignInGuard;

	constructor(db: Db, guard = new SignInGuard()) {
		this.#db = db;
		this.#guard = guard;
		this.sessions = new Sessions(db);
	}

	async signIn(attempt: SignInAttempt): Promise<SignInAnswer> {
		const { signInName, password, address, earlierSessionId } = attempt;
		if (!(await this.#guard.mayTry(signInName, address)))
			return { kind: 'refused', code: 'sign-in/too-many-tries' };
		const [known] = await this.#db
			.select({ id: login.id, passwordHash: login.passwordHash })
			.from(login)
			.where(eq(sql`lower(${login.signInName})`, sql`lower(${signInName})`));
		const isRight = await isPassword(known?.passwordHash ?? null, password);
		if (!known || !isRight) return { kind: 'refused', code: 'sign-in/wrong' };
		await this.#guard.succeeded(signInName, address);
		if (earlierSessionId !== undefined) await this.sessions.end(earlierSessionId);
		return { kind: 'signed-in', sessionId: await this.sessions.start(known.id) };
	}

	/** The person behind a session; memberships in the order of the authorities' names. */
	async signedInBy(sessionId: string): Promise<{ signedIn: SignedIn; isRenewed: boolean } | null> {
		const session = await this.sessions.find(sessionId);
		if (!session) return null;
		const rows = await this.#db
			.select({
				name: login.name,
				authorityId: membership.authorityId,
				authorityName: authority.name,
				role: membership.role
			})
			.from(login)
			.leftJoin(membership, eq(membership.loginId, login.id))
			.leftJoin(authority, eq(authority.id, membership.authorityId))
			.where(eq(login.id, session.loginId))
			.orderBy(asc(authority.name), asc(authority.id));
		const [first] = rows;
		if (!first) return null;
		return {
			isRenewed: session.isRenewed,
			signedIn: {
				loginId: session.loginId,
				name: first.name,
				memberships: rows.flatMap(({ authorityId, authorityName, role }) =>
					authorityId !== null && authorityName !== null && role !== null
						? [{ authorityId, authorityName, role }]
						: []
				)
			}
		};
	}

	/** Ends every session of the login; the caller starts a new one for the device in use. */
	async changePassword(
		loginId: string,
		{ current, next, address }: { current: string; next: string; address: string }
	): Promise<PasswordChange> {
		const [known] = await this.#db
			.select({ signInName: login.signInName, passwordHash: login.passwordHash })
			.from(login)
			.where(eq(login.id, loginId));
		if (!known || !(await this.#guard.mayTry(known.signInName, address)))
			return { kind: 'refused', code: 'sign-in/too-many-tries' };
		if (!(await isPassword(known.passwordHash, current)))
			return { kind: 'refused', code: 'password/current-wrong' };
		await this.#guard.succeeded(known.signInName, address);
		const flaw = passwordFlaw(next);
		if (flaw) return { kind: 'refused', code: flaw };
		await this.#db
			.update(login)
			.set({ passwordHash: await hashPassword(next) })
			.where(eq(login.id, loginId));
		await this.sessions.endAll(loginId);
		return { kind: 'changed' };
	}
}
