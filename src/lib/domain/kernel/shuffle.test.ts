import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generator, shuffle } from './shuffle';

describe('shuffle', () => {
	it('[NE22] loses nothing and doubles nothing', () => {
		fc.assert(
			fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
				const before = [...items];
				expect(shuffle(items, seed).toSorted()).toEqual(items.toSorted());
				expect(items).toEqual(before);
			})
		);
	});

	it('[NE19] gives the same order for the same seed, on every machine', () => {
		expect(shuffle(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'seed')).toEqual([
			'b',
			'c',
			'e',
			'f',
			'd',
			'g',
			'a',
			'h'
		]);
	});

	it('[NE20] brings every item to every position about equally often', () => {
		const SIZE = 8;
		const RUNS = 8000;
		const counts = Array.from({ length: SIZE }, () => new Array<number>(SIZE).fill(0));
		const items = Array.from({ length: SIZE }, (_, index) => index);
		for (let run = 0; run < RUNS; run++)
			shuffle(items, `seed-${run}`).forEach((item, position) => counts[item]![position]!++);
		// 1000 are expected in each cell, with a standard deviation of 30.
		for (const count of counts.flat()) expect(Math.abs(count - RUNS / SIZE)).toBeLessThan(150);
	});

	it('[NE19] draws numbers from 0 up to, but not including, 1', () => {
		const next = generator('seed');
		const drawn = Array.from({ length: 10_000 }, next);
		expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...drawn)).toBeLessThan(1);
		expect(drawn.reduce((sum, number) => sum + number, 0) / drawn.length).toBeCloseTo(0.5, 1);
	});
});
