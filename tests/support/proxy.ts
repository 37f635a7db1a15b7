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

const OPERATING = path.resolve(import.meta.dirname, '../../docs/operating.md');
const START_LIMIT_MS = 10_000;

/** nginx before these nodes, configured with what docs/operating.md tells operators to write. */
export async function startProxy(ports: [number, number]): Promise<Proxy> {
	const program = process.env.NGINX_PATH;
	if (!program) throw new Error('NGINX_PATH is not set; `npm test` finds nginx and sets it.');
	const port = await freePort();
	const folder = mkdtempSync(path.join(tmpdir(), 'planrunde-nginx-'));
	// Its workers run as another user where it is started by root.
	chmodSync(folder, 0o777);
	const told = /```nginx\n(.*?)```/s.exec(readFileSync(OPERATING, 'utf8'))?.[1];
	if (told === undefined) throw new Error('docs/operating.md tells no configuration of nginx.');
	const inside = told
		.replaceAll('10.0.0.11:3000', `127.0.0.1:${ports[0]}`)
		.replaceAll('10.0.0.12:3000', `127.0.0.1:${ports[1]}`)
		.replace('listen 80;', `listen 127.0.0.1:${port};`);
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
		.map((kind) => `${kind}_temp_path ${folder}/${kind};`)
		.join('\n');
	writeFileSync(
		path.join(folder, 'nginx.conf'),
		`daemon off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${inside}\n}\n`
	);
	const child = spawn(program, ['-p', folder, '-c', path.join(folder, 'nginx.conf')], {
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let output = '';
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const deadline = Date.now() + START_LIMIT_MS;
	while (!(await listens(port))) {
		if (child.exitCode !== null || Date.now() > deadline)
			throw new Error(`nginx did not start:\n${output}`);
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

async function listens(port: number): Promise<boolean> {
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
