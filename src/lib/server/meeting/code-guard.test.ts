/** [S5] What guessing join codes is worth, played against the guard that the server has. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS, limitsWith } from '../limits';
import { CodeGuard } from './code-guard';

/** Six of 32 characters, see newJoinCode. */
const CODES = 32 ** 6;
const OPEN_MEETINGS = 1_000;
const DAY_SECONDS = 24 * 60 * 60;
const PLAYED = 2;
const WINDOW_SECONDS = LIMITS.wrongCodes.seconds;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/**
 * How many codes are looked up in a day for those who guess as fast as they are let. Windows are
 * alike, since a guard forgets with each: two are played.
 */
async function guessesOfADay(addresses: string[]): Promise<number> {
	const guard = new CodeGuard(limitsWith());
	let looked = 0;
	const guess = () => {
		looked++;
		return Promise.resolve(null);
	};
	for (let window = 0; window < PLAYED; window++) {
		let isSomeLeft = true;
		// In turns, as programs that share their work do, until each is refused.
		for (const _ of Array.from({ length: LIMITS.wrongCodesPerAddress.byDefault + 1 })) {
			if (!isSomeLeft) break;
			const before = looked;
			for (const address of addresses) await guard.find(address, guess);
			isSomeLeft = looked > before;
		}
		await vi.advanceTimersByTimeAsync(WINDOW_SECONDS * 1_000);
	}
	return (looked / PLAYED) * (DAY_SECONDS / WINDOW_SECONDS);
}

const hits = (guesses: number) => (guesses * OPEN_MEETINGS) / CODES;

describe('[S5] guessing join codes', () => {
	it('from one address hits nothing in months', async () => {
		const guesses = await guessesOfADay(['203.0.113.1']);
		expect(guesses).toBe((DAY_SECONDS / WINDOW_SECONDS) * 60);
		expect(hits(guesses) * 100).toBeLessThan(1);
	});

	it('from 1,000 addresses hits less than one of 1,000 open meetings a day', async () => {
		const addresses = Array.from({ length: 1_000 }, (_, n) => `203.0.${n >> 8}.${n & 255}`);
		const guesses = await guessesOfADay(addresses);
		expect(guesses).toBeGreaterThan(200_000);
		expect(hits(guesses)).toBeLessThan(1);
	});

	it('all at once from one address is as slow as one by one', async () => {
		const guard = new CodeGuard(limitsWith());
		let looked = 0;
		const slowly = () => {
			looked++;
			return new Promise<null>((found) => setTimeout(() => found(null), 5));
		};
		const answers = Array.from({ length: 5_000 }, () => guard.find('203.0.113.1', slowly));
		await vi.advanceTimersByTimeAsync(60_000);
		const refused = (await Promise.all(answers)).filter(
			(answer) => answer === 'join/too-many-attempts'
		);
		expect(looked).toBeLessThan(60 + 10);
		expect(refused).toHaveLength(5_000 - looked);
	});

	it('does not keep a hall of 1,000 behind the same address from joining', async () => {
		const guard = new CodeGuard(limitsWith());
		const slowly = () => new Promise<string>((found) => setTimeout(() => found('the meeting'), 2));
		const answers = Array.from({ length: 1_000 }, () => guard.find('203.0.113.1', slowly));
		await vi.advanceTimersByTimeAsync(1_000);
		expect(new Set(await Promise.all(answers))).toEqual(new Set(['the meeting']));
	});

	it('a code that fails to be looked up gives its place back', async () => {
		const guard = new CodeGuard(limitsWith());
		const failing = () => Promise.reject(new Error('no database'));
		const answers = Array.from({ length: 50 }, () => guard.find('203.0.113.1', failing));
		const settled = await Promise.allSettled(answers);
		expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
		expect(await guard.find('203.0.113.1', () => Promise.resolve('found'))).toBe('found');
	});
});
