/**
 * Guessing join codes. Only wrong codes count, so a class behind one address may join at once.
 * At the allowed rate fewer than one guess a day hits one of 1,000 open meetings.
 */
import type { Limits } from '../limits';
import { networkOf } from '../network-of';
import { guardOf, type RequestGuard } from '../request-guard';

/** So many codes of one address are looked up at once; the others wait, and none slips through meanwhile. */
const AT_ONCE = 10;

interface Looking {
	count: number;
	waiting: (() => void)[];
}

export class CodeGuard {
	readonly #wrongOfAddress: RequestGuard;
	readonly #wrongInAll: RequestGuard;
	readonly #looking = new Map<string, Looking>();

	constructor(limits: Limits) {
		this.#wrongOfAddress = guardOf('wrongCodesPerAddress', limits);
		this.#wrongInAll = guardOf('wrongCodes', limits);
	}

	/** What `look` finds for a code typed at this address; null counts as a wrong one. */
	async find<Found>(
		address: string,
		look: () => Promise<Found | null>
	): Promise<Found | 'join/code-not-open' | 'join/too-many-attempts'> {
		const network = networkOf(address);
		const done = await this.#turn(network);
		try {
			if (!(await this.#mayTry(network))) return 'join/too-many-attempts';
			const found = await look();
			if (found !== null) return found;
			await this.#wrongOfAddress.mayPass(network);
			await this.#wrongInAll.mayPass('all');
			return 'join/code-not-open';
		} finally {
			done();
		}
	}

	async #mayTry(network: string): Promise<boolean> {
		if (await this.#wrongOfAddress.isSpent(network)) return false;
		// Under a broad attack only those who have not guessed wrong go on.
		return (
			!(await this.#wrongInAll.isSpent('all')) || !(await this.#wrongOfAddress.hasCounted(network))
		);
	}

	/** Resolves when it is this one's turn, with what ends the turn. */
	async #turn(network: string): Promise<() => void> {
		const looking = this.#looking.get(network) ?? { count: 0, waiting: [] };
		this.#looking.set(network, looking);
		if (looking.count < AT_ONCE) looking.count++;
		// Whoever ends hands the place over.
		else await new Promise<void>((turn) => looking.waiting.push(turn));
		return () => {
			const next = looking.waiting.shift();
			if (next) return next();
			if (--looking.count === 0) this.#looking.delete(network);
		};
	}
}
