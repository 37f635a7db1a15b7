/**
 * Questions to the room beside the agenda: do two needs belong together, how much does each side
 * of a contradiction resist? One at a time; each is a round of its own (rounds.ts), secret until
 * it is closed. What it leads to the moderator decides. Rules RQ.
 */
import { accepted, type Context } from '../kernel/decider';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import { contradictionOf } from './contradictions';
import type { SharedEvent } from './events';
import type { Need, Round, RoundItem, RoundQuestion } from './model';
import { RESISTANCE_OPTIONS, TITLE_LENGTH } from './rules';
import type { MeetingState } from './state';

/** Do these two belong together? */
export function askPair(
	command: CommandOf<'AskPair'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { questionId } = command;
	const [one, other] = command.needIds;
	if (one === other) return refuse('topic/too-few');
	const needs = [state.needs[one], state.needs[other]];
	if (needs.some((need) => !need)) return refuse('need/unknown');
	if (needs.some((need) => need?.status !== 'shown')) return refuse('need/not-shown');
	const items = needs.filter((need) => need !== undefined).map(itemOf);
	return ask('AskPair', questionId, { kind: 'pair', items }, state, context);
}

/** How much does somebody resist each side, and each further way that the moderator typed? */
export function askResistance(
	command: CommandOf<'AskResistance'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { questionId, contradictionId } = command;
	const contradiction = contradictionOf(state, contradictionId);
	if (!contradiction) return refuse('contradiction/unknown');
	const needs = contradiction.needIds.map((id) => state.needs[id]);
	const sides = needs.filter((need) => need?.status === 'shown' || need?.status === 'parked');
	if (sides.length < 2) return refuse('need/not-shown');
	const ways = command.ways.map(cleanLine).filter((way) => !isBlank(way));
	if (ways.some((way) => lengthOf(way) > TITLE_LENGTH))
		return refuse('topic/title-too-long', { limit: TITLE_LENGTH });
	const items = [
		...sides.filter((need) => need !== undefined).map(itemOf),
		...ways.map((title, index) => ({ id: `way-${index + 1}`, title }))
	];
	if (items.length > RESISTANCE_OPTIONS)
		return refuse('round/too-many-items', { limit: RESISTANCE_OPTIONS });
	const question: RoundQuestion = { kind: 'resistance', contradictionId, items };
	return ask('AskResistance', questionId, question, state, context);
}

/** The room goes back to its step; the result stays. */
export function endQuestion(
	{ questionId }: CommandOf<'EndQuestion'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const asked = roomQuestion(state);
	if (asked?.stepId !== questionId) return refuse('round/unknown');
	if (asked.status === 'open') return refuse('question/is-open');
	return accepted({ type: 'QuestionEnded', questionId });
}

/** What the room is asked beside its step, or shown the result of. */
export function roomQuestion(state: MeetingState): Round | undefined {
	return state.rounds.find(({ stepId }) => stepId === state.roomQuestionId);
}

function ask(
	kind: 'AskPair' | 'AskResistance',
	questionId: string,
	question: RoundQuestion,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (roomQuestion(state)?.status === 'open') return refuse('question/is-open');
	const isTaken =
		state.rounds.some(({ stepId }) => stepId === questionId) ||
		state.agenda.some(({ id }) => id === questionId);
	if (isTaken) return refuse('round/exists');
	return reversible(
		context,
		kind,
		{ type: 'DiscardRound', stepId: questionId },
		{ type: 'RoundOpened', stepId: questionId, question }
	);
}

function itemOf({ id, text }: Need): RoundItem {
	return { id, title: text };
}

export function evolveRoomQuestions(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'RoundOpened':
			return isRoomQuestion(event.question) ? { ...state, roomQuestionId: event.stepId } : state;
		case 'RoundDiscarded':
			return without(state, event.stepId);
		case 'QuestionEnded':
			return without(state, event.questionId);
		// A result has been read when the meeting goes on; an open question goes with it.
		case 'StepEntered':
			return roomQuestion(state)?.status === 'closed' ? { ...state, roomQuestionId: null } : state;
		default:
			return state;
	}
}

export function isRoomQuestion({ kind }: RoundQuestion): boolean {
	return kind === 'pair' || kind === 'resistance';
}

function without(state: MeetingState, questionId: string): MeetingState {
	return state.roomQuestionId === questionId ? { ...state, roomQuestionId: null } : state;
}
