import { describe, expect, it } from 'vitest';
import { clockText, timerStage } from './timer-text';

describe('clockText', () => {
	it.each([
		[300_000, '05:00'],
		[299_001, '05:00'],
		[61_000, '01:01'],
		[1, '00:01'],
		[0, '00:00'],
		[-999, '00:00'],
		[-1000, '+00:01'],
		[-80_000, '+01:20'],
		[5_400_000, '1:30:00']
	])('%i ms are shown as %s', (ms, text) => expect(clockText(ms)).toBe(text));
});

describe('timerStage', () => {
	it.each([
		[61_000, 'running'],
		[60_000, 'soon'],
		[15_000, 'last'],
		[0, 'over']
	] as const)('%i ms of five minutes are %s', (ms, stage) =>
		expect(timerStage(ms, 300_000)).toBe(stage)
	);

	it('knows no stages without a length', () => expect(timerStage(1)).toBe('running'));
});
