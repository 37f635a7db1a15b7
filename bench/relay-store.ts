import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { fsyncSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

export interface StoredEvent {
	version: number;
	id: string;
	command: string;
}

/**
 * The yardstick's log: one statement a batch, durable when it is answered. It is sent again until
 * the database answers: what is stored already keeps its version.
 */
export interface RelayStore {
	read(room: string): Promise<StoredEvent[]>;
	/** Version by id; one that is stored already keeps its own. */
	append(room: string, batch: { id: string; command: string }[]): Promise<Map<string, number>>;
}

const ANSWER_WITHIN_MS = 1_500;
const AGAIN_AFTER_MS = 50;

type Query = (text: string, parameters: unknown[]) => Promise<Record<string, unknown>[]>;

const SCHEMA = `
	create table if not exists relay_room (id text primary key, version int not null default 0);
	create table if not exists relay_event (
		room text not null, version int not null, id text not null, command text not null,
		at timestamptz not null default now(),
		primary key (room, version), unique (room, id)
	);`;

const APPEND = `
	with given as (
		select * from unnest($2::text[], $3::text[]) with ordinality as t (id, command, place)
	), fresh as (
		select given.*, row_number() over (order by place) as nth, count(*) over () as total
		from given
		where not exists (select from relay_event e where e.room = $1 and e.id = given.id)
	), moved as (
		update relay_room set version = version + (select count(*) from fresh)
		where id = $1 returning version
	), stored as (
		insert into relay_event (room, version, id, command)
		select $1, moved.version - fresh.total + fresh.nth, fresh.id, fresh.command from fresh, moved
		returning id, version
	)
	select id, version from stored
	union all
	select e.id, e.version from relay_event e join given on e.room = $1 and e.id = given.id`;

/** @param folder of the embedded database, where no `databaseUrl` is given */
export async function openRelayStore(
	databaseUrl: string | undefined,
	folder: string
): Promise<RelayStore> {
	const { query, run } = databaseUrl ? openPostgres(databaseUrl) : await openPglite(folder);
	await run(SCHEMA);
	return {
		async read(room) {
			await query('insert into relay_room (id) values ($1) on conflict do nothing', [room]);
			const rows = await query(
				'select version, id, command from relay_event where room = $1 order by version',
				[room]
			);
			return rows as unknown as StoredEvent[];
		},
		async append(room, batch) {
			const ids = batch.map(({ id }) => id);
			const rows = await query(APPEND, [room, ids, batch.map(({ command }) => command)]);
			return new Map(rows.map(({ id, version }) => [String(id), Number(version)]));
		}
	};
}

function openPostgres(url: string): { query: Query; run: (text: string) => Promise<unknown> } {
	const sql = postgres(url, { max: 4, onnotice: () => undefined });
	const once: Query = (text, parameters) =>
		sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], { prepare: true });
	return {
		query: async (text, parameters) => {
			for (;;) {
				const answer = await answered(once(text, parameters));
				if (answer !== 'away') return answer;
				await pause(AGAIN_AFTER_MS);
			}
		},
		run: (text) => sql.unsafe(text)
	};
}

/** The driver leaves a statement unsettled now and then when the database ends. */
async function answered<Answer>(asked: Promise<Answer>): Promise<Answer | 'away'> {
	const known = asked.catch((error: unknown) => {
		const { code = '' } = error as { code?: string };
		if (/CONN|^08|^57P/.test(code)) return 'away' as const;
		throw error;
	});
	return Promise.race([known, pause(ANSWER_WITHIN_MS, 'away' as const, { ref: false })]);
}

/** PGlite as it comes never syncs; the product's does, so the yardstick's does too. */
class SyncingFs extends NodeFS {
	override async init(...given: Parameters<NodeFS['init']>) {
		const started = await super.init(...given);
		started.emscriptenOpts.preRun = [
			...(started.emscriptenOpts.preRun ?? []),
			(module: unknown) => {
				const { NODEFS } = module as { NODEFS: { stream_ops: Record<string, unknown> } };
				NODEFS.stream_ops.fsync = ({ nfd }: { nfd?: number }) => {
					if (nfd !== undefined) fsyncSync(nfd);
					return 0;
				};
			}
		];
		return started;
	}
}

async function openPglite(
	folder: string
): Promise<{ query: Query; run: (text: string) => Promise<unknown> }> {
	const pglite = await PGlite.create({
		fs: new SyncingFs(folder),
		startParams: [
			...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
			...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync']
		]
	});
	return {
		query: async (text, parameters) =>
			(await pglite.query<Record<string, unknown>>(text, parameters)).rows,
		run: (text) => pglite.exec(text)
	};
}
