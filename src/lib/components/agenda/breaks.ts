import type { StepKind } from '$lib/domain/meeting/steps';

/** So long people listen and think well without a break. */
export const MINUTES_WITHOUT_BREAK = 75;

export interface MissingBreak {
	/** Of the step before which a break would help. */
	index: number;
	/** Without a break, up to the next one or the end. */
	minutes: number;
}

/** The first stretch of an agenda that is too long without a break. */
export function missingBreak(steps: { kind: StepKind; minutes: number }[]): MissingBreak | null {
	let minutes = 0;
	let index: number | null = null;
	for (const [at, step] of steps.entries()) {
		if (isBreak(step.kind)) {
			if (index !== null) break;
			minutes = 0;
			continue;
		}
		minutes += step.minutes;
		if (minutes > MINUTES_WITHOUT_BREAK && at > 0) index ??= at;
	}
	return index === null ? null : { index, minutes };
}

function isBreak(kind: string): boolean {
	return kind === 'break';
}
