import { describe, expect, it } from 'vitest';
import { clockState, lineState } from './start-check';

const line = { kind: 'websocket', roundTripMs: 40, clockAheadMs: 0 } as const;

describe('the check before the start', () => {
	it('is content with a quick websocket and a clock that is right', () => {
		expect(lineState(line)).toBe('fine');
		expect(clockState({ ...line, clockAheadMs: -3_000 })).toBe('fine');
	});

	it('asks to look at polling, at a slow line and at a wrong clock', () => {
		expect(lineState({ ...line, kind: 'polling' })).toBe('look');
		expect(lineState({ ...line, roundTripMs: 900 })).toBe('look');
		expect(clockState({ ...line, clockAheadMs: -60_000 })).toBe('look');
	});

	it('says that there is no line', () => {
		expect(lineState(null)).toBe('broken');
		expect(lineState(undefined)).toBe('checking');
	});
});
