import { describe, expect, it } from 'vitest';
import {
	agreed,
	given,
	hidden,
	merged,
	named,
	recorded,
	revealedNeeds,
	submitted,
	voteOpened
} from './specification.test-support';

const topics = [...revealedNeeds(3), merged('cluster-1', ['need-1', 'need-2'])];
const name = (topicId: string, { coreNeedId = 'core-1', title = 'WLAN' } = {}) => ({
	type: 'NameCoreNeed' as const,
	coreNeedId,
	topicId,
	title
});
const drop = { type: 'DropCoreNeed' as const, coreNeedId: 'core-1' };

describe('core needs', () => {
	it('[CO1] the moderator names a cluster, or a need that stands alone', () => {
		const cluster = given(...topics).when(name('cluster-1', { title: ' WLAN\n' }));
		cluster.then({
			type: 'CoreNeedNamed',
			coreNeedId: 'core-1',
			topicId: 'cluster-1',
			title: 'WLAN'
		});
		const both = cluster.when(name('need-3', { coreNeedId: 'core-2', title: 'Geräte' }));
		expect(both.state().coreNeeds).toEqual([
			{ id: 'core-1', topicId: 'cluster-1', title: 'WLAN' },
			{ id: 'core-2', topicId: 'need-3', title: 'Geräte' }
		]);
	});

	it('[CO2] a topic is named once, an id is used once', () => {
		const meeting = given(...topics, named('core-1', 'cluster-1'));
		meeting.when(name('cluster-1', { coreNeedId: 'core-2' })).refused('core-need/exists');
		meeting.when(name('need-3')).refused('core-need/exists');
	});

	it('[CO3] nothing is named while a vote is open', () => {
		given(...topics, voteOpened(['cluster-1', 'need-3']))
			.when(name('cluster-1'))
			.refused('vote/is-open');
	});

	it('[CO4] what is in a cluster, hidden, silent or not there is no topic', () => {
		const meeting = given(...topics, hidden('need-3'), submitted('need-4'));
		for (const topicId of ['need-1', 'need-3', 'need-4', 'need-9'])
			meeting.when(name(topicId)).refused('topic/changed-meanwhile');
	});

	it('[CO5] a title is needed, of at most 160 characters', () => {
		given(...topics)
			.when(name('cluster-1', { title: ' ' }))
			.refused('topic/title-empty');
		given(...topics)
			.when(name('cluster-1', { title: 'a'.repeat(161) }))
			.refused('topic/title-too-long', { limit: 160 });
	});

	it('[CO6] a core need is dropped and its topic is free again', () => {
		const outcome = given(
			...topics,
			named('core-1', 'cluster-1'),
			named('core-2', 'need-3'),
			recorded({}, 'decision-2', 'core-2')
		).when(drop);
		outcome.then({ type: 'CoreNeedDropped', coreNeedId: 'core-1' });
		expect(outcome.state().coreNeeds.map(({ id }) => id)).toEqual(['core-2']);
		outcome.when({ type: 'UnmergeCluster', clusterId: 'cluster-1' }).then({
			type: 'ClusterUnmerged',
			clusterId: 'cluster-1'
		});
	});

	it('[CO6] one that is not there, or has a decision, is not dropped', () => {
		given(...topics)
			.when(drop)
			.refused('core-need/unknown');
		const decided = [...topics, named('core-1', 'cluster-1'), recorded()];
		given(...decided)
			.when(drop)
			.refused('core-need/has-decision');
		given(...decided, agreed())
			.when(drop)
			.refused('core-need/has-decision');
	});
});
