/** Mood: where each person stands on scales from 1 to 5, and what the room may see of it. Rules MO. */
import type { RoundAnswer, RoundQuestion, RoundResult } from './model';
import { FEWEST_SHOWN_ANSWERS, MOOD_VALUES } from './rules';

type Question = Extract<RoundQuestion, { kind: 'mood' }>;
type Answer = Extract<RoundAnswer, { kind: 'mood' }>;

/** Has this answer a value, or a gap, for each scale? */
export function fitsMood({ values }: Answer, { scales }: Question): boolean {
	const { min, max } = MOOD_VALUES;
	return (
		values.length === scales.length &&
		values.every(
			(value) => value === null || (Number.isInteger(value) && value >= min && value <= max)
		)
	);
}

export function isMoodEmpty({ values }: Answer): boolean {
	return values.every((value) => value === null);
}

/** How often each value was given, for each scale that enough people answered. */
export function moodResult({ scales }: Question, answers: Answer[]): RoundResult {
	return {
		kind: 'mood',
		scales: scales.map((_, index) => {
			const given = answers
				.map(({ values }) => values[index])
				.filter((value) => value !== null && value !== undefined);
			if (given.length < FEWEST_SHOWN_ANSWERS) return { answers: given.length, counts: null };
			return {
				answers: given.length,
				counts: moodValues().map((value) => given.filter((one) => one === value).length)
			};
		})
	};
}

export function moodValues(): number[] {
	const { min, max } = MOOD_VALUES;
	return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

/** The average of a distribution that may be shown. */
export function moodMean(counts: number[]): number {
	const answers = counts.reduce((sum, count) => sum + count, 0);
	const total = counts.reduce((sum, count, index) => sum + count * (MOOD_VALUES.min + index), 0);
	return total / answers;
}
