import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDirectory } from './directory-lock';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'planrunde-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is held once, and free again after its release', async () => {
	const lock = await lockDirectory(folder);
	expect(lock).toBeDefined();
	expect(await lockDirectory(folder)).toBeUndefined();
	await lock?.release();
	const next = await lockDirectory(folder);
	expect(next).toBeDefined();
	await next?.release();
});

it('is told from that of another folder, also where the name is too long for a socket', async () => {
	const [one, other] = ['a', 'b'].map((name) => join(folder, 'x'.repeat(120), name));
	if (one === undefined || other === undefined) throw new Error('two folders');
	for (const path of [one, other]) mkdirSync(path, { recursive: true });
	const locks = [await lockDirectory(one), await lockDirectory(other)];
	expect(await lockDirectory(one)).toBeUndefined();
	for (const lock of locks) {
		expect(lock).toBeDefined();
		await lock?.release();
	}
});

it('ends with its process, and one of several that wait for it gets it', async () => {
	const holder = fork(fileURLToPath(new URL('./test-process.ts', import.meta.url)), ['lock'], {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, DATA_DIR: folder }
	});
	await once(holder, 'message');
	expect(await lockDirectory(folder)).toBeUndefined();
	holder.kill('SIGKILL');
	await once(holder, 'exit');
	const taken = await Promise.all(Array.from({ length: 5 }, () => lockDirectory(folder)));
	expect(taken.filter((lock) => lock !== undefined)).toHaveLength(1);
	await taken.find((lock) => lock !== undefined)?.release();
});
