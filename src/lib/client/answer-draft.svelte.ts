/** The answer that somebody is giving in a round. */
import type { MeetingCommand } from '../domain/meeting/commands';
import type { RoundAnswer } from '../domain/meeting/model';
import { WholeDraft, type DraftMeeting } from './whole-draft.svelte';

export class AnswerDraft<A extends RoundAnswer = RoundAnswer> extends WholeDraft<A> {
	readonly #stepId: string;
	readonly #seatId: string;

	constructor(meeting: DraftMeeting, stepId: string, seatId: string) {
		super(meeting);
		this.#stepId = stepId;
		this.#seatId = seatId;
	}

	/** Undefined: not answered yet. */
	get answer(): A | undefined {
		return this.whole;
	}

	/** @param change makes the new answer; must not depend on what is shown now */
	set(change: (answer: A | undefined) => A): void {
		this.change(change);
	}

	protected override counted(): A | undefined {
		return this.meeting.state.answers[this.#stepId]?.[this.#seatId] as A | undefined;
	}

	protected override commandOf(answer: A): MeetingCommand {
		return { type: 'GiveAnswer', stepId: this.#stepId, answer };
	}

	protected override givenBy(command: MeetingCommand): A | undefined {
		return command.type === 'GiveAnswer' && command.stepId === this.#stepId
			? (command.answer as A)
			: undefined;
	}
}
