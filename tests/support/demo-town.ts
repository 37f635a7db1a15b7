import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import logins from '../../src/lib/server/demo/content/logins.json' with { type: 'json' };
import { startServer, type RunningServer } from './server';

export type Role = 'administrator' | 'editor' | 'moderator' | 'reader';

/** The demo's login for a role. */
export function loginOf(role: Role): { signInName: string; password: string } {
	const login = logins.find((known) => known.role === role);
	if (!login) throw new Error(`The demo has no ${role}.`);
	return login;
}

/** A server with the demo town: its prepared workshop can be joined with `code`. */
export async function startDemoTown(): Promise<RunningServer & { code: string }> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'planrunde-demo-'));
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['--import', 'tsx', path.join(import.meta.dirname, 'fill-demo.ts')],
		{ env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'warn' } }
	);
	const server = await startServer({ dataDir });
	return Object.assign(server, { code: stdout.trim() });
}
