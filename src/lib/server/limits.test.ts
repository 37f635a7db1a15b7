import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NEED_LENGTH, NEEDS_PER_SEAT } from '../domain/meeting/rules';
import { MESSAGE_LIMIT } from '../protocol/version';
import { limitsWith, LIMITS, type Limit } from './limits';
import { guardOf } from './request-guard';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/operating.md'), 'utf8');

/** Variable, default and seconds, as the page has them. */
const rows = [...page.matchAll(/^\| `(LIMIT_\w+)` \| (\d+) \| (?:(\d+) s)? *\|/gm)].map(
	([, variable, byDefault, seconds]) => ({
		variable,
		byDefault: Number(byDefault),
		...(seconds !== undefined && { seconds: Number(seconds) })
	})
);

describe('the table of limits in docs/operating.md', () => {
	it('has each limit with its variable, its default and its time, and no other', () => {
		expect(rows).toEqual(Object.values<Limit>(LIMITS));
	});

	it('tells the fixed ones', () => {
		expect(page).toContain(
			`${String(MESSAGE_LIMIT / 1024)} kB for one message (a larger one ends its connection), ${String(NEED_LENGTH)} characters for a need and ${String(NEEDS_PER_SEAT)} needs of one participant.`
		);
	});
});

describe('a guard', () => {
	afterEach(() => vi.useRealTimers());

	it('lets a hall of 1,000 behind one address take seats', async () => {
		const guard = guardOf('seatsPerAddress', limitsWith());
		for (let phone = 0; phone < 1_000; phone++)
			expect(await guard.mayPass('198.51.100.7')).toBe(true);
	});

	it('[IF7] lets one uploader store 60 pictures in ten minutes, and no more', async () => {
		const guard = guardOf('pictures', limitsWith());
		for (let picture = 0; picture < 60; picture++)
			expect(await guard.mayPass('the desk of a meeting')).toBe(true);
		expect(await guard.mayPass('the desk of a meeting')).toBe(false);
		expect(LIMITS.pictures.seconds).toBe(600);
	});

	it('stops one address and no other, until its time is over', async () => {
		vi.useFakeTimers();
		const guard = guardOf('seatsPerAddress', limitsWith({ seatsPerAddress: 2 }));
		for (const may of [true, true, false]) expect(await guard.mayPass('198.51.100.7')).toBe(may);
		expect(await guard.mayPass('198.51.100.8')).toBe(true);
		await vi.advanceTimersByTimeAsync(600_000);
		expect(await guard.mayPass('198.51.100.7')).toBe(true);
	});

	it('keeps nothing of 500 addresses when their time is over', async () => {
		vi.useFakeTimers();
		const guard = guardOf('seatsPerAddress', limitsWith());
		const addresses = Array.from({ length: 500 }, (_, n) => `10.0.${n >> 8}.${n & 255}`);
		for (const address of addresses) await guard.mayPass(address);
		expect(guard.size).toBe(500);
		await vi.advanceTimersByTimeAsync(600_000);
		expect(guard.size).toBe(0);
	});
});
