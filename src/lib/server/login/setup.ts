/**
 * Setting the installation up: while there is no login, a one-time token lets one person name
 * the school authority and become its first administrator. Minting a token ends the earlier ones.
 */
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/db';
import { authority, login, membership, setupToken } from '../db/schema';
import { hashOf, newSecret } from '../meeting/secrets';
import { hashPassword } from './passwords';

export interface FirstAdministrator {
	authorityName: string;
	name: string;
	signInName: string;
	password: string;
}

export type SetupAnswer =
	| { kind: 'done'; loginId: string }
	| { kind: 'refused'; code: 'setup/link-not-valid' | 'setup/already-done' };

const VALID_MS = 60 * 60 * 1000;
/** Arbitrary; the same in every process. */
const LOCK = 4_711_001;

export class Setup {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	async isNeeded(): Promise<boolean> {
		return (await this.#db.select({ id: login.id }).from(login).limit(1)).length === 0;
	}

	/** Null once there is a login. */
	async mintToken(): Promise<string | null> {
		if (!(await this.isNeeded())) return null;
		const token = newSecret();
		await this.#db.transaction(async (tx) => {
			await tx.delete(setupToken).where(isNull(setupToken.usedAt));
			await tx
				.insert(setupToken)
				.values({ tokenHash: hashOf(token), expiresAt: new Date(Date.now() + VALID_MS) });
		});
		return token;
	}

	/** Of two who try at once one wins. */
	async complete(token: string, first: FirstAdministrator): Promise<SetupAnswer> {
		// Before the costly hash, so that guessing is no way to keep the server busy.
		if (!(await this.#isOpen(token))) return this.#refusal();
		const passwordHash = await hashPassword(first.password);
		const loginId = await this.#db.transaction(async (tx) => {
			await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
			if ((await tx.select({ id: login.id }).from(login).limit(1)).length > 0) return null;
			const [used] = await tx
				.update(setupToken)
				.set({ usedAt: new Date() })
				.where(usable(token))
				.returning({ tokenHash: setupToken.tokenHash });
			if (!used) return null;
			const [named] = await tx
				.insert(authority)
				.values({ name: first.authorityName })
				.returning({ id: authority.id });
			const [added] = await tx
				.insert(login)
				.values({ name: first.name, signInName: first.signInName, passwordHash })
				.returning({ id: login.id });
			if (!named || !added) throw new Error('Authority and login were not stored.');
			await tx
				.insert(membership)
				.values({ loginId: added.id, authorityId: named.id, role: 'administrator' });
			return added.id;
		});
		return loginId === null ? this.#refusal() : { kind: 'done', loginId };
	}

	async #isOpen(token: string): Promise<boolean> {
		const found = await this.#db
			.select({ tokenHash: setupToken.tokenHash })
			.from(setupToken)
			.where(usable(token));
		return found.length > 0;
	}

	async #refusal(): Promise<SetupAnswer> {
		return {
			kind: 'refused',
			code: (await this.isNeeded()) ? 'setup/link-not-valid' : 'setup/already-done'
		};
	}
}

function usable(token: string) {
	return and(
		eq(setupToken.tokenHash, hashOf(token)),
		isNull(setupToken.usedAt),
		gt(setupToken.expiresAt, new Date())
	);
}
