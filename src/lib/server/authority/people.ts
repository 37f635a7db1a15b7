/**
 * Who works for an authority, and in which role. An authority always keeps an administrator, and
 * its administrators have no power over a login that another authority relies on as well.
 */
import { and, asc, count, eq, ne } from 'drizzle-orm';
import type { StaffRole } from '../../domain/kernel/actor';
import { sqlState, type Db } from '../db/db';
import { authority, login, membership } from '../db/schema';
import { hashPassword, temporaryPassword } from '../login/passwords';
import type { Sessions } from '../login/sessions';

export interface Person {
	loginId: string;
	name: string;
	signInName: string;
	role: StaffRole;
}

export type PersonRefusal =
	| 'person/sign-in-name-taken'
	| 'person/unknown'
	| 'person/last-administrator'
	| 'person/works-elsewhere';

type Refused = { kind: 'refused'; code: PersonRefusal };
/** The password is known to nobody else and shown once. */
type WithPassword = { kind: 'done'; password: string } | Refused;
type Done = { kind: 'done' } | Refused;
type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

const UNIQUE_VIOLATION = '23505';

export class People {
	readonly #db: Db;
	readonly #sessions: Sessions;

	constructor(db: Db, sessions: Sessions) {
		this.#db = db;
		this.#sessions = sessions;
	}

	async list(authorityId: string): Promise<Person[]> {
		return this.#db
			.select(personColumns)
			.from(membership)
			.innerJoin(login, eq(login.id, membership.loginId))
			.where(eq(membership.authorityId, authorityId))
			.orderBy(asc(login.name), asc(login.signInName));
	}

	async byId(authorityId: string, loginId: string): Promise<Person | null> {
		const [person] = await this.#db
			.select(personColumns)
			.from(membership)
			.innerJoin(login, eq(login.id, membership.loginId))
			.where(of(authorityId, loginId));
		return person ?? null;
	}

	async add(
		authorityId: string,
		{ name, signInName, role }: Omit<Person, 'loginId'>
	): Promise<WithPassword> {
		const password = temporaryPassword();
		const passwordHash = await hashPassword(password);
		try {
			await this.#db.transaction(async (tx) => {
				const [added] = await tx
					.insert(login)
					.values({ name, signInName, passwordHash })
					.returning({ id: login.id });
				if (!added) throw new Error('The login was not stored.');
				await tx.insert(membership).values({ loginId: added.id, authorityId, role });
			});
		} catch (error) {
			if (sqlState(error) === UNIQUE_VIOLATION)
				return { kind: 'refused', code: 'person/sign-in-name-taken' };
			throw error;
		}
		return { kind: 'done', password };
	}

	async changeRole(authorityId: string, loginId: string, role: StaffRole): Promise<Done> {
		return this.#db.transaction(async (tx) => {
			const refusal = await refusalToLose(tx, authorityId, loginId, role);
			if (refusal) return refusal;
			await tx.update(membership).set({ role }).where(of(authorityId, loginId));
			return { kind: 'done' };
		});
	}

	/** A login that works for nobody any more is deleted, its name with it. */
	async remove(authorityId: string, loginId: string): Promise<Done> {
		const answer = await this.#db.transaction(async (tx): Promise<Done> => {
			const refusal = await refusalToLose(tx, authorityId, loginId, null);
			if (refusal) return refusal;
			await tx.delete(membership).where(of(authorityId, loginId));
			const left = await tx
				.select({ authorityId: membership.authorityId })
				.from(membership)
				.where(eq(membership.loginId, loginId));
			if (left.length === 0) await tx.delete(login).where(eq(login.id, loginId));
			return { kind: 'done' };
		});
		if (answer.kind === 'done') await this.#sessions.endAll(loginId);
		return answer;
	}

	async resetPassword(authorityId: string, loginId: string): Promise<WithPassword> {
		if (!(await this.byId(authorityId, loginId))) return refused('person/unknown');
		const [elsewhere] = await this.#db
			.select({ loginId: membership.loginId })
			.from(membership)
			.where(and(eq(membership.loginId, loginId), ne(membership.authorityId, authorityId)));
		// Else an administrator here could sign in as that person there.
		if (elsewhere) return refused('person/works-elsewhere');
		const password = temporaryPassword();
		await this.#db
			.update(login)
			.set({ passwordHash: await hashPassword(password) })
			.where(eq(login.id, loginId));
		await this.#sessions.endAll(loginId);
		return { kind: 'done', password };
	}
}

const personColumns = {
	loginId: login.id,
	name: login.name,
	signInName: login.signInName,
	role: membership.role
};

function of(authorityId: string, loginId: string) {
	return and(eq(membership.authorityId, authorityId), eq(membership.loginId, loginId));
}

function refused(code: PersonRefusal): Refused {
	return { kind: 'refused', code };
}

/** May this person get another role (null: none)? Locks the authority, so that no two go at once. */
async function refusalToLose(
	tx: Tx,
	authorityId: string,
	loginId: string,
	role: StaffRole | null
): Promise<Refused | null> {
	await tx
		.select({ id: authority.id })
		.from(authority)
		.where(eq(authority.id, authorityId))
		.for('update');
	const [person] = await tx
		.select({ role: membership.role })
		.from(membership)
		.where(of(authorityId, loginId));
	if (!person) return refused('person/unknown');
	if (person.role !== 'administrator' || role === 'administrator') return null;
	const [administrators] = await tx
		.select({ count: count() })
		.from(membership)
		.where(and(eq(membership.authorityId, authorityId), eq(membership.role, 'administrator')));
	return administrators && administrators.count > 1 ? null : refused('person/last-administrator');
}
