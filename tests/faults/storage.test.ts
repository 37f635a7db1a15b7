/** The place where everything lies fails: no room on the disk, a database that only reads, a cut start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTestPostgres } from '../../src/lib/server/db/test-database';
import { Chance } from '../../scripts/simulate/chance';
import { ThrowAwayPostgres } from '../../scripts/test/postgres-server';
import { cutStart, startServer } from '../support/server';
import { BURST, Hall } from './hall';
import { REPEATS } from './repeats';

const PHONES = 40;
const OUTAGE_MS = 3_000;

test('a full disk under the embedded database: commands wait, and go in when there is room again', async () => {
	const hall = await Hall.open(undefined, PHONES);
	try {
		await hall.burst(async () => {
			const allowWrites = hall.server.refuseWrites();
			await pause(OUTAGE_MS);
			allowWrites();
		});
		await hall.settles();
		expect(await hall.reckons()).toEqual([]);
		expect(hall.acknowledgedNeeds).toBe(BURST.needs);
	} finally {
		await hall.end();
	}
});

test('a PostgreSQL that only reads for a while, as after a failover: commands wait', async () => {
	const postgres = await ThrowAwayPostgres.open();
	const hall = await Hall.open(postgres.url, PHONES);
	const onlyReads = async (is: boolean) => {
		await postgres.execute(`alter system set default_transaction_read_only = ${is ? 'on' : 'off'}`);
		await postgres.execute('select pg_reload_conf()');
	};
	try {
		await hall.burst(async () => {
			await onlyReads(true);
			await pause(OUTAGE_MS);
			await onlyReads(false);
		});
		await hall.settles();
		expect(await hall.reckons()).toEqual([]);
		expect(hall.acknowledgedNeeds).toBe(BURST.needs);
	} finally {
		await hall.end();
		await postgres.remove();
	}
});

const LIMIT_MS = 60_000 + REPEATS.firstStart * 15_000;
/** Creating the embedded database and migrating takes longer on most machines. */
const FIRST_START_MS = 3_000;

test(
	'power is cut in the first start on the embedded database: the next one is whole',
	{
		timeout: LIMIT_MS
	},
	async () => {
		const chance = new Chance('first start');
		let cutInTime = 0;
		for (let time = 0; time < REPEATS.firstStart; time++) {
			const dataDir = mkdtempSync(path.join(tmpdir(), 'planrunde-cut-'));
			try {
				if (!(await cutStart({ dataDir }, chance.between(300, FIRST_START_MS)))) cutInTime += 1;
				const server = await startServer({ dataDir });
				expect(server.setupLink).not.toBeNull();
				await server.stop();
			} finally {
				rmSync(dataDir, { recursive: true, force: true });
			}
		}
		expect(cutInTime).toBeGreaterThan(0);
	}
);

test(
	'power is cut in the first start on PostgreSQL: the next one is whole',
	{
		timeout: LIMIT_MS
	},
	async () => {
		const chance = new Chance('first start on PostgreSQL');
		for (let time = 0; time < REPEATS.firstStart; time++) {
			const { databaseUrl, drop } = await createTestPostgres();
			try {
				await cutStart({ databaseUrl, dataDir: tmpdir() }, chance.between(300, 1_500));
				const server = await startServer({ databaseUrl });
				expect(server.setupLink).not.toBeNull();
				await server.stop();
			} finally {
				await drop();
			}
		}
	}
);

test('a data directory that cannot be written to stops the start with one sentence', async () => {
	await expect(startServer({ dataDir: '/dev/null/data' })).rejects.toThrow(
		/DATA_DIR \/dev\/null\/data cannot be written to/
	);
});
