import { describe, expect, it } from 'vitest';
import { prepared } from '$lib/domain/meeting/arbitrary.test-support';
import type { MeetingState } from '$lib/domain/meeting/state';
import { proposedCut, ranking } from './ranking';

const ids = ['a', 'b', 'c', 'd', 'e'];
const needs = Object.fromEntries(
	ids.map((id) => [
		id,
		{
			id,
			text: id.toUpperCase(),
			originalText: null,
			status: 'shown' as const,
			authorSeatId: null,
			group: null,
			schoolId: null,
			clusterId: null,
			category: null,
			source: 'phone' as const
		}
	])
);
const meeting: MeetingState = {
	...prepared(),
	needs,
	needOrder: ids,
	coreNeeds: [{ id: 'core', topicId: 'c', title: 'C' }],
	votes: [
		{
			id: 'vote',
			dotsPerPerson: 3,
			maxPerOption: 1,
			options: [],
			status: 'closed',
			ballotCount: 3,
			result: [
				{ topicId: 'd', dots: 4, voters: 3 },
				{ topicId: 'c', dots: 2, voters: 2 },
				{ topicId: 'gone', dots: 2, voters: 1 },
				{ topicId: 'a', dots: 2, voters: 1 },
				{ topicId: 'b', dots: 0, voters: 0 }
			]
		}
	]
};

describe('ranking', () => {
	it('keeps the order of the vote, shares places, and puts the rest last', () => {
		expect(ranking(meeting).map(({ topic, place, dots }) => [topic.id, place, dots])).toEqual([
			['d', 1, 4],
			['c', 2, 2],
			['a', 2, 2],
			['b', 5, 0],
			['e', null, null]
		]);
	});

	it('knows what is a core need already', () => {
		expect(ranking(meeting).filter(({ coreNeed }) => coreNeed)).toHaveLength(1);
	});

	it('lists the topics as they are while nothing was voted on', () => {
		const order = ranking({ ...meeting, votes: [] }).map(({ topic }) => topic.id);
		expect(order).toEqual(ids);
	});
});

describe('proposedCut', () => {
	it('leaves topics without dots below the line', () => {
		expect(proposedCut(ranking(meeting))).toBe(3);
		expect(proposedCut(ranking({ ...meeting, votes: [] }))).toBe(0);
	});
});
