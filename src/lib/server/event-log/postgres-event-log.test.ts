import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { authority } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { registerEventLogContract } from './contract-suite';
import { AppendOutcomeUnknown } from './event-log';
import { PostgresEventLog } from './postgres-event-log';

async function openLog() {
	const { db, pglite, close } = await openTestDb();
	const [row] = await db.insert(authority).values({ name: 'Musterstadt' }).returning();
	if (row === undefined) throw new Error('no authority');
	return { log: new PostgresEventLog(db), db, pglite, authorityId: row.id, close };
}

registerEventLogContract('embedded PostgreSQL', openLog);

const commands = [
	{
		commandId: 'c1',
		actor: { kind: 'system', cause: 'test' } as const,
		at: '2026-03-04T09:15:00.000Z',
		events: [{ type: 'Noted', payload: 1 }]
	}
];

it('says that the outcome is unknown when the database has gone', async () => {
	const { db, pglite, authorityId } = await openLog();
	const log = new PostgresEventLog(db, { answerWithinMs: 100, giveUpAfterMs: 300 });
	await log.createStream({ streamId: 's', kind: 'meeting', authorityId });
	await pglite.kill();
	await expect(log.append({ streamId: 's', expectedVersion: 0, commands })).rejects.toThrow(
		AppendOutcomeUnknown
	);
});

it('reports an event of another program at the version as a conflict', async () => {
	const { db, log, authorityId, close } = await openLog();
	await log.createStream({ streamId: 's', kind: 'meeting', authorityId });
	await db.execute(sql`insert into event values ('s', 1, 'x', 'Noted', '1', '{}', now())`);
	expect(await log.append({ streamId: 's', expectedVersion: 0, commands })).toEqual({
		kind: 'conflict'
	});
	await close();
});
