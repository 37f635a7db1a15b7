/** R1, R2, R3, R8: of two nodes one dies in a burst, then each is replaced in one; behind both proxies. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTestPostgres } from '../../src/lib/server/db/test-database';
import { Chance } from '../../scripts/simulate/chance';
import { BURST, Hall, STRIKE_MS } from './hall';
import { REPEATS } from './repeats';

const PHONES = 100;
const BURSTS = 3 * REPEATS.nodes;
const LIMIT_MS = 60_000 + BURSTS * 20_000;

test.each(['nginx', 'haproxy'] as const)(
	'of two nodes behind %s one dies, then both are updated in turn, each in a burst: every acknowledged need is there once, on every client',
	{ timeout: LIMIT_MS },
	async (kind) => {
		const chance = new Chance(kind);
		const database = await createTestPostgres();
		const hall = await Hall.openBehind(kind, database.databaseUrl, PHONES);
		try {
			for (let time = 0; time < REPEATS.nodes; time++) {
				hall.takeCutOff();
				const dying = chance.pick(hall.nodes);
				await hall.burst(async () => {
					// The first time while a clump is on its way for sure.
					if (time > 0) await pause(chance.between(0, STRIKE_MS));
					await dying.kill();
					await hall.isBack();
				});
				await hall.settles();
				const cutOff = hall.takeCutOff();
				// Later all may be at one of them.
				if (time === 0) {
					expect(cutOff, 'connected to the one that died').toBeGreaterThan(0);
					expect(cutOff, 'the others noticed nothing').toBeLessThan(hall.devices);
				}
				await dying.start(() => undefined);

				for (const node of hall.nodes)
					await hall.burst(async () => {
						expect(await node.stop(), 'its exit code').toBe(0);
						await node.start(() => undefined);
					});
				await hall.isBack();
				await hall.settles();
				expect(hall.takeCutOff(), 'each was connected to one of them').toBe(hall.devices);
			}
			expect(hall.sentAgain, 'commands that a death hit on their way').toBeGreaterThan(0);
			expect(hall.nodes.flatMap(({ faults }) => faults)).toEqual([]);
			expect(await hall.reckons()).toEqual([]);
			expect(hall.acknowledgedNeeds).toBe(BURST.needs * BURSTS);
		} finally {
			await hall.end();
			await database.drop();
		}
	}
);
