import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/test/free-port';

/** The built app as a process of its own, as an operator starts it. */
export interface RunningServer {
	url: string;
	port: number;
	/** Holds the embedded database; start another server on it after `kill` to see what is left. */
	dataDir: string;
	/** Where the first administrator begins; null once there is a login. */
	setupLink: string | null;
	/** Everything it has printed so far. */
	output(): string;
	/** Ends it as an operator does, and waits until it is gone. */
	stop(): Promise<void>;
	/** Ends it as a power cut does. */
	kill(): Promise<void>;
}

export interface ServerOptions {
	/** A PostgreSQL; without it the embedded database in `dataDir`. */
	databaseUrl?: string;
	/** Default: a new folder, removed when this process ends. */
	dataDir?: string;
	/** Default: a free one. A restart that phones should find again names the old one. */
	port?: number;
	env?: Record<string, string>;
}

const ENTRY = path.resolve(import.meta.dirname, '../../build/main.js');
/** The end of the greeting in server/greeting.ts. */
const LAST_WORDS = 'Stop with Ctrl+C';
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/** @throws when the app is not built, ends at once, or does not answer in time; with its output */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
	const port = options.port ?? (await freePort());
	const dataDir = options.dataDir ?? temporaryFolder();
	const { child, output } = launch({ ...options, port, dataDir });
	await untilGreeting(child, output);
	const url = `http://127.0.0.1:${String(port)}`;
	const setupPath = /\/setup#\S+/.exec(output())?.[0];
	return {
		url,
		port,
		dataDir,
		setupLink: setupPath === undefined ? null : url + setupPath,
		output,
		stop: () => end(child, 'SIGTERM', output),
		kill: () => end(child, 'SIGKILL', output)
	};
}

/** Power is cut while it starts. @returns whether it was up already */
export async function cutStart(
	options: ServerOptions & { dataDir: string },
	afterMs: number
): Promise<boolean> {
	const { child, output } = launch({ ...options, port: options.port ?? (await freePort()) });
	await pause(afterMs);
	await end(child, 'SIGKILL', output);
	return output().includes(LAST_WORDS);
}

function launch(options: ServerOptions & { port: number; dataDir: string }) {
	if (!existsSync(ENTRY)) throw new Error('The app is not built: run `npm run build` first.');
	const child = spawn(process.execPath, [ENTRY], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: process.env.PATH,
			HOME: process.env.HOME,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: String(options.port),
			DATA_DIR: options.dataDir,
			DATABASE_URL: options.databaseUrl ?? '',
			...options.env
		}
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	endWithThisProcess(child);
	return { child, output: () => printed };
}

/** The greeting comes last of all: the database is open then, and the port listens. */
async function untilGreeting(child: ChildProcess, output: () => string): Promise<void> {
	const deadline = Date.now() + START_LIMIT_MS;
	while (!output().includes(LAST_WORDS)) {
		if (hasEnded(child)) throw new Error(`The server ended while starting:\n${output()}`);
		if (Date.now() > deadline) {
			child.kill('SIGKILL');
			throw new Error(`The server was not ready within a minute:\n${output()}`);
		}
		await pause(20);
	}
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL', output: () => string) {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	child.kill(signal);
	const limit = pause(STOP_LIMIT_MS, 'late', { ref: false });
	if ((await Promise.race([ended, limit])) === 'late') {
		child.kill('SIGKILL');
		throw new Error(`The server did not end within 10 s of ${signal}:\n${output()}`);
	}
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function temporaryFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'planrunde-story-'));
	process.once('exit', () => {
		rmSync(folder, { recursive: true, force: true });
	});
	return folder;
}

function endWithThisProcess(child: ChildProcess): void {
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	child.once('exit', () => process.off('exit', kill));
}
