/** What people answer to a question beside the agenda, and what is shown of all answers. Rules RQ. */
import type { RoundAnswer, RoundQuestion, RoundResult } from './model';
import { FEWEST_SHOWN_ANSWERS, RESISTANCE_VALUES } from './rules';

type Question = Extract<RoundQuestion, { kind: 'pair' | 'resistance' }>;
type Answer = Extract<RoundAnswer, { kind: 'pair' | 'resistance' }>;
type Result = Extract<RoundResult, { kind: 'pair' | 'resistance' }>;
type OptionResistance = NonNullable<
	Extract<RoundResult, { kind: 'resistance' }>['options']
>[number];

/** One word, or a value of resistance for each option, or nothing of it. */
export function fitsQuestion(answer: Answer, question: Question): boolean {
	if (answer.kind === 'pair' || question.kind === 'pair') return answer.kind === question.kind;
	const { values } = answer;
	return values.length === question.items.length && values.every(isInRange);
}

/** Sums are compared: only who has weighed every option counts. */
export function isQuestionEmpty(answer: Answer): boolean {
	return answer.kind === 'pair'
		? answer.word === null
		: answer.values.some((value) => value === null);
}

/** Of those who answered; with fewer than five only their number. */
export function questionResult(question: Question, answers: Answer[]): Result {
	const isShown = answers.length >= FEWEST_SHOWN_ANSWERS;
	if (question.kind === 'pair') {
		const count = (word: 'together' | 'apart') =>
			answers.filter((answer) => answer.kind === 'pair' && answer.word === word).length;
		return {
			kind: 'pair',
			counts: isShown ? { together: count('together'), apart: count('apart') } : null
		};
	}
	const weighed = answers.flatMap((answer) =>
		answer.kind === 'resistance' ? [answer.values] : []
	);
	const options = question.items.map((_, option): OptionResistance => {
		const values = weighed.map((one) => one[option]).filter((value) => typeof value === 'number');
		return {
			sum: values.reduce((sum, value) => sum + value, 0),
			counts: Array.from(
				{ length: RESISTANCE_VALUES.max + 1 },
				(__, value) => values.filter((given) => given === value).length
			)
		};
	});
	return { kind: 'resistance', options: isShown ? options : null };
}

/** Indexes of the options with the lowest sum: the least that stands in anybody's way. */
export function leastResisted(options: readonly OptionResistance[]): number[] {
	const least = Math.min(...options.map(({ sum }) => sum));
	return options.flatMap(({ sum }, index) => (sum === least ? [index] : []));
}

function isInRange(value: number | null): boolean {
	if (value === null) return true;
	const { min, max } = RESISTANCE_VALUES;
	return Number.isInteger(value) && value >= min && value <= max;
}
