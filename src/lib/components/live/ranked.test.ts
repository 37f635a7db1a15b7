import { describe, expect, it } from 'vitest';
import type { DotVote } from '$lib/domain/meeting/model';
import { ranked } from './ranked';

const vote: DotVote = {
	id: 'vote',
	dotsPerPerson: 5,
	maxPerOption: 2,
	options: ['a', 'b', 'c', 'd'].map((topicId) => ({ topicId, title: topicId.toUpperCase() })),
	status: 'closed',
	ballotCount: 4,
	result: [
		{ topicId: 'c', dots: 6, voters: 4 },
		{ topicId: 'a', dots: 4, voters: 3 },
		{ topicId: 'd', dots: 4, voters: 2 },
		{ topicId: 'b', dots: 0, voters: 0 }
	]
};

describe('ranked', () => {
	it('gives equal dots the same rank and skips the next', () =>
		expect(ranked(vote).map(({ title, rank }) => `${rank} ${title}`)).toEqual([
			'1 C',
			'2 A',
			'2 D',
			'4 B'
		]));

	it('marks the dots of the reader', () =>
		expect(ranked(vote, { a: 2 }).map(({ own }) => own)).toEqual([0, 2, 0, 0]));

	it('is empty while the vote is open', () =>
		expect(ranked({ ...vote, status: 'open', result: null })).toEqual([]));
});
