import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../db/db';
import { openDb } from '../db/open-db';
import { authority } from '../db/schema';
import { createTestPostgres } from '../db/test-database';
import { registerEventLogContract } from './contract-suite';
import { AppendOutcomeUnknown } from './event-log';
import { PostgresEventLog } from './postgres-event-log';

async function openLog() {
	const { databaseUrl, drop } = await createTestPostgres();
	const opened = await openDb({ databaseUrl, dataDir: '' });
	const { db } = opened;
	const [row] = await db.insert(authority).values({ name: 'Musterstadt' }).returning();
	if (row === undefined) throw new Error('no authority');
	const close = async () => {
		await opened.close();
		await drop();
	};
	return { log: new PostgresEventLog(db), db, authorityId: row.id, databaseUrl, close };
}

registerEventLogContract('PostgreSQL server', openLog);

describe('event log on a PostgreSQL server in trouble', () => {
	let opened: Awaited<ReturnType<typeof openLog>>;
	beforeAll(async () => {
		opened = await openLog();
	});
	afterAll(() => opened.close());

	const commands = (commandId: string) => [
		{
			commandId,
			actor: { kind: 'system', cause: 'test' } as const,
			at: '2026-03-04T09:15:00.000Z',
			events: [
				{ type: 'Noted', payload: 1 },
				{ type: 'Noted', payload: 2 }
			]
		}
	];

	/** Holds the stream's row until released, as a server that has stopped would. */
	async function heldStream(streamId: string) {
		const { db, log, authorityId } = opened;
		await log.createStream({ streamId, kind: 'meeting', authorityId });
		let release = () => {};
		const released = new Promise<void>((resolve) => (release = resolve));
		const isHeld = new Promise<void>((held, fail) => {
			db.transaction(async (tx) => {
				await tx.execute(sql`select from stream where id = ${streamId} for update`);
				held();
				await released;
			}).catch(fail);
		});
		await isHeld;
		return release;
	}

	it('appends once, however often it had to ask', async () => {
		const release = await heldStream('slow');
		const log = new PostgresEventLog(opened.db, { answerWithinMs: 100, giveUpAfterMs: 20_000 });
		const appended = log.append({ streamId: 'slow', expectedVersion: 0, commands: commands('c1') });
		const waiting = sql`select count(*)::int as n from pg_stat_activity
			where datname = current_database() and wait_event_type = 'Lock'`;
		await expect.poll(() => rowsOf(opened.db, waiting), { timeout: 10_000 }).toEqual([{ n: 3 }]);
		release();
		// Which of the tries was carried out, only the log can say.
		expect(await appended).toEqual({ kind: 'conflict' });
		expect(await opened.log.read('slow', 0)).toHaveLength(2);
	});

	it('gives up in the end and says that the outcome is unknown', async () => {
		const release = await heldStream('stuck');
		const log = new PostgresEventLog(opened.db, { answerWithinMs: 50, giveUpAfterMs: 200 });
		await expect(
			log.append({ streamId: 'stuck', expectedVersion: 0, commands: commands('c1') })
		).rejects.toThrow(AppendOutcomeUnknown);
		release();
	});

	it('goes on when the server ends every connection', async () => {
		const { log, authorityId } = opened;
		await log.createStream({ streamId: 'cut', kind: 'meeting', authorityId });
		const another = postgres(opened.databaseUrl, { max: 1 });
		const cut = () => another`select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`;
		let version = 0;
		for (let n = 0; n < 20; n++) {
			const [result] = await Promise.all([
				log.append({ streamId: 'cut', expectedVersion: version, commands: commands(`c${n}`) }),
				cut()
			]);
			expect(result).toEqual({ kind: 'appended', version: version + 2 });
			version += 2;
		}
		const events = await log.read('cut', 0);
		expect(events.map((event) => event.version)).toEqual(
			Array.from({ length: 40 }, (_, index) => index + 1)
		);
		await another.end();
	});
});
