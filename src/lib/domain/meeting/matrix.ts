/**
 * The matrix: each person places the same things on two axes from 1 to 10, and the room sees
 * where the middle of all ratings lies and how far they spread. Rules MX.
 */
import { groupSpreads } from './matrix-groups';
import type { MatrixRating, RoundAnswer, RoundItem, RoundQuestion, RoundResult } from './model';
import { MATRIX_VALUES } from './rules';
import { planeSpread } from './spread';
import type { StakeholderGroup } from './stakeholder-groups';
import type { MeetingState } from './state';
import type { AgendaStep } from './steps';
import { topics } from './topics';

type Step = Extract<AgendaStep, { kind: 'matrix' }>;
type Question = Extract<RoundQuestion, { kind: 'matrix' }>;
type Answer = Extract<RoundAnswer, { kind: 'matrix' }>;

/** What somebody of a group answered. */
export interface GroupAnswer {
	group: StakeholderGroup | null;
	answer: Answer;
}

/** What a matrix step would ask about now. */
export function matrixItems({ id, settings }: Step, state: MeetingState): RoundItem[] {
	switch (settings.source) {
		case 'topics':
			return topics(state).map((topic) => ({ id: topic.id, title: topic.title }));
		case 'core-needs':
			return state.coreNeeds.map((coreNeed) => ({ id: coreNeed.id, title: coreNeed.title }));
		case 'cards':
			return cardItems(id, state);
	}
}

export function matrixQuestion({ settings: { x, y } }: Step, items: RoundItem[]): Question {
	return { kind: 'matrix', x, y, items };
}

/** Has this answer a rating, or a gap, for each item? */
export function fitsMatrix({ ratings }: Answer, { items }: Question): boolean {
	return ratings.length === items.length && ratings.every(({ x, y }) => isRating(x) && isRating(y));
}

export function isMatrixEmpty({ ratings }: Answer): boolean {
	return !ratings.some(isRated);
}

/** A point needs both. */
export function isRated({ x, y }: MatrixRating): boolean {
	return x !== null && y !== null;
}

/** The middle and the spread of each item that enough people rated, and those of groups. */
export function matrixResult({ items }: Question, answers: GroupAnswer[]): RoundResult {
	return {
		kind: 'matrix',
		items: items.map((_, index) => {
			const points = answers.flatMap(({ group, answer: { ratings } }) => {
				const { x, y } = ratings[index] ?? { x: null, y: null };
				return x === null || y === null ? [] : [{ group, x, y }];
			});
			return {
				answers: points.length,
				spread: planeSpread(points),
				groups: groupSpreads(points)
			};
		})
	};
}

/** Shown cards of the steps before, by step and random id, so that no order tells who was first; the same words stand once. */
function cardItems(stepId: string, { agenda, cards }: MeetingState): RoundItem[] {
	const earlier = agenda.slice(
		0,
		agenda.findIndex(({ id }) => id === stepId)
	);
	const sorted = Object.values(cards).sort((a, b) => (a.id < b.id ? -1 : 1));
	const seen = new Set<string>();
	return earlier
		.flatMap((step) => sorted.filter((card) => card.stepId === step.id))
		.filter(({ status, text }) => {
			const words = text.toLowerCase();
			if (status !== 'shown' || seen.has(words)) return false;
			seen.add(words);
			return true;
		})
		.map(({ id, text }) => ({ id, title: text }));
}

function isRating(value: number | null): boolean {
	const { min, max } = MATRIX_VALUES;
	return value === null || (Number.isInteger(value) && value >= min && value <= max);
}
