import { createHash } from 'node:crypto';
import { realpathSync, statSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Keeps a folder to one process of this machine, because the embedded database itself lets two
 * processes destroy each other's writes. The lock is a listening socket: it ends with its process,
 * however that ends, and needs no process ids (two containers on one volume have the same).
 */
export interface DirectoryLock {
	release(): Promise<void>;
}

/** Undefined if another process, or this one, holds the folder. The folder must exist. */
export async function lockDirectory(folder: string): Promise<DirectoryLock | undefined> {
	const path = socketPath(realpathSync(folder));
	for (let attempt = 0; attempt < 5; attempt++) {
		const server = await listen(path);
		if (server !== undefined) {
			const own = identity(path);
			// Two processes may find the same left-over socket: the later one has replaced the earlier
			// one's. That one gives way, and does not close, which would remove the other's socket.
			if (attempt > 0) await wait(50);
			if (own === undefined || own !== identity(path)) return undefined;
			return { release: () => new Promise((resolve) => server.close(() => resolve())) };
		}
		const found = identity(path);
		if (await answers(path)) return undefined;
		// Left over by a process that was killed.
		if (found !== undefined && found === identity(path)) unlinkSync(path);
	}
	return undefined;
}

/** Beside the database, where everyone who shares the folder sees it, if the name fits. */
function socketPath(folder: string): string {
	const hash = createHash('sha1').update(folder).digest('hex');
	if (process.platform === 'win32') return `\\\\.\\pipe\\planrunde-${hash}`;
	const beside = join(folder, 'in-use.sock');
	return Buffer.byteLength(beside) <= 100 ? beside : join(tmpdir(), `planrunde-${hash}.sock`);
}

/** Undefined where the address is taken. */
function listen(path: string): Promise<Server | undefined> {
	return new Promise((resolve, reject) => {
		const server = createServer((socket) => socket.destroy());
		server.once('error', (error: NodeJS.ErrnoException) =>
			error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)
		);
		server.listen(path, () => {
			server.unref();
			resolve(server);
		});
	});
}

function answers(path: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(path);
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		// A full queue of an owner that is busy is no left-over.
		socket.once('error', (error: NodeJS.ErrnoException) =>
			resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT')
		);
	});
}

/** Tells one socket from the next of the same name, though the file system reuses numbers. */
function identity(path: string): string | undefined {
	if (process.platform === 'win32') return path;
	const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
	return stat && `${stat.ino}-${stat.ctimeNs}`;
}
