/**
 * The one voice for screen readers: StatusLine shows its text in a polite live region. What is
 * said within a moment is joined, and of one topic only the last is said, so that fast changes
 * (typing, dots, arriving contributions) do not pile up. It speaks in the browser only.
 */
const GATHER_MS = 400;
/** Afterwards the region is emptied, so that nobody meets old news while reading the page. */
const KEEP_MS = 6_000;

export class Announcer {
	text = $state('');
	#waiting: { topic: string; text: string }[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Says `text`; a later text of the same topic replaces one that still waits. */
	announce(text: string, topic = text): void {
		this.#waiting = [...this.#waiting.filter((other) => other.topic !== topic), { topic, text }];
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#say(), GATHER_MS);
	}

	#say(): void {
		const text = this.#waiting.map((entry) => entry.text).join(' ');
		this.#waiting = [];
		// A live region is only read when its text changes: the same news again gets a no-break space.
		this.text = text === this.text ? `${text}\u00a0` : text;
		this.#timer = setTimeout(() => (this.text = ''), KEEP_MS);
	}
}

export const announcer = new Announcer();

/** Tells screen readers without moving the focus, e.g. "Gespeichert." */
export function announce(text: string, topic?: string): void {
	if (typeof window !== 'undefined') announcer.announce(text, topic);
}
