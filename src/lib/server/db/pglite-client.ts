import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { RowMode, WorkerAnswer, WorkerRequest, WorkerStart } from './pglite-protocol';

const REOPEN_PAUSE_MS = 500;

interface Rows {
	rows: unknown[];
	affectedRows: number;
}

interface Query {
	query(text: string, parameters?: unknown[], options?: { rowMode?: RowMode }): Promise<Rows>;
}

type RequestWithoutId = WorkerRequest extends infer R
	? R extends unknown
		? Omit<R, 'id'>
		: never
	: never;

/**
 * The main thread's side of the embedded database: what drizzle calls of PGlite (`query` and
 * `transaction`), posted to the database's thread. There is one session only, so whatever comes
 * while a transaction is open waits until it has ended; using the outer client inside a
 * transaction would wait for ever.
 *
 * Where the thread ends, as PostgreSQL ends itself when it cannot write its log, what was under
 * way fails, and the database is opened anew until that succeeds: what was committed is there.
 */
export class PgliteClient implements Query {
	readonly #start: WorkerStart;
	#worker: Worker;
	/** Counts the threads: a transaction ends with the one that it began in. */
	#session = 0;
	readonly #waiting = new Map<
		number,
		{ resolve: (rows: Rows) => void; reject: (e: Error) => void }
	>();
	#lastId = 0;
	#transactionsEnd: Promise<void> = Promise.resolve();
	#isServing = false;
	#isClosed = false;
	/** Why calls fail at the moment. */
	#lost: Error | undefined;

	/** Starts the thread and opens or creates the database. Rejects with PGlite's reason. */
	static async open(start: WorkerStart): Promise<PgliteClient> {
		const client = new PgliteClient(start);
		try {
			await client.#opened();
			return client;
		} catch (error) {
			await client.#worker.terminate();
			throw error;
		}
	}

	private constructor(start: WorkerStart) {
		this.#start = start;
		this.#worker = this.#startThread();
	}

	async query(
		text: string,
		parameters: unknown[] = [],
		options: { rowMode?: RowMode } = {}
	): Promise<Rows> {
		await this.#transactionsEnd;
		return this.#query(text, parameters, options);
	}

	async transaction<Result>(work: (tx: Query) => Promise<Result>): Promise<Result> {
		const turn = this.#transactionsEnd;
		let end = () => {};
		this.#transactionsEnd = new Promise((resolve) => (end = resolve));
		await turn;
		try {
			return await this.#transaction(work);
		} finally {
			end();
		}
	}

	/** How often the thread has forced a file to the disk; the tests count on it. */
	async syncCount(): Promise<number> {
		const { rows } = await this.#post({ kind: 'sync-count' });
		return Number(rows[0]);
	}

	/** The whole database, for `open` with a `dump`; for tests. */
	async dump(): Promise<Uint8Array<ArrayBuffer>> {
		const { rows } = await this.#post({ kind: 'dump' });
		return rows[0] as Uint8Array<ArrayBuffer>;
	}

	/** Ends what is under way, writes the checkpoint and stops the thread. */
	async close(): Promise<void> {
		if (this.#isClosed) return;
		this.#isClosed = true;
		await this.#transactionsEnd;
		if (this.#lost === undefined) await this.#post({ kind: 'close' });
		this.#lose(new Error('it was closed'));
		await this.#worker.terminate();
	}

	/** Stops the thread as a crash would; for tests. */
	async kill(): Promise<void> {
		await this.#worker.terminate();
	}

	async #transaction<Result>(work: (tx: Query) => Promise<Result>): Promise<Result> {
		const failed: unknown[] = [];
		const session = this.#session;
		const inSession = (text: string, parameters?: unknown[], options?: { rowMode?: RowMode }) =>
			session === this.#session
				? this.#query(text, parameters, options)
				: Promise.reject(new Error('The embedded database has lost this transaction.'));
		const tx: Query = {
			query: async (text, parameters = [], options = {}) => {
				try {
					return await inSession(text, parameters, options);
				} catch (error) {
					failed.push(error);
					throw error;
				}
			}
		};
		await inSession('begin');
		try {
			const result = await work(tx);
			// After a swallowed error COMMIT would roll back without a word; a query does complain.
			if (failed.length > 0) await inSession('select 1');
			await inSession('commit');
			return result;
		} catch (error) {
			await inSession('rollback').catch(() => undefined);
			throw error;
		}
	}

	#query(
		text: string,
		parameters: unknown[] = [],
		{ rowMode = 'object' }: { rowMode?: RowMode } = {}
	): Promise<Rows> {
		return this.#post({ kind: 'query', text, parameters, rowMode });
	}

	#post(request: RequestWithoutId): Promise<Rows> {
		if (this.#lost !== undefined) return Promise.reject(this.#lost);
		const id = ++this.#lastId;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			this.#worker.postMessage({ ...request, id });
		});
	}

	#settle(answer: WorkerAnswer): void {
		const waiting = this.#waiting.get(answer.id);
		this.#waiting.delete(answer.id);
		if (answer.kind === 'rows') return waiting?.resolve(answer);
		const error = Object.assign(new Error(answer.error.message), answer.error);
		if (waiting === undefined) this.#lose(error);
		else waiting.reject(error);
	}

	#lose(reason: Error): void {
		this.#lost ??= new Error(`The embedded database is gone: ${reason.message}.`, {
			cause: reason
		});
		for (const { reject } of this.#waiting.values()) reject(this.#lost);
		this.#waiting.clear();
	}

	/** Resolves when the thread says that the database is open. */
	async #opened(): Promise<void> {
		await new Promise<Rows>((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
		this.#lost = undefined;
		this.#isServing = true;
	}

	#startThread(): Worker {
		const worker = startWorker(this.#start);
		worker.on('message', (answer: WorkerAnswer) => this.#settle(answer));
		worker.on('error', (error) => this.#lose(error));
		worker.on('exit', () => {
			this.#lose(new Error('its thread has ended'));
			if (this.#isServing && !this.#isClosed) void this.#reopen();
		});
		return worker;
	}

	/** What lay in memory only is gone with its thread. */
	async #reopen(): Promise<void> {
		this.#isServing = false;
		let isOpen = this.#start.folder === undefined;
		while (!isOpen) {
			await pause(REOPEN_PAUSE_MS, undefined, { ref: false });
			if (this.#isClosed) return;
			this.#session += 1;
			this.#worker = this.#startThread();
			isOpen = await this.#opened().then(
				() => true,
				// Still no room on the disk, for instance.
				() => this.#worker.terminate().then(() => false)
			);
		}
	}
}

function startWorker(workerData: WorkerStart): Worker {
	const built = globalThis.planrunde?.pgliteWorker;
	// Kept apart from `new Worker`, or vite would take it for a worker of the browser.
	const source = new URL('./pglite-worker-from-source.js', import.meta.url);
	return new Worker(built ?? source, { workerData, execArgv: [] });
}
