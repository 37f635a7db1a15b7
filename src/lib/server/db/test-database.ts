import { createHash, randomBytes } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { sqlState } from './db';
import { migrationsFolder } from './migrate';
import { openPglite, type OpenPglite } from './open-db';

/**
 * Databases for tests. `openTestDb` gives an empty, migrated one in memory; creating such a
 * database takes seconds, so a dump of the first is kept among the caches of node_modules.
 */
export async function openTestDb(): Promise<OpenPglite> {
	const cached = cachedDump();
	if (existsSync(cached))
		return openPglite({ folder: undefined, dump: new Uint8Array(readFileSync(cached)) });
	const opened = await openPglite({ folder: undefined });
	mkdirSync(dirname(cached), { recursive: true });
	const unfinished = `${cached}.${process.pid}-${randomBytes(4).toString('hex')}`;
	writeFileSync(unfinished, await opened.pglite.dump());
	renameSync(unfinished, cached);
	return opened;
}

/**
 * A database of its own on a PostgreSQL server, whose role must be allowed to create it.
 * @param server usual: the one of all tests
 */
export async function createTestPostgres(server = process.env.TEST_DATABASE_URL): Promise<{
	databaseUrl: string;
	drop: () => Promise<void>;
}> {
	if (server === undefined)
		throw new Error('TEST_DATABASE_URL is not set; `npm test` starts a server and sets it.');
	const name = `planrunde_${randomBytes(6).toString('hex')}`;
	await onServer(server, `create database ${name} template template0 encoding 'UTF8'`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return {
		databaseUrl: url.href,
		drop: () => dropDatabase(server, name)
	};
}

/** The force is refused to who is no superuser while PostgreSQL itself cleans up in there. */
async function dropDatabase(server: string, name: string): Promise<void> {
	for (let triesLeft = 50; ; triesLeft--) {
		try {
			return await onServer(server, `drop database if exists ${name} with (force)`);
		} catch (error) {
			if (sqlState(error) !== MISSING_RIGHT || triesLeft === 0) throw error;
			await pause(100);
		}
	}
}

const MISSING_RIGHT = '42501';

async function onServer(databaseUrl: string, statement: string): Promise<void> {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		await sql.unsafe(statement);
	} finally {
		await sql.end();
	}
}

/** Named after what it depends on: the version of PGlite and the migrations. */
function cachedDump(): string {
	const root = fileURLToPath(new URL('../../../../node_modules/', import.meta.url));
	const hash = createHash('sha1').update(
		readFileSync(join(root, '@electric-sql/pglite/package.json'))
	);
	for (const file of readdirSync(migrationsFolder()).filter((name) => name.endsWith('.sql')))
		hash.update(readFileSync(join(migrationsFolder(), file)));
	return join(root, '.cache', 'planrunde', `empty-database-${hash.digest('hex')}.tar`);
}
