import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from './announcer.svelte';

describe('Announcer', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('joins what is said within a moment', () => {
		const announcer = new Announcer();
		announcer.announce('Gespeichert.');
		announcer.announce('3 neue Beiträge.');
		expect(announcer.text).toBe('');
		vi.advanceTimersByTime(400);
		expect(announcer.text).toBe('Gespeichert. 3 neue Beiträge.');
	});

	it('says only the last of one topic', () => {
		const announcer = new Announcer();
		announcer.announce('1 Punkt', 'dots');
		announcer.announce('2 Punkte', 'dots');
		vi.advanceTimersByTime(400);
		expect(announcer.text).toBe('2 Punkte');
	});

	it('is heard again when the same is said twice', () => {
		const announcer = new Announcer();
		announcer.announce('Gesendet.');
		vi.advanceTimersByTime(400);
		const first = announcer.text;
		announcer.announce('Gesendet.');
		vi.advanceTimersByTime(400);
		expect(announcer.text).not.toBe(first);
		expect(announcer.text.trim()).toBe('Gesendet.');
	});

	it('falls silent, so that no old news stays on the page', () => {
		const announcer = new Announcer();
		announcer.announce('Gesendet.');
		vi.advanceTimersByTime(10_000);
		expect(announcer.text).toBe('');
	});
});
