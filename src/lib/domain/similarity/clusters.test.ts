import { describe, expect, it } from 'vitest';
import { clustersOf, TOLD_APART, TOLD_TOGETHER } from './clusters';

const thresholds = { same: 0.6, doubtful: 0.3 };
const membersOf = (clusters: ReturnType<typeof clustersOf>) =>
	clusters.groups.map(({ members }) => members);

describe('groups', () => {
	it('[SI8] a chain of likes is no group', () => {
		const pairs = [
			{ a: 0, b: 1, likeness: 0.9 },
			{ a: 1, b: 2, likeness: 0.8 },
			{ a: 0, b: 2, likeness: 0.1 }
		];
		const clusters = clustersOf(3, pairs, thresholds);
		expect(membersOf(clusters)).toEqual([[0, 1], [2]]);
		expect(clusters.near).toEqual([{ a: 0, b: 1, likeness: expect.closeTo(0.45) as number }]);
	});

	it('[SI10] groups that come near are doubtful, not the same', () => {
		const clusters = clustersOf(2, [{ a: 0, b: 1, likeness: 0.4 }], thresholds);
		expect(membersOf(clusters)).toEqual([[0], [1]]);
		expect(clusters.near).toHaveLength(1);
	});

	it('[SI11] what was told together joins, what was told apart never does', () => {
		const pairs = [
			{ a: 0, b: 1, likeness: TOLD_TOGETHER },
			{ a: 1, b: 2, likeness: TOLD_APART },
			{ a: 0, b: 2, likeness: 0.99 }
		];
		const clusters = clustersOf(3, pairs, thresholds);
		expect(membersOf(clusters)).toEqual([[0, 1], [2]]);
		expect(clusters.near).toEqual([]);
	});
});
