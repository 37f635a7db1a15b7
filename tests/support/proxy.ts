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

const DELIVERED = path.resolve(import.meta.dirname, '../../deploy/nginx.conf');
const START_LIMIT_MS = 10_000;

/** nginx before these nodes, configured with the file that operators are given. */
export async function startProxy(ports: [number, number]): Promise<Proxy> {
	const program = process.env.NGINX_PATH;
	if (!program) throw new Error('NGINX_PATH is not set; `npm test` finds nginx and sets it.');
	const port = await freePort();
	const folder = mkdtempSync(path.join(tmpdir(), 'planrunde-nginx-'));
	// Its workers run as another user where it is started by root.
	chmodSync(folder, 0o777);
	const inside = readFileSync(DELIVERED, 'utf8')
		.replaceAll('node-1:3000', `127.0.0.1:${ports[0]}`)
		.replaceAll('node-2:3000', `127.0.0.1:${ports[1]}`)
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
