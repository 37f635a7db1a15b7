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

const CHRONICLE = 60;

export class World {
	now = 1_800_000_000_000;
	readonly #begin = this.now;
	readonly #chance: () => number;
	/** A heap: what comes first is at the top. */
	readonly #coming: Coming[] = [];
	readonly #chronicle: string[] = [];
	#order = 0;
	#fault: Error | null = null;

	constructor(seed: number) {
		this.#chance = generator(`world ${seed}`);
	}

	/** Runs something after so many virtual milliseconds. */
	later(ms: number, run: () => void): void {
		const coming = { at: this.now + Math.max(0, ms), order: this.#order++, run };
		let place = this.#coming.push(coming) - 1;
		while (place > 0) {
			const above = (place - 1) >> 1;
			if (!isBefore(coming, this.#coming[above] as Coming)) break;
			this.#coming[place] = this.#coming[above] as Coming;
			place = above;
		}
		this.#coming[place] = coming;
	}

	wait(ms: number): Promise<void> {
		return new Promise((done) => this.later(ms, done));
	}

	/** Plays until nothing comes any more, or until the time is up. */
	async play(untilMs: number): Promise<void> {
		const end = this.now + untilMs;
		for (;;) {
			await settled();
			if (this.#fault) throw this.#fault;
			const next = this.#coming[0];
			if (!next || next.at > end) break;
			this.#takeFirst();
			this.now = Math.max(this.now, next.at);
			next.run();
		}
		this.now = end;
	}

	/** Time passes in which nobody does anything; what was to come meanwhile comes now. */
	skip(ms: number): void {
		this.tell(`${(ms / 3_600_000).toFixed(1)} hours pass`);
		this.now += ms;
	}

	/** The story ends here. */
	breaks(fault: Error): void {
		this.#fault ??= fault;
	}

	/** A sentence of the story, for whoever reads how it went wrong. */
	tell(sentence: string): void {
		const seconds = ((this.now - this.#begin) / 1_000).toFixed(3);
		this.#chronicle.push(`${seconds.padStart(10)} s  ${sentence}`);
		if (this.#chronicle.length > CHRONICLE) this.#chronicle.shift();
	}

	/** The last sentences of the story. */
	get chronicle(): string {
		return this.#chronicle.join('\n');
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

	/** 22 characters, as ids are, from this world's chance; recognised by how it begins, so none begins so by chance. */
	id(begin = ''): string {
		const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		const rest = Array.from(
			{ length: 22 - begin.length },
			() => letters[Math.floor(this.#chance() * 64)]
		).join('');
		return begin === '' && /^(need|card|word)/.test(rest) ? `-${rest.slice(1)}` : begin + rest;
	}

	#takeFirst(): void {
		const last = this.#coming.pop() as Coming;
		const heap = this.#coming;
		if (heap.length === 0) return;
		let place = 0;
		for (;;) {
			let below = 2 * place + 1;
			if (below >= heap.length) break;
			if (below + 1 < heap.length && isBefore(heap[below + 1] as Coming, heap[below] as Coming))
				below++;
			if (!isBefore(heap[below] as Coming, last)) break;
			heap[place] = heap[below] as Coming;
			place = below;
		}
		heap[place] = last;
	}
}

function isBefore(a: Coming, b: Coming): boolean {
	return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** Lets all promises that can go on go on. */
function settled(): Promise<void> {
	return new Promise((done) => setImmediate(done));
}
