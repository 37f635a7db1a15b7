import { generator } from '../../src/lib/domain/kernel/shuffle';

/** Seeded chance. Each actor draws from a branch of its own, so one more draw of one shifts no other. */
export class Chance {
	readonly #seed: string;
	readonly #next: () => number;

	constructor(seed: string) {
		this.#seed = seed;
		this.#next = generator(seed);
	}

	branch(name: string): Chance {
		return new Chance(`${this.#seed}/${name}`);
	}

	/** At least `from`, less than `to`. */
	between(from: number, to: number): number {
		return from + this.#next() * (to - from);
	}

	/** True in this share of all cases. */
	happens(share: number): boolean {
		return this.#next() < share;
	}

	/** Waiting for something that happens every `mean` on average, however long one has waited. */
	gap(mean: number): number {
		return -Math.log(1 - this.#next()) * mean;
	}

	/** @throws when there is nothing to choose from */
	pick<T>(items: readonly T[]): T {
		if (items.length === 0) throw new Error('There is nothing to choose from.');
		return items[Math.floor(this.#next() * items.length)] as T;
	}
}
