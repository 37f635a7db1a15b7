/** Where ratings lie: their middle and how far they spread. */
import type { PlaneSpread, Spread } from './model';
import { FEWEST_SHOWN_ANSWERS } from './rules';

/** Of at least one value: the median, and the quartiles by nearest rank. */
export function spreadOf(values: number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (rank: number) => sorted[Math.max(1, Math.ceil(rank)) - 1] ?? 0;
	const { length } = sorted;
	return {
		low: at(length / 4),
		median: (at(length / 2) + at((length + 1) / 2)) / 2,
		high: at((3 * length) / 4)
	};
}

/** Of points on two axes; null where there are too few to be told. */
export function planeSpread(points: { x: number; y: number }[]): PlaneSpread | null {
	if (points.length < FEWEST_SHOWN_ANSWERS) return null;
	return { x: spreadOf(points.map(({ x }) => x)), y: spreadOf(points.map(({ y }) => y)) };
}
