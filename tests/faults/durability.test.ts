/** R1, R10: a database that writes to the disk later dies. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPostgres } from '../../src/lib/server/db/test-database';
import { ThrowAwayPostgres } from '../../scripts/test/postgres-server';
import { Hall } from './hall';

const PHONES = 10;
const NEEDS = 50;

let postgres: ThrowAwayPostgres;

beforeAll(async () => {
	postgres = await ThrowAwayPostgres.open();
	await postgres.execute('alter system set synchronous_commit = off');
	await postgres.execute('select pg_reload_conf()');
}, 60_000);

afterAll(() => postgres.remove());

/** @returns what the reckoning finds when the database dies right after needs were acknowledged */
async function diesAfterNeeds(addition: string): Promise<string[]> {
	const database = await createTestPostgres(postgres.url);
	const hall = await Hall.open(database.databaseUrl + addition, PHONES);
	try {
		// What nobody waits for stays in memory: whoever would write it down later does not get to it.
		await postgres.execute('checkpoint');
		postgres.freeze(/(walwriter|background writer)/);
		await hall.typed(NEEDS);
		await hall.settles();
		expect(hall.acknowledgedNeeds).toBe(NEEDS);
		await postgres.kill();
		await postgres.start();
		return await hall.reckonsLog();
	} finally {
		await hall.end();
	}
}

test('a server that commits to memory only by default: nothing that was acknowledged is lost', async () => {
	expect(await diesAfterNeeds('')).toEqual([]);
});

test('the reckoning can fail: where DATABASE_URL itself asks for commits to memory, acknowledged needs are lost', async () => {
	const found = await diesAfterNeeds('?synchronous_commit=off');
	expect(found).not.toEqual([]);
	expect(found.every((sentence) => sentence.startsWith('Lost: '))).toBe(true);
});
