/** As many keys as one question holds. */
const AT_ONCE = 500;

interface Waiting<Found> {
	answer: Promise<Found | undefined>;
	resolve: (found: Found | undefined) => void;
	reject: (reason: unknown) => void;
}

/**
 * Asks the database once for what many ask for in the same moment: a room that joins, or comes
 * back after a restart. A question is sent after it was asked, so no answer is older than it; and
 * none waits for another, so that one which the database never answers holds up no more than itself.
 */
export class Gathered<Found> {
	readonly #ask: (keys: string[]) => Promise<ReadonlyMap<string, Found>>;
	#waiting = new Map<string, Waiting<Found>>();

	/** @param ask by key, of what is found */
	constructor(ask: (keys: string[]) => Promise<ReadonlyMap<string, Found>>) {
		this.#ask = ask;
	}

	find(key: string): Promise<Found | undefined> {
		const known = this.#waiting.get(key);
		if (known) return known.answer;
		if (this.#waiting.size === 0 || this.#waiting.size >= AT_ONCE) this.#gather();
		let [resolve, reject]: [Waiting<Found>['resolve'], Waiting<Found>['reject']] = [
			nothing,
			nothing
		];
		const answer = new Promise<Found | undefined>((done, failed) => {
			[resolve, reject] = [done, failed];
		});
		this.#waiting.set(key, { answer, resolve, reject });
		return answer;
	}

	#gather(): void {
		const gathered = (this.#waiting = new Map<string, Waiting<Found>>());
		setImmediate(() => {
			if (this.#waiting === gathered) this.#waiting = new Map();
			void this.#send(gathered);
		});
	}

	async #send(gathered: ReadonlyMap<string, Waiting<Found>>): Promise<void> {
		try {
			const found = await this.#ask([...gathered.keys()]);
			for (const [key, { resolve }] of gathered) resolve(found.get(key));
		} catch (fault) {
			for (const { reject } of gathered.values()) reject(fault);
		}
	}
}

const nothing = () => undefined;
