import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../domain/kernel/actor';
import type { Db } from '../db/db';
import { authority, login, membership } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { Logins } from '../login/logins';
import { People } from './people';

describe('the people of an authority', () => {
	let db: Db;
	let close: () => Promise<void>;
	let logins: Logins;
	let people: People;
	let here: string;
	let administrator: string;

	beforeAll(async () => {
		({ db, close } = await openTestDb());
		logins = new Logins(db);
		people = new People(db, logins.sessions);
	});
	afterAll(() => close());
	beforeEach(async () => {
		for (const table of [membership, login, authority]) await db.delete(table);
		here = await anAuthority('Aldenfurt');
		administrator = (await added('Katrin', 'administrator')).loginId;
	});

	async function anAuthority(name: string): Promise<string> {
		const [row] = await db.insert(authority).values({ name }).returning({ id: authority.id });
		return row!.id;
	}

	async function added(name: string, role: StaffRole, authorityId = here) {
		const answer = await people.add(authorityId, { name, signInName: name, role });
		if (answer.kind === 'refused') throw new Error(answer.code);
		const person = (await people.list(authorityId)).find((other) => other.name === name)!;
		return { ...person, password: answer.password };
	}

	async function sessionOf(signInName: string, password: string): Promise<string | null> {
		const answer = await logins.signIn({
			signInName,
			password,
			address: '192.0.2.1',
			earlierSessionId: undefined
		});
		return answer.kind === 'signed-in' ? answer.sessionId : null;
	}

	it('[SA5] sign in with the password that is shown once', async () => {
		const { password } = await added('Jonas', 'editor');
		expect(await sessionOf('Jonas', password)).not.toBeNull();
	});

	it('[LO2] have sign-in names of their own, whatever the case and the authority', async () => {
		const elsewhere = await anAuthority('Zell');
		const taken = { kind: 'refused', code: 'person/sign-in-name-taken' };
		const again = { name: 'Zweite', signInName: 'KATRIN', role: 'reader' as const };
		expect(await people.add(here, again)).toEqual(taken);
		expect(await people.add(elsewhere, again)).toEqual(taken);
		expect(await people.list(elsewhere)).toEqual([]);
	});

	it('[SA5] lose their sessions and their password when it is replaced', async () => {
		const jonas = await added('Jonas', 'editor');
		const session = (await sessionOf('Jonas', jonas.password))!;
		const answer = await people.resetPassword(here, jonas.loginId);
		expect(answer).toMatchObject({ kind: 'done' });
		expect(await logins.signedInBy(session)).toBeNull();
		expect(await sessionOf('Jonas', jonas.password)).toBeNull();
		expect(await sessionOf('Jonas', 'password' in answer ? answer.password : '')).not.toBeNull();
	});

	it('[SA5] lose their sessions and their login when they are removed', async () => {
		const jonas = await added('Jonas', 'editor');
		const session = (await sessionOf('Jonas', jonas.password))!;
		expect(await people.remove(here, jonas.loginId)).toEqual({ kind: 'done' });
		expect(await logins.signedInBy(session)).toBeNull();
		expect((await db.select().from(login)).map(({ name }) => name)).toEqual(['Katrin']);
	});

	it('[SA6] keep one administrator among them, also when two go at once', async () => {
		const last = { kind: 'refused', code: 'person/last-administrator' };
		expect(await people.changeRole(here, administrator, 'editor')).toEqual(last);
		expect(await people.remove(here, administrator)).toEqual(last);
		const jonas = await added('Jonas', 'administrator');
		const answers = await Promise.all([
			people.remove(here, administrator),
			people.changeRole(here, jonas.loginId, 'reader')
		]);
		expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1);
		const left = await people.list(here);
		expect(left.filter(({ role }) => role === 'administrator')).toHaveLength(1);
	});

	it('[SA5] change their role', async () => {
		const jonas = await added('Jonas', 'editor');
		expect(await people.changeRole(here, jonas.loginId, 'administrator')).toEqual({ kind: 'done' });
		expect(await people.changeRole(here, administrator, 'reader')).toEqual({ kind: 'done' });
		expect((await people.byId(here, administrator))?.role).toBe('reader');
	});

	it('[SA7] keep their password and their access where they also work', async () => {
		const elsewhere = await anAuthority('Zell');
		const jonas = await added('Jonas', 'editor');
		await db
			.insert(membership)
			.values({ loginId: jonas.loginId, authorityId: elsewhere, role: 'reader' });
		expect(await people.resetPassword(here, jonas.loginId)).toEqual({
			kind: 'refused',
			code: 'person/works-elsewhere'
		});
		expect(await people.remove(here, jonas.loginId)).toEqual({ kind: 'done' });
		expect(await people.byId(here, jonas.loginId)).toBeNull();
		expect(await people.byId(elsewhere, jonas.loginId)).toMatchObject({ name: 'Jonas' });
		expect(await sessionOf('Jonas', jonas.password)).not.toBeNull();
	});
});
