/** A round as one phone takes part in it: what is asked, and the answer that is being given. */
import { AnswerDraft } from '$lib/client/answer-draft.svelte';
import type { DraftMeeting } from '$lib/client/whole-draft.svelte';
import type { Round, RoundAnswer, RoundQuestion } from '$lib/domain/meeting/model';
import { roundOf } from '$lib/domain/meeting/rounds';

type Kind = RoundAnswer['kind'];

export class OwnRound<K extends Kind = Kind> {
	readonly draft: AnswerDraft<Extract<RoundAnswer, { kind: K }>>;
	readonly #kind: K;
	readonly #meeting: DraftMeeting;
	readonly #stepId: string;

	constructor(kind: K, meeting: DraftMeeting, stepId: string, seatId: string) {
		this.draft = new AnswerDraft(meeting, stepId, seatId);
		this.#kind = kind;
		this.#meeting = meeting;
		this.#stepId = stepId;
	}

	get round(): Round | undefined {
		return roundOf(this.#meeting.state, this.#stepId);
	}

	get question(): Extract<RoundQuestion, { kind: K }> | undefined {
		const question = this.round?.question;
		return question?.kind === this.#kind
			? (question as Extract<RoundQuestion, { kind: K }>)
			: undefined;
	}
}
