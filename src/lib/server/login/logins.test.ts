import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { authority, login, membership } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { Logins } from './logins';
import { hashPassword } from './passwords';
import { LIMITS } from '../limits';

const PASSWORD = 'apfelbaum-am-markt';

describe('logins', () => {
	let db: Db;
	let close: () => Promise<void>;
	let logins: Logins;
	let loginId: string;

	beforeAll(async () => {
		({ db, close } = await openTestDb());
	});
	afterAll(() => close());

	beforeEach(async () => {
		logins = new Logins(db);
		await db.delete(login);
		const [row] = await db
			.insert(login)
			.values({
				name: 'Katrin Wessels',
				signInName: 'K.Wessels',
				passwordHash: await hashPassword(PASSWORD)
			})
			.returning({ id: login.id });
		loginId = row!.id;
	});

	const signIn = (signInName: string, password: string, earlierSessionId?: string) =>
		logins.signIn({ signInName, password, address: '192.0.2.1', earlierSessionId });

	async function signedIn(earlierSessionId?: string): Promise<string> {
		const answer = await signIn('k.wessels', PASSWORD, earlierSessionId);
		if (answer.kind === 'refused') throw new Error(answer.code);
		return answer.sessionId;
	}

	it('[LO2] sign in with the sign-in name in any case', async () => {
		for (const name of ['K.Wessels', 'k.wessels', 'K.WESSELS'])
			expect(await signIn(name, PASSWORD)).toMatchObject({ kind: 'signed-in' });
	});

	it('[LO3] answer an unknown name like a wrong password', async () => {
		expect(await signIn('k.wessels', 'wrong')).toEqual(await signIn('nobody', 'wrong'));
		expect(await signIn('nobody', PASSWORD)).toEqual({ kind: 'refused', code: 'sign-in/wrong' });
	});

	it('[LO4] refuse the right password too after many wrong ones, and unknown names alike', async () => {
		for (let i = 0; i < LIMITS.signInsPerName.byDefault; i++) {
			await signIn('k.wessels', 'wrong');
			await signIn('nobody', 'wrong');
		}
		const refusal = { kind: 'refused', code: 'sign-in/too-many-tries' };
		expect(await signIn('k.wessels', PASSWORD)).toEqual(refusal);
		expect(await signIn('nobody', PASSWORD)).toEqual(refusal);
	});

	it('[LO6] start a new session and end the one before', async () => {
		const first = await signedIn();
		const second = await signedIn(first);
		expect(second).not.toBe(first);
		expect(await logins.signedInBy(first)).toBeNull();
		expect((await logins.signedInBy(second))?.signedIn).toMatchObject({
			loginId,
			name: 'Katrin Wessels',
			memberships: []
		});
	});

	it('know the memberships in the order of the names', async () => {
		const rows = await db
			.insert(authority)
			.values([{ name: 'Zell' }, { name: 'Aldenfurt' }])
			.returning();
		for (const { id } of rows)
			await db.insert(membership).values({ loginId, authorityId: id, role: 'reader' });
		const { signedIn: person } = (await logins.signedInBy(await signedIn()))!;
		expect(person.memberships.map(({ authorityName }) => authorityName)).toEqual([
			'Aldenfurt',
			'Zell'
		]);
	});

	it('[LO9] change the password for who knows the present one, and sign out everywhere', async () => {
		const session = await signedIn();
		const change = (current: string, next: string) =>
			logins.changePassword(loginId, { current, next, address: '192.0.2.1' });
		expect(await change('wrong', 'laterne-am-kanal')).toEqual({
			kind: 'refused',
			code: 'password/current-wrong'
		});
		expect(await change(PASSWORD, 'short')).toEqual({
			kind: 'refused',
			code: 'password/too-short'
		});
		expect(await logins.signedInBy(session)).not.toBeNull();

		expect(await change(PASSWORD, 'laterne-am-kanal')).toEqual({ kind: 'changed' });
		expect(await logins.signedInBy(session)).toBeNull();
		expect(await signIn('k.wessels', PASSWORD)).toMatchObject({ kind: 'refused' });
		expect(await signIn('k.wessels', 'laterne-am-kanal')).toMatchObject({ kind: 'signed-in' });
	});
});
