/** The demo's town in a database of its own, with workshops that the stories use up one by one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Role = 'administrator' | 'editor' | 'moderator' | 'reader';

export interface StaffLogin {
	signInName: string;
	password: string;
}

export interface Workshop {
	id: string;
	title: string;
	code: string;
}

export interface FilledTown {
	logins: Record<Role, StaffLogin>;
	/** Administrator of another authority. */
	neighbour: StaffLogin;
	/** The demo's own, with schools to choose from. */
	prepared: Workshop;
	/** More of them, where nobody is asked for a school. */
	workshops: Workshop[];
	/** With a mood step and a cards step. */
	rounds: Workshop;
	/** With a matrix step and a confirmation step. */
	consent: Workshop;
	/** With a mood, a cards and a confirmation step. */
	late: Workshop;
	/** Of last year. */
	closed: Workshop;
	/** Annual reviews, each of a school of its own with agreements of last year; see review.ts. */
	reviews: (Workshop & { school: string })[];
}

export interface Town extends FilledTown {
	/** A copy of the filled database for a server of its own. */
	copyOfData(): string;
}

const PROGRAM = path.resolve(import.meta.dirname, 'fill-town.ts');

export async function fillTown(): Promise<Town> {
	const dataDir = temporaryFolder();
	const filled = await runFill({ DATA_DIR: dataDir });
	return {
		...filled,
		copyOfData() {
			const copy = temporaryFolder();
			cpSync(dataDir, copy, { recursive: true });
			return copy;
		}
	};
}

/** The same in a PostgreSQL database. */
export function fillTownIn(databaseUrl: string): Promise<FilledTown> {
	return runFill({ DATABASE_URL: databaseUrl });
}

async function runFill(env: Record<string, string>): Promise<FilledTown> {
	const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, '--workshops', '40'], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'silent', ...env }
	});
	const said = { out: '', error: '' };
	child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`The town was not filled:\n${said.error}`);
	return JSON.parse(said.out) as FilledTown;
}

function temporaryFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'planrunde-town-'));
	process.once('exit', () => {
		rmSync(folder, { recursive: true, force: true });
	});
	return folder;
}
