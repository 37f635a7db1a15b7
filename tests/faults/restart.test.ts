/** R6: the database dies, or hangs, in the middle of a burst; the server stays and nothing is lost. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPostgres } from '../../src/lib/server/db/test-database';
import { Chance } from '../../scripts/simulate/chance';
import { ThrowAwayPostgres } from '../../scripts/test/postgres-server';
import { BURST, Hall, STRIKE_MS } from './hall';
import { REPEATS } from './repeats';

const PHONES = 100;
const RESTARTS_IN_ONE_MEETING = 10;
const FROZEN_MS = 5_000;
const LIMIT_MS = 60_000 + REPEATS.restart * 15_000;

let postgres: ThrowAwayPostgres;

beforeAll(async () => {
	postgres = await ThrowAwayPostgres.open();
}, 60_000);

afterAll(() => postgres.remove());

/** A burst of needs for each time that harm is done to the database. */
async function burstsOver(harm: () => Promise<void>, times: number): Promise<void> {
	const database = await createTestPostgres(postgres.url);
	const hall = await Hall.open(database.databaseUrl, PHONES);
	try {
		for (let time = 0; time < times; time++) {
			await hall.burst(harm);
			await hall.settles();
		}
		expect(await hall.reckons()).toEqual([]);
		expect(hall.acknowledgedNeeds).toBe(BURST.needs * times);
	} finally {
		await hall.end();
	}
}

test(
	'PostgreSQL dies and comes back in a burst: commands wait, none is lost or doubled',
	{
		timeout: LIMIT_MS
	},
	async () => {
		const chance = new Chance('restart');
		const restart = async () => {
			await pause(chance.between(0, STRIKE_MS));
			await postgres.kill();
			await postgres.start();
		};
		for (let left = REPEATS.restart; left > 0; left -= RESTARTS_IN_ONE_MEETING)
			await burstsOver(restart, Math.min(left, RESTARTS_IN_ONE_MEETING));
	}
);

test('PostgreSQL hangs for five seconds in a burst: commands wait, none is lost or doubled', async () => {
	await burstsOver(async () => {
		const goOn = postgres.freeze();
		await pause(FROZEN_MS);
		goOn();
	}, 1);
});
