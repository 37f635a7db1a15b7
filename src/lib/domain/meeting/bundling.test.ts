import { describe, expect, it } from 'vitest';
import {
	entered,
	given,
	givenState,
	hidden,
	merged,
	named,
	revealed,
	revealedNeeds,
	stateAfter,
	submitted,
	voteClosed,
	voteOpened,
	withdrawn
} from './specification.test-support';
import { needsOfTopic, topics } from './topics';

const merge = (topicIds: string[], { clusterId = 'cluster-1', title = 'WLAN' } = {}) => ({
	type: 'MergeTopics' as const,
	clusterId,
	topicIds,
	title
});
const unmerge = { type: 'UnmergeCluster' as const, clusterId: 'cluster-1' };
const splitOff = (needId: string) => ({ type: 'SplitOffNeed' as const, needId });
const retitle = (title: string) => ({
	type: 'RetitleCluster' as const,
	clusterId: 'cluster-1',
	title
});

describe('merging', () => {
	it('[BU1] needs become one cluster, and each keeps its text', () => {
		const outcome = given(...revealedNeeds(3)).when(
			merge(['need-2', 'need-1'], { title: ' W\nLAN ' })
		);
		outcome.then({
			type: 'TopicsMerged',
			clusterId: 'cluster-1',
			title: 'W LAN',
			needIds: ['need-2', 'need-1'],
			absorbedClusterIds: []
		});
		const before = stateAfter(...revealedNeeds(3));
		expect(outcome.state().clusters).toEqual({ 'cluster-1': { id: 'cluster-1', title: 'W LAN' } });
		expect(outcome.state().needs).toEqual({
			'need-1': { ...before.needs['need-1'], clusterId: 'cluster-1' },
			'need-2': { ...before.needs['need-2'], clusterId: 'cluster-1' },
			'need-3': before.needs['need-3']
		});
	});

	it('[BU2] a cluster goes up in a new one with its hidden needs', () => {
		const outcome = given(
			...revealedNeeds(3),
			merged('cluster-1', ['need-1', 'need-2']),
			hidden('need-2')
		).when(merge(['cluster-1', 'need-3'], { clusterId: 'cluster-2' }));
		outcome.then({
			type: 'TopicsMerged',
			clusterId: 'cluster-2',
			title: 'WLAN',
			needIds: ['need-1', 'need-2', 'need-3'],
			absorbedClusterIds: ['cluster-1']
		});
		expect(Object.keys(outcome.state().clusters)).toEqual(['cluster-2']);
		expect(needsOfTopic(outcome.state(), 'cluster-2').map(({ id }) => id)).toEqual([
			'need-1',
			'need-2',
			'need-3'
		]);
	});

	it('[BU3] one topic, none, or the same one twice is refused', () => {
		const meeting = given(...revealedNeeds(2));
		meeting.when(merge([])).refused('topic/too-few');
		meeting.when(merge(['need-1'])).refused('topic/too-few');
		meeting.when(merge(['need-1', 'need-1'])).refused('topic/too-few');
	});

	it('[BU4] of two moderators who merge the same needs at once the second is told so', () => {
		const second = { kind: 'staff', loginId: 'login-2', role: 'moderator' } as const;
		const first = given(...revealedNeeds(3)).when(merge(['need-1', 'need-2']));
		first
			.when(merge(['need-1', 'need-2'], { clusterId: 'cluster-2' }), second)
			.refused('topic/changed-meanwhile');
		first
			.when(merge(['need-2', 'need-3'], { clusterId: 'cluster-2' }), second)
			.refused('topic/changed-meanwhile');
	});

	it.each([
		['silent', [submitted('need-9')]],
		['hidden', [submitted('need-9'), revealed('need-9'), hidden('need-9')]],
		['not there', []]
	])('[BU4] a need that is %s is not merged', (_name, events) => {
		given(...revealedNeeds(1), ...events)
			.when(merge(['need-1', 'need-9']))
			.refused('topic/changed-meanwhile');
	});

	it('[BU5] the id of a cluster or of a need is not used again', () => {
		const meeting = given(...revealedNeeds(4), merged('cluster-1', ['need-1', 'need-2']));
		meeting.when(merge(['need-3', 'need-4'])).refused('cluster/exists');
		meeting.when(merge(['need-3', 'need-4'], { clusterId: 'need-1' })).refused('cluster/exists');
	});

	it('[BU6] a title is needed, of at most 160 characters', () => {
		const meeting = given(...revealedNeeds(2));
		const fits = '😀'.repeat(160);
		meeting.when(merge(['need-1', 'need-2'], { title: ' \u200B' })).refused('topic/title-empty');
		meeting
			.when(merge(['need-1', 'need-2'], { title: `${fits}a` }))
			.refused('topic/title-too-long', { limit: 160 });
		const { clusters } = meeting.when(merge(['need-1', 'need-2'], { title: fits })).state();
		expect(clusters['cluster-1']?.title).toBe(fits);
	});

	it('[BU7] what is voted on or a core need is not regrouped', () => {
		const cluster = [...revealedNeeds(5), merged('cluster-1', ['need-1', 'need-2'])];
		for (const [event, code] of [
			[voteOpened(['cluster-1', 'need-3']), 'vote/is-open'],
			[named('core-1', 'cluster-1'), 'topic/is-core-need']
		] as const) {
			const meeting = given(...cluster, event);
			meeting.when(merge(['need-4', 'cluster-1'], { clusterId: 'cluster-2' })).refused(code);
			meeting.when(unmerge).refused(code);
			meeting.when(splitOff('need-1')).refused(code);
		}
		given(...cluster, voteOpened(['cluster-1', 'need-3']))
			.when(merge(['need-3', 'need-4'], { clusterId: 'cluster-2' }))
			.refused('vote/is-open');
	});

	it('[BU7] after the vote, and beside it, it may be', () => {
		const cluster = [...revealedNeeds(5), merged('cluster-1', ['need-1', 'need-2'])];
		given(...cluster, voteOpened(['cluster-1', 'need-3']), voteClosed())
			.when(unmerge)
			.then({ type: 'ClusterUnmerged', clusterId: 'cluster-1' });
		given(...cluster, voteOpened(['cluster-1', 'need-3']))
			.when(merge(['need-4', 'need-5'], { clusterId: 'cluster-2' }))
			.then({
				type: 'TopicsMerged',
				clusterId: 'cluster-2',
				title: 'WLAN',
				needIds: ['need-4', 'need-5'],
				absorbedClusterIds: []
			});
	});
});

describe('taking apart', () => {
	it('[BU8] the needs of an unmerged cluster stand alone, hidden ones too', () => {
		const before = [...revealedNeeds(3), hidden('need-2')];
		const outcome = given(...before, merged('cluster-1', ['need-1', 'need-2'])).when(unmerge);
		outcome.then({ type: 'ClusterUnmerged', clusterId: 'cluster-1' });
		const { clusters, needs } = outcome.state();
		expect(clusters).toEqual({});
		expect(needs).toEqual(stateAfter(...before).needs);
	});

	it('[BU8] a cluster that is gone is refused', () => {
		given(...revealedNeeds(2))
			.when(unmerge)
			.refused('topic/changed-meanwhile');
	});

	it('[BU9] one of three needs is split off', () => {
		const outcome = given(
			...revealedNeeds(3),
			merged('cluster-1', ['need-1', 'need-2', 'need-3'])
		).when(splitOff('need-2'));
		outcome.then({ type: 'NeedSplitOff', needId: 'need-2' });
		const { clusters, needs } = outcome.state();
		expect(Object.keys(clusters)).toEqual(['cluster-1']);
		expect(Object.values(needs).map(({ clusterId }) => clusterId)).toEqual([
			'cluster-1',
			null,
			'cluster-1'
		]);
	});

	it('[BU9] a cluster of two is unmerged', () => {
		given(...revealedNeeds(2), merged('cluster-1', ['need-1', 'need-2']))
			.when(splitOff('need-1'))
			.then({ type: 'ClusterUnmerged', clusterId: 'cluster-1' });
	});

	it('[BU9] what stands alone or was never entered is refused', () => {
		given(...revealedNeeds(1))
			.when(splitOff('need-1'))
			.refused('topic/changed-meanwhile');
		given(...revealedNeeds(1))
			.when(splitOff('need-9'))
			.refused('need/unknown');
	});
});

describe('titles and lists', () => {
	const cluster = [...revealedNeeds(4), merged('cluster-1', ['need-2', 'need-4'])];

	it('[BU10] a cluster gets a new title, also while it is voted on', () => {
		for (const more of [[], [voteOpened(['cluster-1', 'need-3'])]]) {
			const outcome = given(...cluster, ...more).when(retitle(' Netz\n'));
			outcome.then({ type: 'ClusterRetitled', clusterId: 'cluster-1', title: 'Netz' });
			expect(outcome.state().clusters).toEqual({ 'cluster-1': { id: 'cluster-1', title: 'Netz' } });
		}
	});

	it('[BU10] a cluster that is gone gets none', () => {
		given(...revealedNeeds(2))
			.when(retitle('Netz'))
			.refused('topic/changed-meanwhile');
		const state = stateAfter(...revealedNeeds(2));
		expect(
			stateAfter(...revealedNeeds(2), {
				type: 'ClusterRetitled',
				clusterId: 'cluster-1',
				title: 'Netz'
			})
		).toEqual(state);
	});

	it('[BU6] [BU10] an empty or too long title is refused', () => {
		given(...cluster)
			.when(retitle(''))
			.refused('topic/title-empty');
		given(...cluster)
			.when(retitle('a'.repeat(161)))
			.refused('topic/title-too-long', { limit: 160 });
	});

	it('[BU11] topics stand in the order of the needs, a cluster at its first shown need', () => {
		const listed = (...events: Parameters<typeof given>) =>
			topics(stateAfter(...events)).map(({ id, title, needs, isCluster }) => [
				id,
				title,
				needs.map((need) => need.id),
				isCluster
			]);
		expect(listed(...cluster)).toEqual([
			['need-1', 'Text von need-1', ['need-1'], false],
			['cluster-1', 'Titel von cluster-1', ['need-2', 'need-4'], true],
			['need-3', 'Text von need-3', ['need-3'], false]
		]);
		expect(listed(...cluster, hidden('need-2'), hidden('need-1'))).toEqual([
			['need-3', 'Text von need-3', ['need-3'], false],
			['cluster-1', 'Titel von cluster-1', ['need-4'], true]
		]);
		expect(listed(...cluster, hidden('need-2'), hidden('need-4'))).toHaveLength(2);
	});

	it('[BU11] a need that was withdrawn or went into a cluster is no topic of its own', () => {
		const state = stateAfter(...cluster, withdrawn('need-1'));
		expect(needsOfTopic(state, 'need-1')).toEqual([]);
		expect(needsOfTopic(state, 'need-2')).toEqual([]);
		expect(needsOfTopic(state, 'need-3').map(({ id }) => id)).toEqual(['need-3']);
	});

	it('[BU11] a cluster of hidden needs is no topic', () => {
		givenState(stateAfter(...cluster, hidden('need-2'), hidden('need-4'), entered('core-needs')))
			.when({ type: 'NameCoreNeed', coreNeedId: 'core-1', topicId: 'cluster-1', title: 'WLAN' })
			.refused('topic/changed-meanwhile');
	});
});

describe('merging after a vote', () => {
	it('[BU16] leaves options, dots and result as they were', () => {
		const voted = stateAfter(...revealedNeeds(3), voteOpened(['need-1', 'need-2']), {
			type: 'DotVoteClosed',
			voteId: 'vote-1',
			result: [{ topicId: 'need-1', dots: 3, voters: 2 }],
			ballotCount: 2
		});
		const after = givenState(voted)
			.when(merge(['need-1', 'need-2']))
			.state();
		expect(after.clusters['cluster-1']).toBeDefined();
		expect(after.votes).toEqual(voted.votes);
	});
});
