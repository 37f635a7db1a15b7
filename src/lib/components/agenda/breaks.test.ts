import type { StepKind } from '$lib/domain/meeting/steps';
import { expect, it } from 'vitest';
import { missingBreak } from './breaks';

const steps = (...minutes: (number | 'break')[]): { kind: StepKind; minutes: number }[] =>
	minutes.map((one) =>
		one === 'break' ? { kind: 'break', minutes: 10 } : { kind: 'collect', minutes: one }
	);

it('[TE6] after 75 minutes without a break one is due, before the step that goes beyond', () => {
	expect(missingBreak(steps(15, 60))).toBeNull();
	expect(missingBreak(steps(15, 60, 1))).toEqual({ index: 2, minutes: 76 });
	expect(missingBreak(steps(40, 40, 20))).toEqual({ index: 1, minutes: 100 });
});

it('[TE6] a break begins the time anew', () => {
	expect(missingBreak(steps(60, 'break', 60))).toBeNull();
	expect(missingBreak(steps(60, 'break', 60, 20, 'break', 10))).toEqual({ index: 3, minutes: 80 });
});

it('[TE6] one long step alone has no place for a break', () => {
	expect(missingBreak(steps(120))).toBeNull();
});
