/** What a simulated participant would do next; pure, so that a rehearsal can be tested. */
import { currentStep } from '../../domain/meeting/capability';
import { wordsAsked } from '../../domain/meeting/confirmation';
import type { MeetingCommand } from '../../domain/meeting/commands';
import type { RoundAnswer, RoundQuestion } from '../../domain/meeting/model';
import { MATRIX_VALUES, MOOD_VALUES, RESISTANCE_VALUES } from '../../domain/meeting/rules';
import { seatIn } from '../../domain/meeting/seats';
import type { MeetingState } from '../../domain/meeting/state';
import type { StakeholderGroup } from '../../domain/meeting/stakeholder-groups';
import { ballotOf } from '../../domain/meeting/voting';

/** The best answer to whether it was worth the time. */
const WORTH_MOST = 5;

export interface Player {
	seatId: string;
	group: StakeholderGroup;
	schoolId: string | null;
	/** What this person still has to say; taken from the front. */
	needs: { id: string; text: string }[];
	/** One for each step that asks for cards, as long as there are any. */
	cards: { id: string; text: string }[];
}

/** @param chance a number from 0 to below 1, another at each call */
export function plausibleAct(
	state: MeetingState,
	player: Player,
	chance: () => number
): MeetingCommand | null {
	const { seatId, group, schoolId } = player;
	if (state.status !== 'open') return null;
	if (!seatIn(state, seatId)) return { type: 'JoinMeeting', group, schoolId };
	const step = currentStep(state);
	switch (step?.kind) {
		case 'collect': {
			const next = player.needs.shift();
			return next ? { type: 'SubmitNeed', needId: next.id, text: next.text } : null;
		}
		case 'vote':
			return plausibleBallot(state, seatId, chance);
		case 'mood':
		case 'matrix':
		case 'confirm':
			return answerOf(state, seatId, chance);
		case 'cards': {
			const has = Object.values(state.cards).some(
				(card) => card.stepId === step.id && card.authorSeatId === seatId
			);
			const next = has ? undefined : player.cards.shift();
			const { columns } = step.settings;
			const column = columns[Math.floor(chance() * columns.length)];
			if (!next || !column) return null;
			return { type: 'AddCard', cardId: next.id, columnId: column.id, text: next.text };
		}
		case 'close':
			return state.feedback[seatId]
				? null
				: { type: 'GiveFeedback', worth: contentment(WORTH_MOST, chance), text: '' };
		default:
			return null;
	}
}

function plausibleBallot(
	state: MeetingState,
	seatId: string,
	chance: () => number
): MeetingCommand | null {
	const vote = state.votes.find(({ status }) => status === 'open');
	if (!vote || ballotOf(state, vote.id, seatId)) return null;
	const dots: Record<string, number> = {};
	let left = Math.min(vote.dotsPerPerson, vote.options.length * vote.maxPerOption);
	while (left > 0) {
		const { topicId } = vote.options[Math.floor(chance() * vote.options.length)] ?? {};
		if (topicId === undefined) break;
		const given = dots[topicId] ?? 0;
		if (given >= vote.maxPerOption) continue;
		dots[topicId] = given + 1;
		left--;
	}
	return { type: 'CastBallot', voteId: vote.id, dots };
}

/** What somebody answers in the round of the current step, once. */
function answerOf(
	state: MeetingState,
	seatId: string,
	chance: () => number
): MeetingCommand | null {
	const round = state.rounds.find(
		({ stepId, status }) =>
			(stepId === state.currentStepId || stepId === state.roomQuestionId) && status === 'open'
	);
	if (!round || state.answers[round.stepId]?.[seatId]) return null;
	return {
		type: 'GiveAnswer',
		stepId: round.stepId,
		answer: plausibleAnswer(round.question, chance)
	};
}

/** From 1 on. Most are content, some are not. */
function contentment(most: number, chance: () => number): number {
	return 1 + Math.round((most - 1) * Math.sqrt(chance()));
}

/** Where there is one word for many, most agree. */
function plausibleAnswer(question: RoundQuestion, chance: () => number): RoundAnswer {
	const upTo = (most: number) => contentment(most, chance);
	switch (question.kind) {
		case 'mood':
			return {
				kind: 'mood',
				values: question.scales.map(() => upTo(MOOD_VALUES.max))
			};
		case 'matrix':
			return {
				kind: 'matrix',
				ratings: question.items.map(() => ({
					x: upTo(MATRIX_VALUES.max),
					y: upTo(MATRIX_VALUES.max)
				}))
			};
		case 'pair':
			return { kind: 'pair', word: chance() < 0.6 ? 'together' : 'apart' };
		case 'resistance':
			return {
				kind: 'resistance',
				values: question.items.map(() => Math.floor(chance() * (RESISTANCE_VALUES.max + 1)))
			};
		case 'confirm':
			return {
				kind: 'confirm',
				stances: Array.from({ length: wordsAsked(question) }, () => ({
					word: chance() < 0.85 ? 'agree' : 'abstain',
					text: ''
				}))
			};
	}
}
