import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anna,
	ballotCast,
	ben,
	entered,
	given,
	givenState,
	joined,
	merged,
	moderator,
	participant,
	revealed,
	revealedNeeds,
	stateAfter,
	submitted,
	voteClosed,
	voteOpened
} from './specification.test-support';
import { ballotOf, lastClosedVote, openVote } from './voting';

const voting = [...revealedNeeds(4), entered('vote')];
const open = (
	topicIds: string[],
	{ voteId = 'vote-1', dotsPerPerson = 3, maxPerOption = 2 } = {}
) => ({ type: 'OpenDotVote' as const, voteId, topicIds, dotsPerPerson, maxPerOption });
const cast = (dots: Record<string, number>, voteId = 'vote-1') => ({
	type: 'CastBallot' as const,
	voteId,
	dots
});
const close = { type: 'CloseDotVote' as const, voteId: 'vote-1' };
const discard = { type: 'DiscardDotVote' as const, voteId: 'vote-1' };
const opened = [...voting, voteOpened(['need-1', 'need-2', 'need-3'])];

describe('a phone that several people share', () => {
	const shared = [
		...opened,
		joined('seat-anna', 'lehrkraft', null, 3),
		ballotCast('seat-ben', { 'need-1': 2 })
	];

	it('[VO17] has the dots of all of them, also on one option', () => {
		given(...shared)
			.when(cast({ 'need-1': 6, 'need-2': 3 }), anna)
			.then(ballotCast('seat-anna', { 'need-1': 6, 'need-2': 3 }));
		given(...shared)
			.when(cast({ 'need-1': 7 }), anna)
			.refused('ballot/too-many-on-one', { limit: 6 });
		given(...shared)
			.when(cast({ 'need-1': 6, 'need-2': 4 }), anna)
			.refused('ballot/too-many-dots', { limit: 9 });
	});

	it('[VO17] counts as that many voters, during the vote and after it', () => {
		const voted = given(...shared).when(cast({ 'need-1': 4, 'need-2': 5 }), anna);
		expect(openVote(voted.state())?.ballotCount).toBe(4);
		const result = voted.when(close).state();
		expect(lastClosedVote(result)).toMatchObject({
			ballotCount: 4,
			result: [
				{ topicId: 'need-1', dots: 6, voters: 4 },
				{ topicId: 'need-2', dots: 5, voters: 3 },
				{ topicId: 'need-3', dots: 0, voters: 0 }
			]
		});
		expect(openVote(voted.when(cast({}), anna).state())?.ballotCount).toBe(1);
	});
});

describe('opening a vote', () => {
	it('[VO1] the moderator opens a vote over topics, with their titles of now', () => {
		const outcome = given(...voting, merged('cluster-1', ['need-1', 'need-2'])).when(
			open(['need-3', 'cluster-1', 'need-3'])
		);
		outcome.then({
			type: 'DotVoteOpened',
			voteId: 'vote-1',
			options: [
				{ topicId: 'need-3', title: 'Text von need-3' },
				{ topicId: 'cluster-1', title: 'Titel von cluster-1' }
			],
			dotsPerPerson: 3,
			maxPerOption: 2
		});
		expect(openVote(outcome.state())).toEqual({
			id: 'vote-1',
			options: [
				{ topicId: 'need-3', title: 'Text von need-3' },
				{ topicId: 'cluster-1', title: 'Titel von cluster-1' }
			],
			dotsPerPerson: 3,
			maxPerOption: 2,
			status: 'open',
			ballotCount: 0,
			result: null
		});
	});

	it('[VO1] in another step that is refused', () => {
		for (const kind of ['collect', 'bundle', 'core-needs'] as const)
			given(...voting, entered(kind))
				.when(open(['need-1', 'need-2']))
				.refused('agenda/wrong-step');
	});

	it('[VO2] fewer than two different topics are refused', () => {
		given(...voting)
			.when(open([]))
			.refused('vote/too-few-options');
		given(...voting)
			.when(open(['need-1', 'need-1']))
			.refused('vote/too-few-options');
	});

	it('[VO2] a topic that is no longer there is refused', () => {
		given(...voting, merged('cluster-1', ['need-1', 'need-2']))
			.when(open(['need-1', 'need-3']))
			.refused('topic/changed-meanwhile');
	});

	it('[VO3] one vote at a time, and every id once', () => {
		given(...opened)
			.when(open(['need-1', 'need-4'], { voteId: 'vote-2' }))
			.refused('vote/is-open');
		given(...opened)
			.when(open(['need-1', 'need-4']))
			.refused('vote/exists');
		given(...opened, voteClosed())
			.when(open(['need-1', 'need-4']))
			.refused('vote/exists');
		const state = given(...opened, voteClosed())
			.when(open(['need-1', 'need-4'], { voteId: 'vote-2' }))
			.state();
		expect(openVote(state)?.id).toBe('vote-2');
	});

	it.each([
		[1, 1],
		[20, 1],
		[20, 20]
	])('[VO4] %d dots with %d on one option are fine', (dotsPerPerson, maxPerOption) => {
		const state = given(...voting)
			.when(open(['need-1', 'need-2'], { dotsPerPerson, maxPerOption }))
			.state();
		expect(openVote(state)).toMatchObject({ dotsPerPerson, maxPerOption });
	});

	it.each([
		[0, 1],
		[21, 1],
		[3, 0],
		[3, 4],
		[2.5, 1],
		[3, 1.5],
		[-1, -1]
	])('[VO4] %d dots with %d on one option are refused', (dotsPerPerson, maxPerOption) => {
		given(...voting)
			.when(open(['need-1', 'need-2'], { dotsPerPerson, maxPerOption }))
			.refused('vote/dots-out-of-range', { min: 1, max: 20 });
	});

	it('[VO5] rewording a need later does not change what is voted on', () => {
		const outcome = given(...voting).when(open(['need-1', 'need-2']));
		const reworded = outcome.when({ type: 'EditNeed', needId: 'need-1', text: 'Neu' });
		expect(reworded.state().needs['need-1']?.text).toBe('Neu');
		expect(openVote(reworded.state())?.options).toEqual(openVote(outcome.state())?.options);
	});
});

describe('ballots', () => {
	it('[VO6] a person spreads dots, and options without a dot are left out', () => {
		given(...opened)
			.when(cast({ 'need-1': 2, 'need-2': 1, 'need-3': 0 }), anna)
			.then(ballotCast('seat-anna', { 'need-1': 2, 'need-2': 1 }));
	});

	it('[VO6] a new ballot replaces the old one, an empty one takes all dots back', () => {
		const first = given(...opened).when(cast({ 'need-1': 2, 'need-2': 1 }), anna);
		const second = first.when(cast({ 'need-3': 1 }), anna);
		expect(ballotOf(second.state(), 'vote-1', 'seat-anna')).toEqual({ 'need-3': 1 });
		const third = second.when(cast({}), anna);
		expect(ballotOf(third.state(), 'vote-1', 'seat-anna')).toEqual({});
		third.when(close).then({
			type: 'DotVoteClosed',
			voteId: 'vote-1',
			result: ['need-1', 'need-2', 'need-3'].map((topicId) => ({ topicId, dots: 0, voters: 0 })),
			ballotCount: 0
		});
	});

	it('[VO7] who has not joined casts no ballot', () => {
		given(...opened)
			.when(cast({ 'need-1': 1 }), participant('seat-stranger'))
			.refused('joining/not-joined');
		given(...opened)
			.when(cast({ 'need-1': 1 }), moderator)
			.refused('joining/not-joined');
		given(...opened)
			.when(cast({ 'need-1': 1 }), { kind: 'staff', loginId: 'login-1', role: 'moderator' })
			.refused('joining/not-joined');
	});

	it('[VO8] dots beyond those of the vote are refused', () => {
		given(...opened)
			.when(cast({ 'need-1': 2, 'need-2': 2 }), anna)
			.refused('ballot/too-many-dots', { limit: 3 });
	});

	it.each([3, 1.5, -1, Number.NaN])('[VO8] %d dots on one option are refused', (count) => {
		given(...opened)
			.when(cast({ 'need-2': count }), anna)
			.refused('ballot/too-many-on-one', { limit: 2 });
	});

	it('[VO9] dots for what is not on the list are refused', () => {
		given(...opened)
			.when(cast({ 'need-4': 1 }), anna)
			.refused('ballot/option-unknown');
		given(...opened)
			.when(cast({ 'need-4': 0 }), anna)
			.refused('ballot/option-unknown');
	});

	it('[VO10] a vote that is not there or not open takes nothing', () => {
		given(...opened)
			.when(cast({ 'need-1': 1 }, 'vote-9'), anna)
			.refused('vote/unknown');
		given(...opened)
			.when({ ...close, voteId: 'vote-9' })
			.refused('vote/unknown');
		given(...opened)
			.when({ ...discard, voteId: 'vote-9' })
			.refused('vote/unknown');
		const meeting = given(...opened, voteClosed());
		meeting.when(cast({ 'need-1': 1 }), anna).refused('vote/not-open');
		meeting.when(close).refused('vote/not-open');
		meeting.when(discard).refused('vote/not-open');
	});

	it('[VO11] ballots are taken after the moderator has moved on', () => {
		given(...opened, entered('core-needs'))
			.when(cast({ 'need-1': 1 }), ben)
			.then(ballotCast('seat-ben', { 'need-1': 1 }));
	});
});

describe('the result', () => {
	it('[VO12] lists by dots, then by people, then as at the opening', () => {
		const options = ['need-4', 'need-3', 'need-2', 'need-1'];
		given(
			...voting,
			joined('seat-cem'),
			voteOpened(options, { dotsPerPerson: 5, maxPerOption: 4 }),
			ballotCast('seat-anna', { 'need-3': 2, 'need-1': 3 }),
			ballotCast('seat-ben', { 'need-4': 1, 'need-2': 1 }),
			ballotCast('seat-cem', { 'need-2': 1, 'need-4': 1 })
		)
			.when(close)
			.then({
				type: 'DotVoteClosed',
				voteId: 'vote-1',
				result: [
					{ topicId: 'need-1', dots: 3, voters: 1 },
					{ topicId: 'need-4', dots: 2, voters: 2 },
					{ topicId: 'need-2', dots: 2, voters: 2 },
					{ topicId: 'need-3', dots: 2, voters: 1 }
				],
				ballotCount: 3
			});
	});

	it('[VO12] is kept with the closed vote', () => {
		const state = given(...opened, ballotCast('seat-anna', { 'need-2': 1 }))
			.when(close)
			.state();
		expect(state.votes[0]).toMatchObject({
			status: 'closed',
			ballotCount: 1,
			result: [
				{ topicId: 'need-2', dots: 1, voters: 1 },
				{ topicId: 'need-1', dots: 0, voters: 0 },
				{ topicId: 'need-3', dots: 0, voters: 0 }
			]
		});
	});

	it('[VO13] [VO14] has the dots of all ballots, and counts the people who have dots', () => {
		const seats = Array.from({ length: 6 }, (_, index) => `seat-${index}`);
		const ids = ['need-1', 'need-2', 'need-3'];
		const start = stateAfter(
			...seats.map((seatId) => joined(seatId)),
			...ids.map((id) => submitted(id)),
			revealed(...ids),
			entered('vote'),
			voteOpened(ids, { dotsPerPerson: 4, maxPerOption: 3 })
		);
		const ballots = fc.array(
			fc.record({
				seatId: fc.constantFrom(...seats),
				dots: fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 3 }))
			}),
			{ maxLength: 20 }
		);
		fc.assert(
			fc.property(ballots, (casts) => {
				const last = new Map<string, Record<string, number>>();
				let state = start;
				for (const { seatId, dots } of casts) {
					if (sum(Object.values(dots)) > 4) continue;
					last.set(seatId, dots);
					state = givenState(state).when(cast(dots), participant(seatId)).state();
				}
				const expected = [...last.values()].filter((dots) => sum(Object.values(dots)) > 0);
				expect(openVote(state)?.ballotCount).toBe(expected.length);
				const [vote] = givenState(state).when(close).state().votes;
				expect(vote?.ballotCount).toBe(expected.length);
				for (const id of ids) {
					const given = expected.map((dots) => dots[id] ?? 0);
					expect(vote?.result?.find(({ topicId }) => topicId === id)).toEqual({
						topicId: id,
						dots: sum(given),
						voters: given.filter((dots) => dots > 0).length
					});
				}
			})
		);
	});

	it('[VO15] a vote without dots is taken back, one with dots is not', () => {
		const outcome = given(...opened, ballotCast('seat-anna', {})).when(discard);
		outcome.then({ type: 'DotVoteDiscarded', voteId: 'vote-1' });
		const { votes, ballots } = outcome.state();
		expect([votes, ballots]).toEqual([[], {}]);
		given(...opened, ballotCast('seat-anna', { 'need-1': 1 }))
			.when(discard)
			.refused('vote/has-ballots');
	});

	it('[VO16] the last closed vote counts, an open one does not', () => {
		const twice = [...opened, voteClosed(), voteOpened(['need-1', 'need-2'], { voteId: 'vote-2' })];
		expect(lastClosedVote(stateAfter(...opened))).toBeUndefined();
		expect(lastClosedVote(stateAfter(...twice))?.id).toBe('vote-1');
		const state = stateAfter(...twice, voteClosed('vote-2'));
		expect(lastClosedVote(state)?.id).toBe('vote-2');
		expect(openVote(state)).toBeUndefined();
	});
});

function sum(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
