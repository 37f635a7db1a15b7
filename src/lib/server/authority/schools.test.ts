import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { authority } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { Schools } from './schools';

describe('the schools of an authority', () => {
	let close: () => Promise<void>;
	let db: Db;
	let schools: Schools;
	let here: string;

	beforeAll(async () => {
		({ db, close } = await openTestDb());
		schools = new Schools(db);
		const [row] = await db.insert(authority).values({ name: 'Aldenfurt' }).returning();
		here = row!.id;
	});
	afterAll(() => close());

	const entered = (name: string) => ({ name, schoolType: 'gymnasium' as const, pupils: 900 });

	it('[SA8] have different names and stand in German order', async () => {
		for (const name of ['Zeppelin', 'Ährenfeld', 'Ahorn', 'Schule 10', 'Schule 9'])
			await schools.add(here, entered(name));
		expect((await schools.list(here)).map(({ name }) => name)).toEqual([
			'Ahorn',
			'Ährenfeld',
			'Schule 9',
			'Schule 10',
			'Zeppelin'
		]);
		const taken = { kind: 'refused', code: 'school/name-taken' };
		expect(await schools.add(here, entered('Ahorn'))).toEqual(taken);
		const [first] = await schools.list(here);
		expect(await schools.change(here, first!.id, entered('Zeppelin'))).toEqual(taken);
	});

	it('[SA8] may have no number of pupils, which is not none', async () => {
		const [first, second] = await schools.list(here);
		await schools.change(here, first!.id, { ...entered('Ahorn'), pupils: null });
		await schools.change(here, second!.id, { ...entered('Ährenfeld'), pupils: 0 });
		expect((await schools.list(here)).slice(0, 2).map(({ pupils }) => pupils)).toEqual([null, 0]);
	});
});
