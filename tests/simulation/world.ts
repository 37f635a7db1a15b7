/**
 * A world of its own: virtual time, seeded chance, one queue of things to come. Everything that
 * waits, waits here, so the same seed plays the same story.
 */
import { generator } from '../../src/lib/domain/kernel/shuffle';

interface Coming {
	at: number;
	order: number;
	run: () => void;
}

export class World {
	now = 1_800_000_000_000;
	readonly #chance: () => number;
	readonly #coming: Coming[] = [];
	#order = 0;

	constructor(seed: number) {
		this.#chance = generator(`world ${seed}`);
	}

	/** Runs something after so many virtual milliseconds. */
	later(ms: number, run: () => void): void {
		this.#coming.push({ at: this.now + Math.max(0, ms), order: this.#order++, run });
	}

	wait(ms: number): Promise<void> {
		return new Promise((done) => this.later(ms, done));
	}

	/** Plays until nothing comes any more, or until the time is up. */
	async play(untilMs: number): Promise<void> {
		const end = this.now + untilMs;
		for (;;) {
			await settled();
			this.#coming.sort((a, b) => a.at - b.at || a.order - b.order);
			const next = this.#coming[0];
			if (!next || next.at > end) break;
			this.#coming.shift();
			this.now = next.at;
			next.run();
		}
		this.now = end;
	}

	/** A number from 0 up to, not including, `below`. */
	random(below: number): number {
		return this.#chance() * below;
	}

	/** True with this probability. */
	happens(probability: number): boolean {
		return this.#chance() < probability;
	}

	pick<T>(items: readonly T[]): T | undefined {
		return items[Math.floor(this.#chance() * items.length)];
	}

	/** 22 characters, as ids are, from this world's chance. */
	id(): string {
		const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		return Array.from({ length: 22 }, () => letters[Math.floor(this.#chance() * 64)]).join('');
	}
}

/** Lets all promises that can go on go on. */
function settled(): Promise<void> {
	return new Promise((done) => setImmediate(done));
}
