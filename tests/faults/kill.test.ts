/** R1, R2, R5, R8: the server dies in the middle of a burst, again and again, then is updated; nothing is lost. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTestPostgres } from '../../src/lib/server/db/test-database';
import { Chance } from '../../scripts/simulate/chance';
import { BURST, Hall, STRIKE_MS } from './hall';
import { REPEATS } from './repeats';

const PHONES = 100;

async function endsInBursts(databaseUrl: string | undefined): Promise<void> {
	const chance = new Chance('kill');
	const hall = await Hall.open(databaseUrl, PHONES);
	const { server } = hall;
	try {
		for (let kill = 0; kill < REPEATS.kill; kill++) {
			await hall.burst(async () => {
				await pause(chance.between(0, STRIKE_MS));
				await server.kill();
				await server.start(() => undefined);
				await hall.isBack();
			});
			await hall.settles();
		}
		expect(hall.sentAgain, 'commands that a kill hit on their way').toBeGreaterThan(0);
		for (let update = 0; update < REPEATS.update; update++) {
			hall.takeCutOff();
			await hall.burst(async () => {
				expect(await server.stop(), 'its exit code').toBe(0);
				await server.start(() => undefined);
				await hall.isBack();
			});
			await hall.settles();
			expect(hall.takeCutOff()).toBe(hall.devices);
		}
		expect(server.faults).toEqual([]);
		expect(await hall.reckons()).toEqual([]);
		expect(hall.acknowledgedNeeds).toBe(BURST.needs * (REPEATS.kill + REPEATS.update));
	} finally {
		await hall.end();
	}
}

const LIMIT_MS = 60_000 + (REPEATS.kill + REPEATS.update) * 20_000;

test(
	'killed, then updated, in a burst on the embedded database: every acknowledged need is there once',
	{
		timeout: LIMIT_MS
	},
	async () => {
		await endsInBursts(undefined);
	}
);

test(
	'killed, then updated, in a burst on PostgreSQL: every acknowledged need is there once',
	{
		timeout: LIMIT_MS
	},
	async () => {
		const database = await createTestPostgres();
		try {
			await endsInBursts(database.databaseUrl);
		} finally {
			await database.drop();
		}
	}
);
