import { expect, it } from 'vitest';
import { clockField, clockTimeToday } from './planned-end';

const NOON = Date.parse('2026-03-10T12:00:30+01:00');

it('[AG18] a typed clock time is one of today, in this country', () => {
	expect(clockTimeToday('16:30', NOON)).toBe(Date.parse('2026-03-10T16:30:00+01:00'));
	expect(clockTimeToday('09:05', NOON)).toBe(Date.parse('2026-03-10T09:05:00+01:00'));
	expect(clockTimeToday('', NOON)).toBeNull();
});

it('a moment is shown as it would be typed', () => {
	expect(clockField(Date.parse('2026-07-10T16:30:00+02:00'))).toBe('16:30');
	expect(clockField(null)).toBe('');
});
