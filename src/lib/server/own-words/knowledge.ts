/**
 * What an authority knows beyond the shipped words: its own groups, and what its earlier meetings
 * taught. Asked before each question to the engine, read anew after two seconds, so that a change
 * counts in meetings that are open, on whichever node.
 */
import type { Lesson } from '../../domain/similarity/lessons';
import type { OwnWords } from '../../domain/similarity/own-words';
import { BoundedMap } from '../bounded-map';

export interface Knowledge {
	ownWords: OwnWords;
	lessons: readonly Lesson[];
}

interface Ports {
	wordsOf(authorityId: string): Promise<OwnWords>;
	/** Without those of this meeting itself. */
	lessonsFor(authorityId: string, meetingId: string): Promise<Lesson[]>;
	/** Milliseconds that never go back. */
	monotonic(): number;
}

const FRESH_MS = 2_000;
/** Meetings whose knowledge is kept at a time. */
const KEPT = 50;

export class KnowledgeOfAuthorities {
	readonly #ports: Ports;
	readonly #kept = new BoundedMap<string, { readAt: number; answer: Promise<Knowledge> }>(KEPT);

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	/** Rejects where the database does not answer; the next question asks again. */
	for(authorityId: string, meetingId: string): Promise<Knowledge> {
		const now = this.#ports.monotonic();
		const kept = this.#kept.get(meetingId);
		if (kept && now - kept.readAt < FRESH_MS) return kept.answer;
		const answer = this.#read(authorityId, meetingId);
		this.#kept.set(meetingId, { readAt: now, answer });
		answer.catch(() => this.#kept.delete(meetingId));
		return answer;
	}

	async #read(authorityId: string, meetingId: string): Promise<Knowledge> {
		const [ownWords, lessons] = await Promise.all([
			this.#ports.wordsOf(authorityId),
			this.#ports.lessonsFor(authorityId, meetingId)
		]);
		return { ownWords, lessons };
	}
}
