import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { aptInstall, mayInstall } from './debian';
import { freePort } from './free-port';
import { StageFailure } from './stage';

const MISSING = `No PostgreSQL was found. Set TEST_DATABASE_URL to one whose role may create databases, or install one:
  Debian/Ubuntu: apt-get install postgresql    macOS: brew install postgresql@17`;

const START_LIMIT_MS = 30_000;

interface Owner {
	uid: number;
	gid: number;
}

/**
 * A PostgreSQL of its own, to be thrown away: from installed binaries, in its own folder, on its
 * own port, with fsync as in production. It can be ended like a machine and started again.
 */
export class ThrowAwayPostgres {
	/** Of a database whose owner is no superuser but may create databases. */
	readonly url: string;
	readonly #binaries: string;
	readonly #folder: string;
	readonly #owner: Owner | undefined;
	readonly #port: number;
	readonly #password: string;
	#server: ChildProcess | null = null;
	#frozen: number[] = [];
	#log = '';

	private constructor(place: {
		binaries: string;
		folder: string;
		owner: Owner | undefined;
		port: number;
		password: string;
	}) {
		this.#binaries = place.binaries;
		this.#folder = place.folder;
		this.#owner = place.owner;
		this.#port = place.port;
		this.#password = place.password;
		this.url = this.#address('planrunde', 'planrunde');
	}

	/** @throws StageFailure when there are no binaries, or they do not do what they should */
	static async open(): Promise<ThrowAwayPostgres> {
		if (findBinaries() === undefined && mayInstall()) await aptInstall('postgresql');
		const binaries = findBinaries();
		if (binaries === undefined) throw new StageFailure(MISSING);
		const owner = unprivilegedUser();
		// Root's own temporary folder may be closed to the user who runs the server.
		const folder = mkdtempSync(path.join(owner ? '/tmp' : tmpdir(), 'planrunde-pg-'));
		const password = crypto.randomUUID();
		initialise({ binaries, folder, owner, password });
		const port = await freePort();
		const opened = new ThrowAwayPostgres({ binaries, folder, owner, port, password });
		await opened.start();
		await opened.#createOwnDatabase();
		return opened;
	}

	/** Started again it has the same address. */
	async start(): Promise<void> {
		const server = spawn(
			path.join(this.#binaries, 'postgres'),
			[
				...['-D', path.join(this.#folder, 'cluster'), '-p', String(this.#port)],
				...['-k', this.#folder, '-c', 'listen_addresses=127.0.0.1'],
				...['-c', 'fsync=on', '-c', 'max_connections=200']
			],
			// A process group of its own: Ctrl-C reaches this script, which stops it in order.
			{ ...this.#owner, cwd: this.#folder, detached: true, stdio: ['ignore', 'ignore', 'pipe'] }
		);
		this.#server = server;
		server.stderr.on(
			'data',
			(chunk: Buffer) => (this.#log = (this.#log + chunk.toString()).slice(-4000))
		);
		await this.#untilReady(server);
	}

	/** In order: sessions end, everything is written down. */
	stop(): Promise<void> {
		return this.#end('SIGINT');
	}

	/** At once, as when the machine dies: what follows is a recovery. */
	kill(): Promise<void> {
		return this.#end('SIGQUIT');
	}

	/**
	 * Its processes stand still, and go on when the returned function is called.
	 * @param only those of which `ps` says this
	 */
	freeze(only = /^/): () => void {
		this.#frozen = this.#processes(only);
		for (const pid of this.#frozen) process.kill(pid, 'SIGSTOP');
		return () => {
			for (const pid of this.#frozen.splice(0)) process.kill(pid, 'SIGCONT');
		};
	}

	/** As its superuser. */
	async execute(statement: string): Promise<void> {
		const sql = postgres(this.#address('postgres', 'postgres'), { max: 1 });
		try {
			await sql.unsafe(statement);
		} finally {
			await sql.end();
		}
	}

	async remove(): Promise<void> {
		await this.stop();
		rmSync(this.#folder, { recursive: true, force: true });
	}

	#address(user: string, database: string): string {
		return `postgres://${user}:${this.#password}@127.0.0.1:${String(this.#port)}/${database}`;
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const server = this.#server;
		if (!server || server.exitCode !== null || server.signalCode !== null) return;
		const ended = once(server, 'exit');
		server.kill(signal);
		// It would wait for those that stand still.
		for (const pid of this.#frozen.splice(0)) process.kill(pid, 'SIGKILL');
		await ended;
	}

	/** The server's own and those of its sessions, which leave its group. */
	#processes(only: RegExp): number[] {
		const own = this.#server?.pid;
		return spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
			.stdout.split('\n')
			.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
			.filter(([, pid, parent]) => own !== undefined && [pid, parent].includes(String(own)))
			.filter(([, , , title = '']) => only.test(title))
			.map(([, pid]) => Number(pid));
	}

	async #untilReady(server: ChildProcess): Promise<void> {
		const deadline = Date.now() + START_LIMIT_MS;
		for (;;) {
			const sql = postgres(this.#address('postgres', 'postgres'), { max: 1, connect_timeout: 2 });
			try {
				await sql`select 1`;
				return;
			} catch (error) {
				if (server.exitCode !== null || Date.now() > deadline)
					throw new StageFailure(
						`The throw-away PostgreSQL did not start: ${String(error)}\n${this.#log}`
					);
				await pause(50);
			} finally {
				await sql.end();
			}
		}
	}

	async #createOwnDatabase(): Promise<void> {
		await this.execute(`create role planrunde login createdb password '${this.#password}'`);
		await this.execute('create database planrunde owner planrunde');
	}
}

function initialise(place: {
	binaries: string;
	folder: string;
	owner: Owner | undefined;
	password: string;
}): void {
	const { binaries, folder, owner, password } = place;
	const passwordFile = path.join(folder, 'password');
	writeFileSync(passwordFile, password);
	if (owner) {
		chownSync(folder, owner.uid, owner.gid);
		chownSync(passwordFile, owner.uid, owner.gid);
	}
	const cType = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
	const init = spawnSync(
		path.join(binaries, 'initdb'),
		[
			...['--pgdata', path.join(folder, 'cluster'), '--username', 'postgres'],
			...['--encoding', 'UTF8', '--lc-collate', 'C', '--lc-ctype', cType],
			...['--auth', 'scram-sha-256', '--pwfile', passwordFile]
		],
		{ ...owner, cwd: folder, encoding: 'utf8' }
	);
	if (init.status === 0) return;
	rmSync(folder, { recursive: true, force: true });
	throw new StageFailure(`PostgreSQL's initdb failed: ${init.stderr || String(init.error)}`);
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

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): Owner | undefined {
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
