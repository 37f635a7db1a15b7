import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp, type App } from '../src/lib/server/app';
import type { Config } from '../src/lib/server/config';
import { openDb } from '../src/lib/server/db/open-db';
import type { LoggedEvent } from '../src/lib/server/event-log/event-log';
import { PostgresEventLog } from '../src/lib/server/event-log/postgres-event-log';
import { meetingStreamId } from '../src/lib/server/meeting/meeting-host';
import { planStreamId } from '../src/lib/server/streams/streams';
import { freePort } from './test/free-port';

/** A first start builds. */
const START_LIMIT_MS = 300_000;
const STOP_LIMIT_MS = 10_000;

const root = path.resolve(import.meta.dirname, '..');
const START = path.join(root, 'scripts', 'start.ts');

/** A server with a database of its own: prepared before it starts, read after it has stopped. */
export class OwnServer {
	readonly #config: Config;
	readonly #folder: string | null;
	#child: ChildProcess | null = null;
	#output = '';
	#port = 0;

	/**
	 * @param databaseUrl of a PostgreSQL; undefined for the embedded database in a temporary folder
	 * @param trustProxy whether it is reached through a proxy
	 */
	constructor(databaseUrl: string | undefined, trustProxy = false) {
		this.#folder = databaseUrl ? null : mkdtempSync(path.join(tmpdir(), 'planrunde-own-'));
		this.#config = {
			port: 0,
			host: '127.0.0.1',
			dataDir: this.#folder ?? 'unused',
			databaseUrl,
			origin: undefined,
			trustProxy,
			logLevel: 'error'
		};
	}

	get database(): 'PGlite' | 'PostgreSQL' {
		return this.#folder === null ? 'PostgreSQL' : 'PGlite';
	}

	get url(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	get port(): number {
		return this.#port;
	}

	/** Of the process while it runs. */
	get pid(): number {
		if (!this.#child?.pid) throw new Error('The server does not run.');
		return this.#child.pid;
	}

	/** What is to stand in the database before the server starts. */
	async prepare<Prepared>(act: (app: App) => Promise<Prepared>): Promise<Prepared> {
		const app = await createApp(this.#config);
		try {
			return await act(app);
		} finally {
			await app.close();
		}
	}

	/**
	 * Started again it has the same port.
	 * @param say is told when it takes longer, because the program is built first
	 */
	async start(say: (sentence: string) => void): Promise<void> {
		this.#port ||= await freePort();
		const child = spawn(
			'sh',
			// A write that is refused is an error then, and no signal that ends the process.
			['-c', 'trap "" XFSZ; exec "$@"', 'sh', process.execPath, '--import', 'tsx', START],
			{
				cwd: root,
				stdio: ['ignore', 'pipe', 'pipe'],
				// Ctrl-C reaches this program, which stops its server in order.
				detached: true,
				env: {
					PATH: process.env.PATH,
					HOME: process.env.HOME,
					NODE_ENV: 'production',
					LOG_LEVEL: 'error',
					HOST: '127.0.0.1',
					PORT: String(this.#port),
					DATA_DIR: this.#config.dataDir,
					DATABASE_URL: this.#config.databaseUrl ?? '',
					TRUST_PROXY: String(this.#config.trustProxy)
				}
			}
		);
		this.#child = child;
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
		const kill = () => child.kill('SIGKILL');
		process.once('exit', kill);
		child.once('exit', () => process.off('exit', kill));
		const deadline = Date.now() + START_LIMIT_MS;
		let isTold = false;
		while (!(await answers(`${this.url}/health/live`))) {
			if (hasEnded(child)) throw new Error(`The server ended while starting:\n${this.#output}`);
			if (Date.now() > deadline) throw new Error(`The server did not start:\n${this.#output}`);
			if (!isTold && this.#output.includes('is being built')) {
				isTold = true;
				say('building the server first');
			}
			await pause(50);
		}
	}

	/** What the server wrote into its log as an error; one entry each. */
	get faults(): string[] {
		return this.#output.split('\n').filter((line) => line.startsWith('{'));
	}

	/**
	 * Each of its writes to a file fails from now on, as on a full disk.
	 * @returns what ends that
	 */
	refuseWrites(): () => void {
		this.#limitFiles('0');
		return () => this.#limitFiles('unlimited');
	}

	/** As a power cut ends it. */
	async kill(): Promise<void> {
		const child = this.#child;
		if (!child || hasEnded(child)) return;
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
	}

	/** @returns its exit code; null where it did not end by itself */
	async stop(): Promise<number | null> {
		const child = this.#child;
		if (!child) return null;
		if (!hasEnded(child)) {
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			const late = pause(STOP_LIMIT_MS, 'late', { ref: false });
			if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
		}
		return child.exitCode;
	}

	/** What stands in the log; the server must have stopped. */
	async readLog({ meetingId, planId }: { meetingId: string; planId: string }): Promise<{
		meeting: LoggedEvent[];
		plan: LoggedEvent[];
	}> {
		const opened = await openDb(this.#config);
		try {
			const log = new PostgresEventLog(opened.db);
			return {
				meeting: await log.read(meetingStreamId(meetingId), 0),
				plan: await log.read(planStreamId(planId), 0)
			};
		} finally {
			await opened.close();
		}
	}

	#limitFiles(bytes: string): void {
		const { status, stderr } = spawnSync('prlimit', [`--pid=${this.pid}`, `--fsize=${bytes}:`]);
		if (status !== 0) throw new Error(`prlimit failed: ${String(stderr)}`);
	}

	removeFiles(): void {
		if (this.#folder !== null && existsSync(this.#folder))
			rmSync(this.#folder, { recursive: true, force: true });
	}
}

async function answers(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
		await response.body?.cancel();
		return response.ok;
	} catch {
		return false;
	}
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
