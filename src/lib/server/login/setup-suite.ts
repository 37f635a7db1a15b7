/** What the set-up keeps on every database, above all when two come at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import type { OpenDb } from '../db/open-db';
import { authority, login, membership, setupToken } from '../db/schema';
import { Setup, type FirstAdministrator } from './setup';

const first: FirstAdministrator = {
	authorityName: 'Stadt Aldenfurt',
	name: 'Katrin Wessels',
	signInName: 'k.wessels',
	password: 'apfelbaum-am-markt'
};
const notValid = { kind: 'refused', code: 'setup/link-not-valid' };
const alreadyDone = { kind: 'refused', code: 'setup/already-done' };

export function registerSetupSuite(name: string, open: () => Promise<OpenDb>): void {
	describe(`the set-up on ${name}`, () => {
		let opened: OpenDb;
		let db: Db;
		let setup: Setup;

		beforeAll(async () => {
			opened = await open();
			({ db } = opened);
		});
		afterAll(() => opened.close());
		beforeEach(async () => {
			for (const table of [membership, login, authority, setupToken]) await db.delete(table);
			setup = new Setup(db);
		});

		const token = async () => {
			const minted = await setup.mintToken();
			if (minted === null) throw new Error('no token');
			return minted;
		};

		it('[LO10] makes authority and administrator with a token, of which it keeps a hash', async () => {
			const minted = await token();
			expect(JSON.stringify(await db.select().from(setupToken))).not.toContain(minted);
			expect(await setup.complete(minted, first)).toMatchObject({ kind: 'done' });
			expect(await db.select().from(authority)).toMatchObject([{ name: 'Stadt Aldenfurt' }]);
			const [person] = await db.select().from(login);
			expect(person).toMatchObject({ name: 'Katrin Wessels', signInName: 'k.wessels' });
			expect(person?.passwordHash).toMatch(/^\$argon2id/);
			expect(await db.select().from(membership)).toMatchObject([{ role: 'administrator' }]);
		});

		it('[LO10] refuses a token that is invented, used, replaced or an hour old', async () => {
			expect(await setup.complete('invented', first)).toEqual(notValid);
			const replaced = await token();
			const latest = await token();
			expect(await setup.complete(replaced, first)).toEqual(notValid);
			await db.update(setupToken).set({ expiresAt: new Date(Date.now() - 1) });
			expect(await setup.complete(latest, first)).toEqual(notValid);
			expect(await db.select().from(login)).toEqual([]);
		});

		it('[LO11] gives it to one of several who come at once', async () => {
			const minted = await token();
			const answers = await Promise.all(
				['a', 'b', 'c', 'd'].map((signInName) => setup.complete(minted, { ...first, signInName }))
			);
			expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1);
			expect(answers.filter(({ kind }) => kind === 'refused')).toEqual([
				alreadyDone,
				alreadyDone,
				alreadyDone
			]);
			expect(await db.select().from(login)).toHaveLength(1);
			expect(await db.select().from(authority)).toHaveLength(1);
		});

		it('[LO11] is over once there is a login', async () => {
			expect(await setup.isNeeded()).toBe(true);
			const minted = await token();
			await setup.complete(minted, first);
			expect(await setup.isNeeded()).toBe(false);
			expect(await setup.mintToken()).toBeNull();
			expect(await setup.complete(minted, first)).toEqual(alreadyDone);
		});
	});
}
