import { expect, it } from 'vitest';
import { rowsOf, type Goal, type Run } from './ratios';

const goal: Goal = { value: 'ack', name: 'acknowledged', unit: 'ms', atMost: 1.25, of: 'ratio' };
const run = (ack: number, invalid: string | null = null): Run => ({ values: { ack }, invalid });

it('takes the median of the ratios of the rounds, not the ratio of the medians', () => {
	const [row] = rowsOf(
		'A',
		[goal],
		[
			{ product: run(2), yardstick: run(2) },
			{ product: run(30), yardstick: run(25) },
			{ product: run(3), yardstick: run(2) }
		]
	);
	expect(row).toMatchObject({ product: 3, yardstick: 2, ratio: 1.2, range: [1, 1.5], ok: true });
});

it('counts no round in which the load generator was the bottleneck, and says so', () => {
	const [row] = rowsOf(
		'A',
		[goal],
		[
			{ product: run(9, 'busy'), yardstick: run(1) },
			{ product: run(1), yardstick: run(1) }
		]
	);
	expect(row).toMatchObject({ ratio: 1, rounds: 1, invalid: ['product: busy'] });
});

it('a goal without a sound round is not reached', () => {
	const [row] = rowsOf('A', [goal], [{ product: run(1, 'busy'), yardstick: run(1) }]);
	expect(row?.ok).toBe(false);
});

it('judges an absolute goal by the product alone', () => {
	const [row] = rowsOf(
		'A',
		[{ ...goal, of: 'product', atMost: 50 }],
		[{ product: run(40), yardstick: run(10) }]
	);
	expect(row).toMatchObject({ ratio: 4, ok: true, goal: '≤ 50 ms' });
});
