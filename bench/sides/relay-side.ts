import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/test/free-port';
import type { Scene } from './scenes';
import type { Running } from './side';

/** @param isOneByOne one commit for each event */
export async function startRelay(
	databaseUrl: string | undefined,
	scene: Scene,
	isOneByOne = false
): Promise<Running> {
	const port = await freePort();
	const folder = databaseUrl ? null : mkdtempSync(path.join(tmpdir(), 'planrunde-relay-'));
	let child: ChildProcess;
	const start = async () => {
		child = fork(path.join(import.meta.dirname, '..', 'relay.ts'), {
			execArgv: ['--import', 'tsx'],
			env: {
				PATH: process.env.PATH,
				NODE_ENV: 'production',
				PORT: String(port),
				...(databaseUrl ? { DATABASE_URL: databaseUrl } : { DATA_DIR: folder ?? '' }),
				...(isOneByOne && { ONE_BY_ONE: 'true' })
			}
		});
		await once(child, 'message');
	};
	const kill = async () => {
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
	};
	await start();
	return {
		scene,
		port,
		get pid() {
			return child.pid ?? 0;
		},
		restart: async () => {
			await kill();
			await start();
		},
		stop: async () => {
			await kill();
			if (folder) rmSync(folder, { recursive: true, force: true });
		}
	};
}
