import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/test/free-port';

export interface Proxy {
	url: string;
	stop(): Promise<void>;
}

interface Program {
	/** Environment variable that says where it is. */
	variable: string;
	/** In `deploy/`: what operators are given. */
	delivered: string;
	listens: { delivered: string; here: (port: number) => string };
	/** The file as the program wants it. */
	whole: (inside: string, folder: string) => string;
	args: (folder: string, file: string) => string[];
}

const PROGRAMS = {
	nginx: {
		variable: 'NGINX_PATH',
		delivered: 'nginx.conf',
		listens: { delivered: 'listen 80;', here: (port) => `listen 127.0.0.1:${port};` },
		whole: (inside, folder) => {
			const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
				.map((kind) => `${kind}_temp_path ${folder}/${kind};`)
				.join('\n');
			return `daemon off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${inside}\n}\n`;
		},
		args: (folder, file) => ['-p', folder, '-c', file]
	},
	haproxy: {
		variable: 'HAPROXY_PATH',
		delivered: 'haproxy.cfg',
		listens: { delivered: 'bind :80', here: (port) => `bind 127.0.0.1:${port}` },
		whole: (inside) => inside,
		args: (_, file) => ['-db', '-f', file]
	}
} satisfies Record<string, Program>;
export type ProxyKind = keyof typeof PROGRAMS;

const DEPLOY = path.resolve(import.meta.dirname, '../../deploy');
const START_LIMIT_MS = 10_000;

/** A proxy before these nodes, configured with the file that operators are given. */
export async function startProxy(kind: ProxyKind, ports: [number, number]): Promise<Proxy> {
	const { variable, delivered, listens, whole, args }: Program = PROGRAMS[kind];
	const program = process.env[variable];
	if (!program) throw new Error(`${variable} is not set; \`npm test\` finds ${kind} and sets it.`);
	const port = await freePort();
	const folder = mkdtempSync(path.join(tmpdir(), 'planrunde-proxy-'));
	// Its workers run as another user where it is started by root.
	chmodSync(folder, 0o777);
	const inside = readFileSync(path.join(DEPLOY, delivered), 'utf8')
		.replaceAll('node-1:3000', `127.0.0.1:${ports[0]}`)
		.replaceAll('node-2:3000', `127.0.0.1:${ports[1]}`)
		.replace(listens.delivered, listens.here(port));
	const file = path.join(folder, delivered);
	writeFileSync(file, whole(inside, folder));
	const child = spawn(program, args(folder, file), { stdio: ['ignore', 'ignore', 'pipe'] });
	let output = '';
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const deadline = Date.now() + START_LIMIT_MS;
	while (!(await isListenedOn(port))) {
		if (child.exitCode !== null || Date.now() > deadline)
			throw new Error(`${kind} did not start:\n${output}`);
		await pause(20);
	}
	return {
		url: `http://127.0.0.1:${port}`,
		stop: async () => {
			process.off('exit', kill);
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

async function isListenedOn(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
