/**
 * Tells a growing number to screen readers, but at most every ten seconds: in a room of forty
 * a contribution arrives every second.
 */
import { announce } from '$lib/ui/announcer.svelte';

const AT_MOST_EVERY_MS = 10_000;

export class CalmCount {
	readonly #sentence: (count: number) => string;
	readonly #say: (text: string) => void;
	#told: number;
	#toldAt = -Infinity;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param start the number that the page showed when it came; it is not told */
	constructor(
		start: number,
		sentence: (count: number) => string,
		say: (text: string) => void = (text) => announce(text, 'count')
	) {
		this.#told = start;
		this.#sentence = sentence;
		this.#say = say;
	}

	update(count: number): void {
		clearTimeout(this.#timer);
		if (count === this.#told) return;
		const wait = this.#toldAt + AT_MOST_EVERY_MS - Date.now();
		if (wait > 0) this.#timer = setTimeout(() => this.update(count), wait);
		else {
			this.#told = count;
			this.#toldAt = Date.now();
			this.#say(this.#sentence(count));
		}
	}

	stop(): void {
		clearTimeout(this.#timer);
	}
}
