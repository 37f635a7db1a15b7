import { Worker } from 'node:worker_threads';
import type { Told } from '../../domain/similarity/engine';
import type { Lesson, ToldWords } from '../../domain/similarity/lessons';
import type { Contradiction, Findings, Similar, Statement } from '../../domain/similarity/findings';
import type { OwnWords } from '../../domain/similarity/own-words';
import type { SimilarityAnswer, SimilarityRequest, SimilarityStart } from './similarity-protocol';

/** The comparison was not made: its thread is gone or failed. Asking again starts it anew. */
export class SimilarityUnavailable extends Error {
	override readonly name = 'SimilarityUnavailable';
}

export interface SimilarityOptions {
	/** Words that an authority uses for the same thing. */
	ownWords?: OwnWords;
}

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;
interface Waiting {
	resolve: (answer: SimilarityAnswer) => void;
	reject: (reason: SimilarityUnavailable) => void;
}

/**
 * Asks the thread that compares statements. The thread starts with the client, and again with the
 * next question after it has ended; questions that it left open are rejected. It keeps no process
 * from ending.
 */
export class SimilarityClient {
	readonly #start: () => Worker;
	readonly #waiting = new Map<number, Waiting>();
	#worker: Worker | undefined;
	#lastId = 0;
	#isClosed = false;

	constructor(start: () => Worker = startSimilarityWorker) {
		this.#start = start;
		this.#worker = this.#startThread();
	}

	/** The likest of the statements, at most `limit` (3 where not said), likest first; only those worth a hint. */
	async similarTo(
		text: string,
		among: readonly Statement[],
		{ limit, ownWords = [] }: SimilarityOptions & { limit?: number } = {}
	): Promise<Similar[]> {
		const answer = await this.#ask({ kind: 'similar', text, among, limit, ownWords });
		return answer.kind === 'similar' ? answer.similar : [];
	}

	/** What there is to say of the statements of one meeting, with what was told of pairs of them. */
	async findings(
		statements: readonly Statement[],
		told: Told = {},
		{ ownWords = [], lessons = [] }: SimilarityOptions & { lessons?: readonly Lesson[] } = {}
	): Promise<Findings> {
		const answer = await this.#ask({ kind: 'findings', statements, told, lessons, ownWords });
		if (answer.kind !== 'findings') throw new SimilarityUnavailable('The answer is another one.');
		return answer.findings;
	}

	/** Words that the lessons treat as the same and that are no own words yet. */
	async toldWords(
		lessons: readonly Lesson[],
		{ ownWords = [] }: SimilarityOptions = {}
	): Promise<ToldWords[]> {
		const answer = await this.#ask({ kind: 'told-words', lessons, ownWords });
		return answer.kind === 'told-words' ? answer.words : [];
	}

	/** Which statements cannot be granted while a rule of a plan holds: the statement, then the rule. */
	async breaches(
		statements: readonly Statement[],
		rules: readonly Statement[],
		{ ownWords = [] }: SimilarityOptions = {}
	): Promise<Contradiction[]> {
		const answer = await this.#ask({ kind: 'breaches', statements, rules, ownWords });
		return answer.kind === 'breaches' ? answer.breaches : [];
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		await this.#worker?.terminate();
	}

	#ask(request: WithoutId<SimilarityRequest>): Promise<SimilarityAnswer> {
		if (this.#isClosed)
			return Promise.reject(new SimilarityUnavailable('Statements are no longer compared.'));
		this.#worker ??= this.#startThread();
		const id = ++this.#lastId;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			this.#worker?.postMessage({ ...request, id });
		});
	}

	#startThread(): Worker {
		const worker = this.#start();
		worker.unref();
		let fault = 'its thread has ended';
		worker.on('message', (answer: SimilarityAnswer) => this.#settle(answer));
		worker.on('error', (error) => {
			fault = String(error);
		});
		worker.on('exit', () => {
			if (this.#worker === worker) this.#worker = undefined;
			const reason = new SimilarityUnavailable(`The comparison of statements is gone: ${fault}.`);
			for (const { reject } of this.#waiting.values()) reject(reason);
			this.#waiting.clear();
		});
		return worker;
	}

	#settle(answer: SimilarityAnswer): void {
		const waiting = this.#waiting.get(answer.id);
		this.#waiting.delete(answer.id);
		if (answer.kind === 'failed') waiting?.reject(new SimilarityUnavailable(answer.message));
		else waiting?.resolve(answer);
	}
}

export function startSimilarityWorker(): Worker {
	const built = globalThis.planrunde?.similarityWorker;
	const resources = built
		? new URL('./similarity/', built)
		: new URL('./resources/', import.meta.url);
	const workerData: SimilarityStart = { resources: resources.href };
	// Kept apart from `new Worker`, or vite would take it for a worker of the browser.
	const source = new URL('./similarity-worker-from-source.js', import.meta.url);
	return new Worker(built ?? source, { workerData, execArgv: [] });
}
