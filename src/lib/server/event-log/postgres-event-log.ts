import { setTimeout as wait } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import { answerWithin } from '../db/answer-within';
import { rowsOf, sqlState, type Db } from '../db/db';
import { log } from '../log';
import { CHANNEL } from '../nodes/postgres-bell';
import {
	AppendOutcomeUnknown,
	eventsOf,
	UnknownStream,
	type AppendRequest,
	type AppendResult,
	type EventLog,
	type LoggedEvent,
	type NewStream
} from './event-log';

export interface Patience {
	/** A statement without an answer for so long is sent again. */
	answerWithinMs: number;
	/** So long after the first try the log gives up and throws. */
	giveUpAfterMs: number;
}

/**
 * The log in PostgreSQL, embedded or not. Every statement may be sent twice without harm, and is
 * when no answer comes: the driver is known to leave queries unsettled when a database restarts.
 * An append is one statement: it moves the stream's version if it is the expected one, and stores
 * the events only then.
 */
export class PostgresEventLog implements EventLog {
	readonly #db: Db;
	readonly #patience: Patience;
	readonly #told: SQL;

	/** @param wakes whether other nodes are told of each append (server/nodes) */
	constructor(
		db: Db,
		patience: Patience = { answerWithinMs: 1_500, giveUpAfterMs: 10_000 },
		wakes = false
	) {
		this.#db = db;
		this.#patience = patience;
		this.#told = wakes
			? sql`(select pg_notify(${CHANNEL}, 'stream ' || id || ' ' || version) from moved)::text`
			: sql`null`;
	}

	async createStream({ streamId, kind, authorityId }: NewStream): Promise<void> {
		await this.#repeated(() =>
			rowsOf(
				this.#db,
				sql`insert into stream (id, kind, authority_id)
					values (${streamId}, ${kind}, ${authorityId}) on conflict (id) do nothing`
			)
		);
	}

	async append(request: AppendRequest): Promise<AppendResult> {
		const events = eventsOf(request);
		try {
			return await this.#repeated(async (isRepeated) => {
				const version = await this.#appendOnce(request, events);
				if (version !== undefined) return { kind: 'appended', version };
				// The version was taken, perhaps by the try whose answer was lost.
				if (isRepeated && (await this.#holds(request.streamId, events)))
					return { kind: 'appended', version: request.expectedVersion + events.length };
				return { kind: 'conflict' };
			});
		} catch (error) {
			if (error instanceof UnknownStream) throw error;
			throw new AppendOutcomeUnknown(`Appending to ${request.streamId} had no clear outcome.`, {
				cause: error
			});
		}
	}

	async read(streamId: string, afterVersion: number, limit?: number): Promise<LoggedEvent[]> {
		return this.#repeated(() =>
			rowsOf<LoggedEvent>(
				this.#db,
				sql`select stream_id as "streamId", version, command_id as "commandId", type, payload, actor,
						to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
					from event where stream_id = ${streamId} and version > ${afterVersion}
					order by version limit ${limit ?? null}`
			)
		);
	}

	async version(streamId: string): Promise<number> {
		const [row] = await this.#repeated(() =>
			rowsOf<{ version: number }>(this.#db, sql`select version from stream where id = ${streamId}`)
		);
		return row?.version ?? 0;
	}

	/** The new version, or undefined if the stream is not at the expected one. */
	async #appendOnce(
		{ streamId, expectedVersion }: AppendRequest,
		events: Omit<LoggedEvent, 'streamId'>[]
	): Promise<number | undefined> {
		const [row] = await rowsOf<{ version: number | null; known: boolean }>(
			this.#db,
			sql`with moved as (
					update stream set version = version + ${events.length}
					where id = ${streamId} and version = ${expectedVersion} returning id, version
				), stored as (
					insert into event (stream_id, version, command_id, type, payload, actor, at)
					select moved.id, (e->>'version')::int, e->>'commandId', e->>'type', e->'payload',
						e->'actor', (e->>'at')::timestamptz
					from moved, jsonb_array_elements(${JSON.stringify(events)}::jsonb) e
					returning version
				)
				select (select max(version) from stored) as version,
					exists (select from stream where id = ${streamId}) as known, ${this.#told} as told`
		).catch((error: unknown) => {
			// Only a log that another program wrote to could hold the version already.
			if (sqlState(error) === '23505') return [{ version: null, known: true }];
			throw error;
		});
		if (row?.known === false) throw new UnknownStream(streamId);
		return row?.version ?? undefined;
	}

	/** Do exactly these commands' events stand where they were to be appended? */
	async #holds(streamId: string, events: Omit<LoggedEvent, 'streamId'>[]): Promise<boolean> {
		const [first] = events;
		if (first === undefined) return false;
		const stored = await this.read(streamId, first.version - 1, events.length);
		return (
			stored.length === events.length &&
			stored.every(
				({ commandId, type }, index) =>
					commandId === events[index]?.commandId && type === events[index].type
			)
		);
	}

	/** Sends an idempotent statement until it is answered. A refusal by the server is an answer. */
	async #repeated<Result>(statement: (isRepeated: boolean) => Promise<Result>): Promise<Result> {
		const { answerWithinMs, giveUpAfterMs } = this.#patience;
		const start = performance.now();
		for (let attempt = 1; ; attempt++) {
			try {
				return await answerWithin(answerWithinMs, statement(attempt > 1));
			} catch (error) {
				const isOver = performance.now() - start + answerWithinMs > giveUpAfterMs;
				if (isOver || !isConnectionTrouble(error)) throw error;
				log.warn({ err: error, attempt }, 'the database did not answer, sending again');
				await wait(Math.min(50 * attempt, 500));
			}
		}
	}
}

/** No answer, a lost connection (08), or a server that starts or stops (57P). */
function isConnectionTrouble(error: unknown): boolean {
	if (error instanceof UnknownStream) return false;
	const state = sqlState(error);
	return state === undefined || state.startsWith('08') || state.startsWith('57P');
}
