import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	renameSync,
	rmSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './pglite-protocol';

/**
 * The thread in which the embedded database runs: in the main thread its queries would starve the
 * event loop. It answers queries in the order in which they arrive; transactions are kept apart by
 * the client. Relative imports only, as it is bundled apart from the app.
 *
 * PGlite leaves syncing to the operating system; here every commit reaches the disk before it is
 * answered. PostgreSQL must use fsync for its log, as fdatasync does nothing in this build.
 */

let syncCount = 0;

class SyncingNodeFs extends NodeFS {
	override async init(...given: Parameters<NodeFS['init']>) {
		const started = await super.init(...given);
		started.emscriptenOpts.preRun = [...(started.emscriptenOpts.preRun ?? []), syncForReal];
		return started;
	}
}

/** Emscripten asks the stream's operations for `fsync`; those of its node file system have none. */
function syncForReal(module: unknown): void {
	const { NODEFS } = module as { NODEFS: { stream_ops: Record<string, unknown> } };
	NODEFS.stream_ops.fsync = (stream: { nfd?: number }) => {
		if (stream.nfd === undefined) return 0;
		try {
			fsyncSync(stream.nfd);
		} catch (error) {
			// What was not written may be gone from memory too: a second fsync would lie.
			answer({ id: 0, kind: 'failed', error: plainError(error) });
			process.exit(1);
		}
		syncCount += 1;
		return 0;
	};
}

const durable: PGliteOptions = {
	startParams: [
		...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
		...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync']
	]
};

/** An interrupted creation leaves only a folder beside, so the next start begins anew. */
async function createFolder(folder: string): Promise<void> {
	const unfinished = `${folder}.unfinished`;
	rmSync(unfinished, { recursive: true, force: true });
	mkdirSync(dirname(folder), { recursive: true });
	const created = await PGlite.create({ fs: new NodeFS(unfinished) });
	await created.close();
	syncTree(unfinished);
	renameSync(unfinished, folder);
	syncPath(dirname(folder));
}

function syncTree(folder: string): void {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) syncTree(path);
		else if (entry.isFile()) syncPath(path);
	}
	syncPath(folder);
}

function syncPath(path: string): void {
	const file = openSync(path, 'r');
	try {
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

async function open({ folder, dump }: WorkerStart): Promise<PGlite> {
	if (folder === undefined)
		return PGlite.create('memory://', dump && { loadDataDir: new Blob([dump]) });
	if (!existsSync(join(folder, 'PG_VERSION'))) await createFolder(folder);
	return PGlite.create({ ...durable, fs: new SyncingNodeFs(folder) });
}

/** Of an Error only name and message survive the way between threads. */
function plainError(error: unknown): Extract<WorkerAnswer, { kind: 'failed' }>['error'] {
	if (!(error instanceof Error)) return { message: String(error) };
	const { code, detail, constraint } = error as Error & Record<string, unknown>;
	return {
		message: error.message,
		...(typeof code === 'string' && { code }),
		...(typeof detail === 'string' && { detail }),
		...(typeof constraint === 'string' && { constraint })
	};
}

const port = parentPort;
if (port === null) throw new Error('The database thread was started as a program.');

const answer = (given: WorkerAnswer) => port.postMessage(given);

/** drizzle reads these from their text: timestamps, dates, intervals, numerics and arrays of them. */
const asText = Object.fromEntries(
	[1114, 1184, 1186, 1082, 1231, 1115, 1185, 1187, 1182].map((oid) => [
		oid,
		(value: string) => value
	])
);

async function serve(pglite: PGlite, request: WorkerRequest): Promise<void> {
	const { id } = request;
	try {
		switch (request.kind) {
			case 'query': {
				const { text, parameters, rowMode } = request;
				const result = await pglite.query(text, parameters, { rowMode, parsers: asText });
				return answer({
					id,
					kind: 'rows',
					rows: result.rows,
					affectedRows: result.affectedRows ?? 0
				});
			}
			case 'sync-count':
				return answer({ id, kind: 'rows', rows: [syncCount], affectedRows: 0 });
			case 'dump': {
				const dump = await pglite.dumpDataDir('none');
				const bytes = new Uint8Array(await dump.arrayBuffer());
				return answer({ id, kind: 'rows', rows: [bytes], affectedRows: 0 });
			}
			case 'close':
				await pglite.close();
				return answer({ id, kind: 'rows', rows: [], affectedRows: 0 });
		}
	} catch (error) {
		answer({ id, kind: 'failed', error: plainError(error) });
		if (hasEndedPostgres(error)) process.exit(1);
	}
}

/** As when the log cannot be written. PGlite leaves every later query without an answer. */
function hasEndedPostgres(error: unknown): boolean {
	const { severity } = error as { severity?: unknown };
	return severity === 'PANIC' || severity === 'FATAL';
}

try {
	const pglite = await open(workerData as WorkerStart);
	port.on('message', (request: WorkerRequest) => void serve(pglite, request));
	answer({ id: 0, kind: 'rows', rows: [], affectedRows: 0 });
} catch (error) {
	answer({ id: 0, kind: 'failed', error: plainError(error) });
	port.close();
}
