import postgres from 'postgres';
import { AUTHORITY } from '../../scripts/simulate/prepare-meeting';
import type { Config } from '../../src/lib/server/config';
import { authority } from '../../src/lib/server/db/schema';
import { openDb } from '../../src/lib/server/db/open-db';
import { PostgresEventLog } from '../../src/lib/server/event-log/postgres-event-log';
import { newId } from '../../src/lib/server/meeting/secrets';
import type { Run } from '../ratios';
import { spreadOf } from '../load/spread';
import { NEED } from './messages';

/** Appends one after the other, as a busy meeting's batches come. */
const APPENDS = 400;
const WARM_UP = 50;
const PAYLOAD = { text: NEED, group: 'lehrkraft' };

/** The product's log, through drizzle, with what it checks. */
export async function productAppends(url: string, batch: number): Promise<Run> {
	const config: Config = {
		...{ port: 0, host: '127.0.0.1', dataDir: 'unused', databaseUrl: url },
		...{ origin: undefined, trustProxy: false, logLevel: 'silent' }
	};
	const { db, close } = await openDb(config);
	try {
		const [row] = await db.insert(authority).values({ name: AUTHORITY }).returning();
		const streamId = `meeting:${newId()}`;
		const log = new PostgresEventLog(db);
		await log.createStream({ streamId, kind: 'meeting', authorityId: row?.id ?? '' });
		return await timed(async (turn) => {
			await log.append({
				streamId,
				expectedVersion: turn * batch,
				commands: Array.from({ length: batch }, () => ({
					commandId: newId(),
					actor: { kind: 'seat', seatId: 'seat', role: 'participant' },
					at: new Date().toISOString(),
					events: [{ type: 'NeedSubmitted', payload: PAYLOAD }]
				}))
			});
		});
	} finally {
		await close();
	}
}

/**
 * One statement, prepared, straight through the driver: it moves a counter and stores what comes
 * after it, and knows neither authors, times, types nor what is expected.
 */
export async function rawAppends(url: string, batch: number): Promise<Run> {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		await sql`create table if not exists bench_stream (
			id text primary key, version int not null default 0)`;
		await sql`create table if not exists bench_event (
			stream text not null, version int not null, payload jsonb not null,
			primary key (stream, version))`;
		const stream = newId();
		await sql`insert into bench_stream (id) values (${stream})`;
		return await timed(async () => {
			const payloads = Array.from({ length: batch }, () =>
				JSON.stringify({ id: newId(), ...PAYLOAD })
			);
			await sql`with moved as (
					update bench_stream set version = version + ${batch}
					where id = ${stream} returning version
				)
				insert into bench_event (stream, version, payload)
				select ${stream}, version - ${batch} + place, payload::jsonb
				from moved, unnest(${payloads}::text[]) with ordinality as given (payload, place)`;
		});
	} finally {
		await sql.end();
	}
}

async function timed(append: (turn: number) => Promise<void>): Promise<Run> {
	const took: number[] = [];
	for (let turn = 0; turn < WARM_UP + APPENDS; turn++) {
		const startedAt = performance.now();
		await append(turn);
		if (turn >= WARM_UP) took.push(performance.now() - startedAt);
	}
	const { p50, p95 } = spreadOf(took);
	return { values: { appendP50: p50, appendP95: p95 }, invalid: null };
}
