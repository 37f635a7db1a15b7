import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DatabaseUnavailable } from './database-unavailable';
import { openDb, type OpenPglite } from './open-db';
import { authority } from './schema';

// One folder for all: creating a database takes seconds. The tests build on each other.
let dataDir: string;
beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'planrunde-test-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function open(): Promise<OpenPglite> {
	const opened = await openDb({ dataDir, databaseUrl: undefined });
	if (opened.kind !== 'pglite') throw new Error('expected the embedded database');
	return opened;
}

it('is created anew where a creation was cut off', async () => {
	mkdirSync(join(dataDir, 'database.unfinished', 'base'), { recursive: true });
	writeFileSync(join(dataDir, 'database.unfinished', 'PG_VERSION'), '');
	const { db, close } = await open();
	expect(await db.select().from(authority)).toEqual([]);
	await close();
	expect(readdirSync(dataDir)).toEqual(['database']);
});

it('keeps every acknowledged row through kill -9, and admits one process at a time', async () => {
	const acknowledged: string[] = [];
	for (const rows of [5, 40, 120]) {
		const writer = fork(fileURLToPath(new URL('./test-process.ts', import.meta.url)), ['write'], {
			execArgv: ['--import', 'tsx'],
			env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: undefined }
		});
		const expected = acknowledged.length + rows;
		await new Promise<void>((resolve) =>
			writer.on('message', (id: string) => {
				if (acknowledged.push(id) === expected) resolve();
			})
		);
		await expect(open()).rejects.toThrow(/is in use by another Planrunde process/);
		writer.kill('SIGKILL');
		await once(writer, 'exit');
	}
	const { db, close } = await open();
	const stored = new Set((await db.select().from(authority)).map(({ id }) => id));
	await close();
	expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
});

it('forces each commit to the disk, and lets calls fail when its thread ends', async () => {
	const { db, pglite, close } = await open();
	const before = await pglite.syncCount();
	for (let n = 0; n < 20; n++) await db.insert(authority).values({ name: `${n}` });
	expect((await pglite.syncCount()) - before).toBeGreaterThanOrEqual(20);

	const pending = db.insert(authority).values({ name: 'x' });
	const failing = expect(pending).rejects.toMatchObject({
		cause: { message: expect.stringContaining('The embedded database is gone') as string }
	});
	await pglite.kill();
	await failing;
	await expect(db.select().from(authority)).rejects.toThrow();
	await close();
});

it('is opened anew when its thread has ended: what was committed is there, what was begun is not', async () => {
	const { db, pglite, close } = await open();
	await db.insert(authority).values({ name: 'committed' });
	const begun = db.transaction(async (tx) => {
		await tx.insert(authority).values({ name: 'begun' });
		await pglite.kill();
		// The new thread knows nothing of this transaction and must not take its rest for a whole.
		await vi.waitFor(() => pglite.syncCount(), { timeout: 30_000 });
		await tx.insert(authority).values({ name: 'begun, too' });
	});
	await expect(begun).rejects.toMatchObject({
		cause: { message: 'The embedded database has lost this transaction.' }
	});
	const names = (await db.select().from(authority)).map(({ name }) => name);
	expect(names).toContain('committed');
	expect(names.filter((name) => name.startsWith('begun'))).toEqual([]);
	await close();
}, 60_000);

it.each([
	['a file', '/dev/null'],
	['a place below a file', '/dev/null/planrunde']
])('says in one sentence that DATA_DIR is %s', async (_, path) => {
	const opening = openDb({ dataDir: path, databaseUrl: undefined });
	await expect(opening).rejects.toThrow(DatabaseUnavailable);
	await expect(opening).rejects.toThrow(/^DATA_DIR .* cannot be written to: .*\.$/);
});
