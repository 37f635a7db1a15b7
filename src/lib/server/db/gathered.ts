/** As many keys as one question holds. */
const AT_ONCE = 500;

interface Question<Found> {
	keys: Set<string>;
	answer: Promise<ReadonlyMap<string, Found>>;
}

/**
 * Asks the database once for what many ask for in the same moment: a room that joins, or comes
 * back after a restart. A question is sent after it was asked, so no answer is older than it; and
 * none waits for another, so that one which the database never answers holds up no more than itself.
 */
export class Gathered<Found> {
	readonly #ask: (keys: string[]) => Promise<ReadonlyMap<string, Found>>;
	/** That has not been sent yet. */
	#open: Question<Found> | undefined;

	/** @param ask by key, of what is found */
	constructor(ask: (keys: string[]) => Promise<ReadonlyMap<string, Found>>) {
		this.#ask = ask;
	}

	async find(key: string): Promise<Found | undefined> {
		let question = this.#open;
		if (!question || (question.keys.size >= AT_ONCE && !question.keys.has(key)))
			question = this.#open = this.#question();
		question.keys.add(key);
		return (await question.answer).get(key);
	}

	#question(): Question<Found> {
		const keys = new Set<string>();
		const sent = new Promise<void>((resolve) => setImmediate(resolve));
		const answer = sent.then(() => {
			if (this.#open?.keys === keys) this.#open = undefined;
			return this.#ask([...keys]);
		});
		return { keys, answer };
	}
}
