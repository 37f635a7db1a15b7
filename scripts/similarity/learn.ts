/**
 * Logistic regression with a ridge, by Newton's method on standardised features. Deterministic.
 */

export interface LogisticModel {
	bias: number;
	/** For the features as they are given. */
	weights: number[];
}

type Row = readonly number[];

const STEPS = 12;
const SMALL = 1e-6;

/** `labels` are 0 or 1, one for each row; the ridge counts in rows. */
export function trainLogistic(rows: readonly Row[], labels: Row, ridge: number): LogisticModel {
	const means = meansOf(rows);
	const scales = meansOf(rows.map((row) => row.map((value, at) => (value - nth(means, at)) ** 2)))
		.map(Math.sqrt)
		.map((scale) => (scale > SMALL ? scale : 1));
	// The last one is for the bias, which the ridge leaves alone.
	const standard = rows.map((row) => [
		...row.map((value, at) => (value - nth(means, at)) / nth(scales, at)),
		1
	]);
	const width = means.length + 1;
	let weights = new Array<number>(width).fill(0);
	for (let step = 0; step < STEPS; step += 1) {
		const shrink = weights.map((_, at) => (at < means.length ? ridge : SMALL));
		const slope = weights.map((weight, at) => -nth(shrink, at) * weight);
		const bend = shrink.map((own, at) => shrink.map((_, other) => (at === other ? own : 0)));
		standard.forEach((row, index) => {
			const chance = 1 / (1 + Math.exp(-dot(row, weights)));
			const miss = nth(labels, index) - chance;
			const spread = chance * (1 - chance);
			row.forEach((value, at) => {
				slope[at] = nth(slope, at) + miss * value;
				const line = bend[at] ?? [];
				for (let other = 0; other < width; other += 1)
					line[other] = nth(line, other) + spread * value * nth(row, other);
			});
		});
		const move = solve(bend, slope);
		weights = weights.map((weight, at) => weight + nth(move, at));
		if (move.every((by) => Math.abs(by) < SMALL)) break;
	}
	const raw = means.map((_, at) => nth(weights, at) / nth(scales, at));
	return { bias: nth(weights, means.length) - dot(raw, means), weights: raw };
}

function nth(values: Row, at: number): number {
	return values[at] ?? 0;
}

function dot(a: Row, b: Row): number {
	return a.reduce((sum, value, at) => sum + value * nth(b, at), 0);
}

function meansOf(rows: readonly Row[]): number[] {
	const sums = (rows[0] ?? []).map(() => 0);
	for (const row of rows) row.forEach((value, at) => (sums[at] = nth(sums, at) + value));
	return sums.map((sum) => sum / rows.length);
}

/** Gauss and Jordan, for a matrix that is symmetric and positive. */
function solve(matrix: readonly Row[], right: Row): number[] {
	const lines = matrix.map((line, at) => [...line, nth(right, at)]);
	lines.forEach((pivot, column) => {
		const head = nth(pivot, column);
		lines.forEach((line, at) => {
			const factor = nth(line, column) / head;
			if (at === column || factor === 0) return;
			for (let other = column; other < line.length; other += 1)
				line[other] = nth(line, other) - factor * nth(pivot, other);
		});
	});
	return lines.map((line, at) => nth(line, lines.length) / nth(line, at));
}
