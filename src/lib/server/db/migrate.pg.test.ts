import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestPostgres } from './test-database';

let database: Awaited<ReturnType<typeof createTestPostgres>> | undefined;
beforeAll(async () => {
	database = await createTestPostgres();
});
afterAll(async () => database?.drop());

/** A process of its own that opens the database and ends. */
function openingProcess(): ChildProcess {
	return fork(fileURLToPath(new URL('./test-process.ts', import.meta.url)), ['open'], {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, DATABASE_URL: database?.databaseUrl }
	});
}

it('is done once by processes that start at once on an empty database', async () => {
	const exits = await Promise.all(
		Array.from({ length: 4 }, async () => {
			const [code] = (await once(openingProcess(), 'exit')) as [number];
			return code;
		})
	);
	expect(exits).toEqual([0, 0, 0, 0]);

	const sql = postgres(database?.databaseUrl ?? '', { max: 1 });
	const applied =
		await sql`select hash, count(*)::int as times from drizzle.__drizzle_migrations group by hash`;
	const tables = await sql`select from pg_tables where schemaname = 'public'`;
	await sql.end();
	expect(applied.length).toBeGreaterThan(0);
	expect(applied.every(({ times }) => times === 1)).toBe(true);
	expect(tables.length).toBeGreaterThanOrEqual(13);
});
