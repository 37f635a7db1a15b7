import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import type { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import type { Config } from '../config';
import { DatabaseUnavailable } from './database-unavailable';
import type { Db } from './db';
import { lockDirectory, type DirectoryLock } from './directory-lock';
import { migratePglite, migratePostgres } from './migrate';
import { PgliteClient } from './pglite-client';
import type { WorkerStart } from './pglite-protocol';
import * as schema from './schema';

export type OpenDb = OpenPglite | OpenPostgres;

export interface OpenPglite {
	kind: 'pglite';
	db: Db;
	pglite: PgliteClient;
	close: () => Promise<void>;
}

export interface OpenPostgres {
	kind: 'postgres';
	db: Db;
	/** The driver itself, and where it leads: for what nodes tell each other. */
	sql: postgres.Sql;
	databaseUrl: string;
	close: () => Promise<void>;
}

/**
 * Opens the database that the configuration names and brings it to the newest schema: a
 * PostgreSQL server where DATABASE_URL is set, else the embedded one in DATA_DIR. `memory://` as
 * DATA_DIR keeps the embedded one in memory, for tests. Fails with DatabaseUnavailable.
 */
export async function openDb(config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<OpenDb> {
	if (config.databaseUrl !== undefined) return openPostgres(config.databaseUrl);
	return config.dataDir === 'memory://'
		? openPglite({ folder: undefined })
		: openFolder(config.dataDir);
}

const MINIMUM_POSTGRES = 15;
/** Before the next try to connect. */
const LONGEST_PAUSE_S = 0.5;

async function openPostgres(databaseUrl: string): Promise<OpenDb> {
	const sql = postgres(databaseUrl, {
		max: 10,
		onnotice: () => {},
		connect_timeout: 10,
		// The driver's own pauses grow to 20 s, in which a database is back and not used.
		backoff: (attempt) => Math.min(0.05 * 2 ** attempt, LONGEST_PAUSE_S),
		// What is acknowledged must be durable, whatever the server's default; DATABASE_URL may differ.
		connection: { synchronous_commit: 'on' }
	});
	const close = () => sql.end({ timeout: 0.5 });
	try {
		const [server] = await sql<{ version: number; encoding: string }[]>`
			select current_setting('server_version_num')::int / 10000 as version,
				current_setting('server_encoding') as encoding`;
		if (server === undefined || server.version < MINIMUM_POSTGRES)
			throw new DatabaseUnavailable(
				`DATABASE_URL points to PostgreSQL ${server?.version}, but ${MINIMUM_POSTGRES} or newer is needed.`
			);
		if (server.encoding !== 'UTF8')
			throw new DatabaseUnavailable(
				`DATABASE_URL points to a database with the encoding ${server.encoding}, but UTF8 is needed.`
			);
		await migratePostgres(databaseUrl);
	} catch (error) {
		await close();
		if (error instanceof DatabaseUnavailable) throw error;
		throw new DatabaseUnavailable(
			`The PostgreSQL database of DATABASE_URL cannot be used: ${reason(error)}.`,
			{ cause: error }
		);
	}
	return {
		kind: 'postgres',
		db: drizzlePostgres(sql, { schema, casing: 'snake_case' }),
		sql,
		databaseUrl,
		close
	};
}

async function openFolder(dataDir: string): Promise<OpenDb> {
	const folder = resolve(dataDir);
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK);
	} catch (error) {
		throw new DatabaseUnavailable(`DATA_DIR ${folder} cannot be written to: ${reason(error)}.`, {
			cause: error
		});
	}
	const lock = await lockDirectory(folder);
	if (lock === undefined)
		throw new DatabaseUnavailable(
			`DATA_DIR ${folder} is in use by another Planrunde process; end that one or choose another folder.`
		);
	try {
		return await openPglite({ folder: resolve(folder, 'database') }, lock);
	} catch (error) {
		await lock.release();
		throw new DatabaseUnavailable(
			`The database in DATA_DIR ${folder} cannot be opened: ${reason(error)}.`,
			{ cause: error }
		);
	}
}

/** Without the checks and the lock that a folder needs: for `openDb` and the tests. */
export async function openPglite(start: WorkerStart, lock?: DirectoryLock): Promise<OpenPglite> {
	const pglite = await PgliteClient.open(start);
	const close = async () => {
		await pglite.close();
		await lock?.release();
	};
	// drizzle's type asks for the whole PGlite, its driver calls `query` and `transaction` only.
	const db = drizzlePglite(pglite as unknown as PGlite, { schema, casing: 'snake_case' });
	try {
		await migratePglite(db);
	} catch (error) {
		await pglite.close().catch(() => undefined);
		throw error;
	}
	return { kind: 'pglite', db, pglite, close };
}

/** The first error's message without its final stop; a failed connection has only a code. */
function reason(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { code } = error as NodeJS.ErrnoException;
	const cause = error.cause instanceof Error ? error.cause.message : '';
	const text = cause || error.message || code || error.name;
	return text.split('\n')[0]?.replace(/\.$/, '') ?? '';
}
