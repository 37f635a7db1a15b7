import { describe, expect, it } from 'vitest';
import { completeDecision, prepared } from '$lib/domain/meeting/arbitrary.test-support';
import type { DotVote } from '$lib/domain/meeting/model';
import type { MeetingState } from '$lib/domain/meeting/state';
import { leftBehind, placeOf, unfinished } from './unfinished';

const vote: DotVote = {
	id: 'vote-1',
	dotsPerPerson: 3,
	maxPerOption: 1,
	options: [],
	status: 'open',
	ballotCount: 4,
	result: null
};

const meeting: MeetingState = {
	...prepared(),
	silentCount: 2,
	votes: [{ ...vote, id: 'vote-0', status: 'closed' }, vote],
	coreNeeds: ['a', 'b', 'c'].map((id) => ({ id, topicId: id, title: id })),
	decisions: [
		{ id: '1', coreNeedId: 'a', content: completeDecision, status: 'agreed', agreements: 1 },
		{ id: '2', coreNeedId: 'b', content: completeDecision, status: 'draft', agreements: 0 }
	]
};

describe('unfinished', () => {
	it('lists what is open, in the order of the agenda', () => {
		expect(unfinished(meeting)).toEqual([
			{ kind: 'silent-needs', count: 2 },
			{ kind: 'open-vote', voters: 4 },
			{ kind: 'undecided', coreNeeds: [{ id: 'c', topicId: 'c', title: 'c' }] },
			{ kind: 'drafts', coreNeeds: [{ id: 'b', topicId: 'b', title: 'b' }] }
		]);
		expect(unfinished(prepared())).toEqual([]);
		const step = prepared().agenda.find(({ kind }) => kind === 'confirm')!;
		const asked: MeetingState = {
			...prepared(),
			rounds: [
				{
					stepId: step.id,
					question: { kind: 'confirm', scope: 'each', items: [] },
					status: 'open',
					answerCount: 3,
					result: null,
					shownGroup: null
				}
			]
		};
		const [left] = unfinished(asked);
		expect(left).toEqual({ kind: 'open-round', step, answers: 3 });
		expect(left && placeOf(left, asked)).toBe(step);
		expect(leftBehind(asked, 'arrive')).toEqual([left]);
		expect(leftBehind({ ...asked, currentStepId: step.id }, 'confirm')).toEqual([]);
	});
});

describe('leftBehind', () => {
	it('warns of what waits in another step, and only there', () => {
		const kinds = (step: Parameters<typeof leftBehind>[1]) =>
			leftBehind(meeting, step).map(({ kind }) => kind);
		expect(kinds('bundle')).toEqual(['silent-needs', 'open-vote']);
		expect(kinds('vote')).toEqual(['silent-needs']);
		expect(kinds('collect')).toEqual(['open-vote']);
		expect(kinds('close')).toEqual([]);
		expect(leftBehind({ ...meeting, status: 'closed' }, 'bundle')).toEqual([]);
	});
});
