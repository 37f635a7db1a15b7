import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { aptInstall, mayInstall } from './debian';
import { freePort } from './free-port';
import { atEnd, StageFailure } from './stage';

/**
 * The real PostgreSQL of the tests: TEST_DATABASE_URL if it is set, else a throw-away server from
 * installed binaries, in its own folder, on its own port, with fsync as in production.
 */
const MISSING = `No PostgreSQL was found. Set TEST_DATABASE_URL to one whose role may create databases, or install one:
  Debian/Ubuntu: apt-get install postgresql    macOS: brew install postgresql@17`;

const START_LIMIT_MS = 30_000;

/** @returns the address of a database whose owner is no superuser but may create databases */
export function openPostgres(): Promise<string> {
	return (opened ??= open());
}

/** One server for all stages of a run. */
let opened: Promise<string> | undefined;

async function open(): Promise<string> {
	const given = process.env.TEST_DATABASE_URL;
	if (given) return given;
	if (findBinaries() === undefined && mayInstall()) await aptInstall('postgresql');
	const binaries = findBinaries();
	if (binaries === undefined) throw new StageFailure(MISSING);
	return startServer(binaries);
}

function findBinaries(): string | undefined {
	const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
	const folders = [
		...(process.env.PATH ?? '').split(path.delimiter),
		asked.status === 0 ? asked.stdout.trim() : '',
		...newestFirst('/usr/lib/postgresql', (version) => `${version}/bin`),
		...['/opt/homebrew/opt', '/usr/local/opt'].flatMap((brew) =>
			newestFirst(brew, (keg) => (keg.startsWith('postgresql') ? `${keg}/bin` : ''))
		)
	];
	// Debian's libpq-dev brings pg_config and its folder without a server.
	return folders.find((folder) => folder !== '' && existsSync(path.join(folder, 'initdb')));
}

function newestFirst(folder: string, inside: (entry: string) => string): string[] {
	if (!existsSync(folder)) return [];
	const entries = readdirSync(folder).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
	return entries
		.map(inside)
		.filter((found) => found !== '')
		.map((found) => path.join(folder, found));
}

async function startServer(binaries: string): Promise<string> {
	const owner = unprivilegedUser();
	// Root's own temporary folder may be closed to the user who runs the server.
	const folder = mkdtempSync(path.join(owner ? '/tmp' : tmpdir(), 'planrunde-pg-'));
	const [cluster, passwordFile] = [path.join(folder, 'cluster'), path.join(folder, 'password')];
	const password = crypto.randomUUID();
	writeFileSync(passwordFile, password);
	if (owner) {
		chownSync(folder, owner.uid, owner.gid);
		chownSync(passwordFile, owner.uid, owner.gid);
	}

	const init = spawnSync(
		path.join(binaries, 'initdb'),
		[
			...['--pgdata', cluster, '--username', 'postgres', '--encoding', 'UTF8'],
			...[
				'--lc-collate',
				'C',
				'--lc-ctype',
				process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
			],
			...['--auth', 'scram-sha-256', '--pwfile', passwordFile]
		],
		{ ...owner, cwd: folder, encoding: 'utf8' }
	);
	if (init.status !== 0) {
		rmSync(folder, { recursive: true, force: true });
		throw new StageFailure(`PostgreSQL's initdb failed: ${init.stderr || String(init.error)}`);
	}

	const port = await freePort();
	const server = spawn(
		path.join(binaries, 'postgres'),
		[
			...['-D', cluster, '-p', String(port), '-k', folder],
			...['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=on', '-c', 'max_connections=200']
		],
		// A process group of its own: Ctrl-C reaches this script, which stops it in order.
		{ ...owner, cwd: folder, detached: true, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	let log = '';
	server.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
	atEnd(async () => {
		await stopServer(server);
		rmSync(folder, { recursive: true, force: true });
	});

	const address = (user: string, database: string) =>
		`postgres://${user}:${password}@127.0.0.1:${String(port)}/${database}`;
	await untilReady(address('postgres', 'postgres'), server, () => log);
	await createOwnDatabase(address('postgres', 'postgres'), password);
	return address('planrunde', 'planrunde');
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	for (const name of ['postgres', 'nobody']) {
		const [uid, gid] = ['-u', '-g'].map((kind) =>
			spawnSync('id', [kind, name], { encoding: 'utf8' })
		);
		if (uid?.status === 0 && gid?.status === 0)
			return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
	}
	throw new StageFailure(
		'PostgreSQL does not run as root, and there is no user postgres or nobody.'
	);
}

async function untilReady(url: string, server: ChildProcess, log: () => string): Promise<void> {
	const deadline = Date.now() + START_LIMIT_MS;
	for (;;) {
		const sql = postgres(url, { max: 1, connect_timeout: 2 });
		try {
			await sql`select 1`;
			return;
		} catch (error) {
			if (server.exitCode !== null || Date.now() > deadline)
				throw new StageFailure(
					`The throw-away PostgreSQL did not start: ${String(error)}\n${log()}`
				);
			await pause(50);
		} finally {
			await sql.end();
		}
	}
}

async function createOwnDatabase(url: string, password: string): Promise<void> {
	const sql = postgres(url, { max: 1 });
	await sql.unsafe(`create role planrunde login createdb password '${password}'`);
	await sql.unsafe('create database planrunde owner planrunde');
	await sql.end();
}

async function stopServer(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return;
	const ended = once(server, 'exit');
	// SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes everything down.
	server.kill('SIGINT');
	await ended;
}
