/**
 * Rounds: a step asks everybody the same, each person answers once and in secret, and the
 * moderator closes. What an answer may be and what is shown of all of them is told by the kind
 * of the step (mood.ts); the event that closes a round holds no more than may be shown.
 */
import { accepted, type Context } from '../kernel/decider';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, seatOf } from './capability';
import type { MeetingEvent, SharedEvent } from './events';
import { fitsMood, isMoodEmpty, moodResult } from './mood';
import type { Round, RoundAnswer, RoundQuestion, RoundResult } from './model';
import type { MeetingState } from './state';
import type { AgendaStep } from './steps';

/** Where entering the step has not opened it already: it is the first, or its list was empty. */
export function openRound(
	command: CommandOf<'OpenRound'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const step = state.agenda.find(({ id }) => id === command.stepId);
	const question = step && questionOf(step);
	if (!question) return refuse('round/unknown');
	if (step.id !== state.currentStepId) return refuse('agenda/wrong-step');
	if (roundOf(state, step.id)) return refuse('round/exists');
	return accepted({ type: 'RoundOpened', stepId: step.id, question });
}

/** Replaces the whole answer of the sender; an empty one takes it back. */
export function giveAnswer(
	command: CommandOf<'GiveAnswer'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const seatId = seatOf(context);
	if (seatId === null || !state.seats[seatId]) return refuse('joining/not-joined');
	const round = roundOf(state, command.stepId);
	if (!round) return refuse('round/unknown');
	if (round.status !== 'open') return refuse('round/not-open');
	if (!fits(command.answer, round.question)) return refuse('answer/does-not-fit');
	return accepted({ type: 'AnswerGiven', stepId: round.stepId, seatId, answer: command.answer });
}

/** For good: opened again, the difference of two results would be one person's answer. */
export function closeRound(
	command: CommandOf<'CloseRound'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const round = roundOf(state, command.stepId);
	if (!round) return refuse('round/unknown');
	if (round.status !== 'open') return refuse('round/not-open');
	const answers = Object.values(state.answers[round.stepId] ?? {}).filter(
		(answer) => !isEmpty(answer)
	);
	return accepted({
		type: 'RoundClosed',
		stepId: round.stepId,
		result: resultOf(round.question, answers),
		answerCount: answers.length
	});
}

/** What entering this step opens; nothing where the room was asked before. */
export function openedByEntering(step: AgendaStep, state: MeetingState): MeetingEvent[] {
	const question = questionOf(step);
	if (!question || roundOf(state, step.id)) return [];
	return [{ type: 'RoundOpened', stepId: step.id, question }];
}

export function roundOf(state: MeetingState, stepId: string): Round | undefined {
	return state.rounds.find((round) => round.stepId === stepId);
}

function questionOf(step: AgendaStep): RoundQuestion | null {
	return step.kind === 'mood' ? { kind: 'mood', scales: step.settings.scales } : null;
}

function fits(answer: RoundAnswer, question: RoundQuestion): boolean {
	return fitsMood(answer, question);
}

function isEmpty(answer: RoundAnswer): boolean {
	return isMoodEmpty(answer);
}

function resultOf(question: RoundQuestion, answers: RoundAnswer[]): RoundResult {
	return moodResult(question, answers);
}

export function evolveRounds(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'RoundOpened': {
			const { stepId, question } = event;
			const round: Round = { stepId, question, status: 'open', answerCount: 0, result: null };
			return { ...state, rounds: [...state.rounds, round] };
		}
		case 'AnswerGiven': {
			const { stepId, seatId, answer } = event;
			const answers = state.answers[stepId] ?? {};
			const before = answers[seatId];
			const difference =
				Number(!isEmpty(answer)) - Number(before !== undefined && !isEmpty(before));
			return {
				...withRound(state, stepId, (round) => ({ answerCount: round.answerCount + difference })),
				answers: { ...state.answers, [stepId]: { ...answers, [seatId]: answer } }
			};
		}
		case 'AnswersCounted':
			return withRound(state, event.stepId, () => ({ answerCount: event.count }));
		case 'RoundClosed': {
			const { result, answerCount } = event;
			return withRound(state, event.stepId, () => ({ status: 'closed', result, answerCount }));
		}
		default:
			return state;
	}
}

function withRound(
	state: MeetingState,
	stepId: string,
	change: (round: Round) => Partial<Round>
): MeetingState {
	return {
		...state,
		rounds: state.rounds.map((round) =>
			round.stepId === stepId ? { ...round, ...change(round) } : round
		)
	};
}
