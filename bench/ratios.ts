import { median } from './load/spread';

/** What one run measured, by name; NaN where it could not be measured. */
export type Values = Record<string, number>;

export interface Run {
	values: Values;
	/** Why it says nothing; null where it is sound. */
	invalid: string | null;
}

/** Product and yardstick in one round, right after one another. */
export interface Pair {
	product: Run;
	yardstick: Run;
}

export interface Goal {
	/** Key of the value. */
	value: string;
	/** What a reader calls it. */
	name: string;
	unit: 'ms' | 'µs' | '%' | 'kB' | 'MB' | '';
	/** The ratio, or the product's own value, that is aimed for. */
	atMost: number;
	of: 'ratio' | 'product';
}

export interface Row {
	name: string;
	product: number;
	yardstick: number;
	/** Median of the ratios of the rounds. */
	ratio: number;
	/** Smallest and largest ratio of the rounds. */
	range: [number, number];
	goal: string;
	ok: boolean;
	/** Sound rounds. */
	rounds: number;
	/** What made the others unsound. */
	invalid: string[];
}

/**
 * One row a goal, from paired rounds: what disturbs the machine for a while disturbs both of a
 * pair, so ratios are formed within rounds and their median is taken (performance.md 8).
 */
export function rowsOf(scenario: string, goals: readonly Goal[], pairs: readonly Pair[]): Row[] {
	const invalid = pairs.flatMap(({ product, yardstick }) => [
		...(product.invalid === null ? [] : [`product: ${product.invalid}`]),
		...(yardstick.invalid === null ? [] : [`yardstick: ${yardstick.invalid}`])
	]);
	const sound = pairs.filter((pair) => !pair.product.invalid && !pair.yardstick.invalid);
	return goals.map(({ value, name, unit, atMost, of }) => {
		const of_ = (side: 'product' | 'yardstick') =>
			sound.map((pair) => pair[side].values[value] ?? NaN);
		const [products, yardsticks] = [of_('product'), of_('yardstick')];
		const ratios = products.map((product, round) => product / (yardsticks[round] ?? NaN));
		const [product, ratio] = [median(products), median(ratios)];
		return {
			name: `${scenario}: ${name}${unit && `, ${unit}`}`,
			product,
			yardstick: median(yardsticks),
			ratio,
			range: [Math.min(...ratios), Math.max(...ratios)],
			goal: of === 'ratio' ? `≤ ${atMost} ×` : `≤ ${atMost} ${unit}`.trim(),
			ok: (of === 'ratio' ? ratio : product) <= atMost,
			rounds: sound.length,
			invalid
		};
	});
}
