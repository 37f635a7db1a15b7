/** R1, R2, R5: the server dies in the middle of a burst, again and again, and nothing is lost. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTestPostgres } from '../../src/lib/server/db/test-database';
import { Chance } from '../../scripts/simulate/chance';
import { BURST, Hall } from './hall';
import { REPEATS } from './repeats';

const PHONES = 100;
/** A commit takes a few milliseconds: the kill comes before, in and after it. */
const STRIKE_MS = 12;

async function killsInBursts(databaseUrl: string | undefined): Promise<void> {
	const chance = new Chance('kill');
	const hall = await Hall.open(databaseUrl, PHONES);
	try {
		for (let kill = 0; kill < REPEATS.kill; kill++) {
			await hall.burst(async () => {
				await pause(chance.between(0, STRIKE_MS));
				await hall.server.kill();
				await hall.server.start(() => undefined);
				await hall.isBack();
			});
			await hall.settles();
		}
		expect(hall.sentAgain, 'commands that a kill hit on their way').toBeGreaterThan(0);
		expect(await hall.reckons()).toEqual([]);
		expect(hall.acknowledgedNeeds).toBe(BURST.needs * REPEATS.kill);
	} finally {
		await hall.end();
	}
}

const LIMIT_MS = 60_000 + REPEATS.kill * 20_000;

test(
	'killed in a burst on the embedded database: every acknowledged need is there once',
	{
		timeout: LIMIT_MS
	},
	async () => {
		await killsInBursts(undefined);
	}
);

test(
	'killed in a burst on PostgreSQL: every acknowledged need is there once',
	{
		timeout: LIMIT_MS
	},
	async () => {
		const database = await createTestPostgres();
		try {
			await killsInBursts(database.databaseUrl);
		} finally {
			await database.drop();
		}
	}
);
