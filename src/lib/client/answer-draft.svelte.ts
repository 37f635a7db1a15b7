/**
 * The answer that somebody is giving in a round. Each change replaces the whole answer, so only
 * the last counts: changes are gathered for a moment, and one is on its way at a time, because a
 * repeated older one must never overtake a newer (as with ballots, ballot-draft.svelte.ts).
 */
import type { Refusal } from '../domain/kernel/decider';
import type { RoundAnswer } from '../domain/meeting/model';
import type { BallotMeeting } from './ballot-draft.svelte';
import type { Delivery } from './need-delivery';
import type { Pending } from './meeting-client';

const GATHER_MS = 250;

export class AnswerDraft<A extends RoundAnswer = RoundAnswer> {
	/** Why the last change was not accepted; what is shown is what counts. */
	refusal = $state.raw<Refusal | null>(null);
	readonly #meeting: BallotMeeting;
	readonly #stepId: string;
	readonly #seatId: string;
	/** Null: all is sent. */
	#unsent = $state.raw<A | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(meeting: BallotMeeting, stepId: string, seatId: string) {
		this.#meeting = meeting;
		this.#stepId = stepId;
		this.#seatId = seatId;
	}

	/** Undefined: not answered yet. */
	get answer(): A | undefined {
		return (
			this.#unsent ?? (this.#meeting.state.answers[this.#stepId]?.[this.#seatId] as A | undefined)
		);
	}

	get delivery(): Delivery {
		const statuses = this.#underWay().map(({ status }) => status);
		if (statuses.includes('kept')) return 'kept';
		return this.#unsent || statuses.includes('sending') ? 'sending' : 'saved';
	}

	set(answer: A): void {
		this.refusal = null;
		this.#unsent = answer;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.flush(), GATHER_MS);
	}

	/** Sends what was changed. @param atOnce the page is being left: also while one is on its way */
	flush(atOnce = false): void {
		clearTimeout(this.#timer);
		const answer = this.#unsent;
		if (!answer) return;
		const underWay = this.#underWay();
		if (!atOnce && underWay.some(({ status }) => status === 'sending')) {
			this.#timer = setTimeout(() => this.flush(), GATHER_MS);
			return;
		}
		// Those that wait for a connection are out of date now.
		for (const { id, status } of underWay) if (status === 'kept') this.#meeting.dismiss(id);
		const sent = this.#meeting.send({ type: 'GiveAnswer', stepId: this.#stepId, answer });
		this.#unsent = null;
		if (sent.kind === 'refused') this.refusal = sent.refusal;
		else
			void sent.settled.then((settled) => {
				if (settled.kind === 'refused') this.refusal = settled.refusal;
			});
	}

	#underWay(): Pending[] {
		return this.#meeting.pending.filter(
			({ command, status }) =>
				command.type === 'GiveAnswer' && command.stepId === this.#stepId && status !== 'refused'
		);
	}
}
