import { sql } from 'drizzle-orm';
import { rowsOf, sqlState, type Db } from '../db/db';
import { log } from '../log';
import { UnknownStream, type AppendRequest, type LoggedEvent, type NewStream } from './event-log';
import { PatientEventLog, type Patience } from './patient-event-log';

/** The largest integer of PostgreSQL. */
const LAST_VERSION = 2 ** 31 - 1;

/**
 * The log in PostgreSQL, embedded or not. An append is one statement: it moves the stream's
 * version if it is the expected one, and stores the events only then.
 */
export class PostgresEventLog extends PatientEventLog {
	readonly #db: Db;

	constructor(db: Db, patience?: Patience) {
		super(patience);
		this.#db = db;
	}

	protected async createOnce({ streamId, kind, authorityId }: NewStream): Promise<void> {
		await rowsOf(
			this.#db,
			sql`insert into stream (id, kind, authority_id)
				values (${streamId}, ${kind}, ${authorityId}) on conflict (id) do nothing`
		);
	}

	protected readOnce(
		streamId: string,
		afterVersion: number,
		limit = LAST_VERSION
	): Promise<LoggedEvent[]> {
		// Versions have no gaps. A `limit` would have the whole stream sorted for each page, where the
		// database has no statistics of it yet.
		return rowsOf<LoggedEvent>(
			this.#db,
			sql`select stream_id as "streamId", version, command_id as "commandId", type, payload, actor,
					to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
				from event
				where stream_id = ${streamId} and version > ${afterVersion}
					and version <= ${Math.min(LAST_VERSION, afterVersion + limit)}
				order by version`
		);
	}

	protected async versionOnce(streamId: string): Promise<number> {
		const [row] = await rowsOf<{ version: number }>(
			this.#db,
			sql`select version from stream where id = ${streamId}`
		);
		return row?.version ?? 0;
	}

	protected async appendOnce(
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
				)
				select (select version from moved) as version,
					coalesce(
						(select true from moved), exists (select from stream where id = ${streamId})
					) as known`
		).catch((error: unknown) => {
			// Only a log that another program wrote to could hold the version already.
			if (sqlState(error) === '23505') return [{ version: null, known: true }];
			throw error;
		});
		if (row?.known === false) throw new UnknownStream(streamId);
		return row?.version ?? undefined;
	}

	/** No answer, a lost connection (08), or a server that starts or stops (57P). */
	protected isTrouble(error: unknown): boolean {
		if (error instanceof UnknownStream) return false;
		const state = sqlState(error);
		return state === undefined || state.startsWith('08') || state.startsWith('57P');
	}

	protected sendsAgain(error: unknown, attempt: number): void {
		log.warn({ err: error, attempt }, 'the database did not answer, sending again');
	}
}
