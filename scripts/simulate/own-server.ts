import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ne } from 'drizzle-orm';
import type { Actor } from '../../src/lib/domain/kernel/actor';
import { plainStep, THREAD_KINDS } from '../../src/lib/domain/meeting/steps';
import { createApp, type App } from '../../src/lib/server/app';
import type { Config } from '../../src/lib/server/config';
import { openDb } from '../../src/lib/server/db/open-db';
import { authority, school } from '../../src/lib/server/db/schema';
import type { LoggedEvent } from '../../src/lib/server/event-log/event-log';
import { PostgresEventLog } from '../../src/lib/server/event-log/postgres-event-log';
import { meetingStreamId } from '../../src/lib/server/meeting/meeting-host';
import { planStreamId } from '../../src/lib/server/streams/streams';
import { freePort } from '../test/free-port';
import type { Workshop } from './needs-file';
import { UnusableOption } from './options';

/** In a database that holds nothing else the simulation may leave its meetings. */
const AUTHORITY = 'Simulation';
const SCHOOLS = 12;
const TERM = { from: 2024, to: 2028 };
const INVITATION_MINUTES = 60;
/** A first start builds. */
const START_LIMIT_MS = 300_000;
const STOP_LIMIT_MS = 10_000;

export interface Prepared {
	code: string;
	moderatorToken: string;
	meetingId: string;
	planId: string;
}

const root = path.resolve(import.meta.dirname, '../..');

/** A server with a database of its own: prepared before it starts, read after it has stopped. */
export class OwnServer {
	readonly #config: Config;
	readonly #folder: string | null;
	#child: ChildProcess | null = null;
	#output = '';
	#url = '';

	/** @param databaseUrl of a PostgreSQL; undefined for the embedded database in a temporary folder */
	constructor(databaseUrl: string | undefined) {
		this.#folder = databaseUrl ? null : mkdtempSync(path.join(tmpdir(), 'planrunde-simulate-'));
		this.#config = {
			port: 0,
			host: '127.0.0.1',
			dataDir: this.#folder ?? 'unused',
			databaseUrl,
			origin: undefined,
			trustProxy: false,
			logLevel: 'error'
		};
	}

	get database(): 'PGlite' | 'PostgreSQL' {
		return this.#folder === null ? 'PostgreSQL' : 'PGlite';
	}

	get url(): string {
		return this.#url;
	}

	/** @throws UnusableOption when the database belongs to somebody */
	async prepare(workshop: Workshop): Promise<Prepared> {
		const app = await createApp(this.#config);
		try {
			return await prepareMeeting(app, workshop);
		} finally {
			await app.close();
		}
	}

	/** @param say is told when it takes longer, because the program is built first */
	async start(say: (sentence: string) => void): Promise<void> {
		const port = await freePort();
		const child = spawn(
			process.execPath,
			['--import', 'tsx', path.join(root, 'scripts', 'start.ts')],
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
					PORT: String(port),
					DATA_DIR: this.#config.dataDir,
					DATABASE_URL: this.#config.databaseUrl ?? ''
				}
			}
		);
		this.#child = child;
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
		process.once('exit', () => child.kill('SIGKILL'));
		this.#url = `http://127.0.0.1:${port}`;
		const deadline = Date.now() + START_LIMIT_MS;
		let isTold = false;
		while (!(await answers(`${this.#url}/healthz`))) {
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

	async stop(): Promise<void> {
		const child = this.#child;
		if (!child || hasEnded(child)) return;
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		const late = pause(STOP_LIMIT_MS, 'late', { ref: false });
		if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
	}

	/** What stands in the log; the server must have stopped. */
	async readLog({ meetingId, planId }: Prepared): Promise<{
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

	removeFiles(): void {
		if (this.#folder !== null && existsSync(this.#folder))
			rmSync(this.#folder, { recursive: true, force: true });
	}
}

async function prepareMeeting(app: App, { title, needs }: Workshop): Promise<Prepared> {
	const [stranger] = await app.db
		.select()
		.from(authority)
		.where(ne(authority.name, AUTHORITY))
		.limit(1);
	if (stranger)
		throw new UnusableOption(
			'DATABASE_URL points to a database that is in use; the simulation needs one of its own.'
		);
	const staff: Actor = { kind: 'staff', loginId: randomUUID(), role: 'administrator' };
	const [owner] = await app.db.insert(authority).values({ name: AUTHORITY }).returning();
	if (!owner) throw new Error('The authority was not stored.');
	const schools = await app.db
		.insert(school)
		.values(
			Array.from({ length: SCHOOLS }, (_, index) => ({
				authorityId: owner.id,
				name: `${AUTHORITY} ${index + 1}`,
				schoolType: 'grundschule'
			}))
		)
		.returning();
	const started = await app.plans.start(owner.id, staff, { title, term: TERM });
	const planState = await app.plans.current(owner.id);
	if (!started.ok || !planState) throw new Error('The plan was not started.');
	const { planId } = planState;
	const { answer, meeting } = await app.meetings.prepare(owner.id, staff, {
		planId,
		title,
		purpose: '',
		question: title,
		groups: [...new Set(needs.map(({ group }) => group))],
		schoolIds: schools.map(({ id }) => id),
		agenda: THREAD_KINDS.map((kind) => plainStep(kind, kind, 5))
	});
	if (!answer.ok) throw new Error(`The meeting was not prepared: ${answer.code}.`);
	return {
		code: meeting.joinCode,
		moderatorToken: await app.seats.invite(meeting.id, 'moderator', INVITATION_MINUTES),
		meetingId: meeting.id,
		planId
	};
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
