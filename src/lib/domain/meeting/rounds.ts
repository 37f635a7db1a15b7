/**
 * Rounds: a step asks everybody the same, each person answers once and in secret, and the
 * moderator closes. What an answer may be and what is shown of all of them is told by the kind
 * of the step (mood.ts, matrix.ts, confirmation.ts); the event that closes a round holds no more
 * than may be shown.
 */
import { accepted, type Context } from '../kernel/decider';
import {
	type CommandOf,
	type MeetingOutcome,
	isModerator,
	refuse,
	reversible,
	seatOf,
	without
} from './capability';
import {
	cleanedConfirm,
	confirmItems,
	confirmLimit,
	confirmQuestion,
	confirmResult,
	fitsConfirm,
	isConfirmEmpty,
	wordsAsked
} from './confirmation';
import type { DiscardRound } from './commands';
import type { MeetingEvent, SharedEvent } from './events';
import {
	type GroupAnswer,
	fitsMatrix,
	isMatrixEmpty,
	matrixItems,
	matrixQuestion,
	matrixResult
} from './matrix';
import { fitsMood, isMoodEmpty, moodResult } from './mood';
import type { Round, RoundAnswer, RoundItem, RoundQuestion, RoundResult } from './model';
import { fitsQuestion, isQuestionEmpty, questionResult } from './room-answers';
import { OBJECTION_LENGTH, ROUND_ITEMS } from './rules';
import { seatIn } from './seats';
import type { MeetingState } from './state';
import type { AgendaStep } from './steps';

type AskingStep = Extract<AgendaStep, { kind: RoundQuestion['kind'] }>;

/** Where entering the step has not opened it already; can be taken back until somebody answers. */
export function openRound(
	command: CommandOf<'OpenRound'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const step = asking(state, command.stepId);
	if (!step) return refuse('round/unknown');
	const obstacle = obstacleToAsking(step, state);
	if (obstacle) return obstacle;
	return reversible(
		context,
		'OpenRound',
		{ type: 'DiscardRound', stepId: step.id },
		opening(step, state)
	);
}

/** The inverse of asking: an answer that somebody gave is not dropped. */
export function discardRound(
	{ stepId }: DiscardRound,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const round = roundOf(state, stepId);
	if (!round) return refuse('round/unknown');
	if (round.answerCount > 0) return refuse('round/has-answers');
	return accepted({ type: 'RoundDiscarded', stepId });
}

/** Replaces the whole answer of the sender; an empty one takes it back. */
export function giveAnswer(
	command: CommandOf<'GiveAnswer'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const seatId = seatOf(context);
	if (seatId === null || !seatIn(state, seatId)) return refuse('joining/not-joined');
	const round = roundOf(state, command.stepId);
	if (!round) return refuse('round/unknown');
	if (round.status !== 'open') return refuse('round/not-open');
	if (!fits(command.answer, round.question)) return refuse('answer/does-not-fit');
	const answer = cleaned(command.answer);
	const limit = answer.kind === 'confirm' ? confirmLimit(answer) : null;
	if (limit !== null) return refuse('answer/text-too-long', { limit });
	return accepted({ type: 'AnswerGiven', stepId: round.stepId, seatId, answer });
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
	const answers = answersTo(round, state);
	return accepted({
		type: 'RoundClosed',
		stepId: round.stepId,
		result: resultOf(round, state, context.commandId),
		answerCount: answers.length
	});
}

/**
 * What the moderator heard of those who have no phone, with which the round closes. Asks first
 * where nobody was asked; can be taken back where nobody answered by phone.
 */
export function confirmForRoom(
	command: CommandOf<'ConfirmForRoom'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { stepId, stances } = command;
	const step = asking(state, stepId);
	if (step?.kind !== 'confirm') return refuse('round/unknown');
	const round = roundOf(state, stepId);
	const obstacle = round ? null : obstacleToAsking(step, state);
	if (obstacle) return obstacle;
	if (round && round.status !== 'open') return refuse('round/not-open');
	const opened = round ? null : opening(step, state);
	const question = (round ?? opened)?.question;
	if (question?.kind !== 'confirm' || stances.length !== wordsAsked(question))
		return refuse('answer/does-not-fit');
	if (confirmLimit({ kind: 'confirm', stances }) !== null)
		return refuse('objection/text-too-long', { limit: OBJECTION_LENGTH });
	const answers = round ? answersTo(round, state) : [];
	const byPhone = answers.filter((answer) => answer.kind === 'confirm');
	const closed: MeetingEvent = {
		type: 'RoundClosed',
		stepId,
		result: confirmResult(question, byPhone, context.commandId, stances),
		answerCount: answers.length
	};
	if (answers.length > 0) return accepted(closed);
	const inverse: DiscardRound = { type: 'DiscardRound', stepId };
	return opened
		? reversible(context, 'ConfirmForRoom', inverse, opened, closed)
		: reversible(context, 'ConfirmForRoom', inverse, closed);
}

/**
 * What entering this step opens; nothing where the room was asked before. What is taken from the
 * needs and decisions of the meeting the moderator looks at first, and opens.
 */
export function openedByEntering(step: AgendaStep, state: MeetingState): MeetingEvent[] {
	if (step.kind !== 'mood' || roundOf(state, step.id)) return [];
	return [opening(step, state)];
}

export function roundOf(state: MeetingState, stepId: string): Round | undefined {
	return state.rounds.find((round) => round.stepId === stepId);
}

/** What a step that takes its items from the meeting would ask about now. */
export function itemsOf(step: AgendaStep, state: MeetingState): RoundItem[] {
	if (step.kind === 'matrix') return matrixItems(step, state);
	return step.kind === 'confirm' ? confirmItems(step, state) : [];
}

function asking(state: MeetingState, stepId: string): AskingStep | undefined {
	const step = state.agenda.find(({ id }) => id === stepId);
	return step && isAsking(step) ? step : undefined;
}

function isAsking(step: AgendaStep): step is AskingStep {
	return step.kind === 'mood' || step.kind === 'matrix' || step.kind === 'confirm';
}

function obstacleToAsking(step: AskingStep, state: MeetingState): MeetingOutcome | null {
	if (step.id !== state.currentStepId) return refuse('agenda/wrong-step');
	if (roundOf(state, step.id)) return refuse('round/exists');
	if (step.kind === 'mood') return null;
	const { length } = itemsOf(step, state);
	if (length === 0) return refuse('round/nothing-to-ask');
	return length > ROUND_ITEMS ? refuse('round/too-many-items', { limit: ROUND_ITEMS }) : null;
}

function opening(step: AskingStep, state: MeetingState) {
	return { type: 'RoundOpened', stepId: step.id, question: questionOf(step, state) } as const;
}

function questionOf(step: AskingStep, state: MeetingState): RoundQuestion {
	switch (step.kind) {
		case 'mood':
			return { kind: 'mood', scales: step.settings.scales };
		case 'matrix':
			return matrixQuestion(step, matrixItems(step, state));
		case 'confirm':
			return confirmQuestion(step, confirmItems(step, state));
	}
}

function fits(answer: RoundAnswer, question: RoundQuestion): boolean {
	switch (question.kind) {
		case 'mood':
			return answer.kind === 'mood' && fitsMood(answer, question);
		case 'matrix':
			return answer.kind === 'matrix' && fitsMatrix(answer, question);
		case 'confirm':
			return answer.kind === 'confirm' && fitsConfirm(answer, question);
		case 'pair':
		case 'resistance':
			return (
				(answer.kind === 'pair' || answer.kind === 'resistance') && fitsQuestion(answer, question)
			);
	}
}

function cleaned(answer: RoundAnswer): RoundAnswer {
	return answer.kind === 'confirm' ? cleanedConfirm(answer) : answer;
}

function isEmpty(answer: RoundAnswer): boolean {
	switch (answer.kind) {
		case 'mood':
			return isMoodEmpty(answer);
		case 'matrix':
			return isMatrixEmpty(answer);
		case 'confirm':
			return isConfirmEmpty(answer);
		case 'pair':
		case 'resistance':
			return isQuestionEmpty(answer);
	}
}

/** Of those who said something. */
function answersTo(round: Round, state: MeetingState): RoundAnswer[] {
	return Object.values(state.answers[round.stepId] ?? {}).filter((answer) => !isEmpty(answer));
}

function groupAnswers({ stepId }: Round, state: MeetingState): GroupAnswer[] {
	return Object.entries(state.answers[stepId] ?? {}).flatMap(([seatId, answer]): GroupAnswer[] =>
		answer.kind === 'matrix' ? [{ group: seatIn(state, seatId)?.group ?? null, answer }] : []
	);
}

function resultOf(round: Round, state: MeetingState, seed: string): RoundResult {
	const { question } = round;
	const answers = answersTo(round, state);
	switch (question.kind) {
		case 'mood':
			return moodResult(
				question,
				answers.filter((answer) => answer.kind === 'mood')
			);
		case 'matrix':
			return matrixResult(question, groupAnswers(round, state));
		case 'confirm':
			return confirmResult(
				question,
				answers.filter((answer) => answer.kind === 'confirm'),
				seed
			);
		case 'pair':
		case 'resistance':
			return questionResult(
				question,
				answers.filter((answer) => answer.kind === 'pair' || answer.kind === 'resistance')
			);
	}
}

export function evolveRounds(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'RoundOpened': {
			const { stepId, question } = event;
			const round: Round = {
				...{ stepId, question, status: 'open', answerCount: 0 },
				...{ result: null, shownGroup: null }
			};
			return { ...state, rounds: [...state.rounds, round] };
		}
		case 'RoundDiscarded':
			return {
				...state,
				rounds: state.rounds.filter(({ stepId }) => stepId !== event.stepId),
				answers: without(state.answers, event.stepId)
			};
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
		case 'GroupShown': {
			const { group } = event;
			return withRound(state, event.stepId, () => ({ shownGroup: group }));
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
