/**
 * Bundling: needs that mean the same become one cluster. Originals keep their text and can be
 * split off again; every act can be taken back. Rules BU.
 */
import { type Context } from '../kernel/decider';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import { accepted } from '../kernel/decider';
import {
	type CommandOf,
	type MeetingOutcome,
	isModerator,
	refuse,
	reversible,
	without,
	withNeed
} from './capability';
import type { RestoreGrouping } from './commands';
import type { SharedEvent } from './events';
import { TITLE_LENGTH } from './rules';
import type { MeetingState } from './state';
import { isTopicInUse, needsOfTopic, topic } from './topics';

/** Two moderators who merge the same needs at once: the second is told that the topic changed. */
export function mergeTopics(
	command: CommandOf<'MergeTopics'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { clusterId } = command;
	const topicIds = [...new Set(command.topicIds)];
	if (topicIds.length < 2) return refuse('topic/too-few');
	if (state.clusters[clusterId] || state.needs[clusterId]) return refuse('cluster/exists');
	if (topicIds.some((id) => !topic(state, id))) return refuse('topic/changed-meanwhile');
	const busy = topicIds
		.map((id) => obstacleToRegrouping(state, id))
		.find((found) => found !== null);
	if (busy) return busy;
	const title = cleanLine(command.title);
	const flaw = flawOf(title);
	if (flaw) return flaw;
	const needs = topicIds.flatMap((id) => needsOfTopic(state, id));
	const absorbed = topicIds.filter((id) => state.clusters[id]);
	return reversible(
		context,
		'MergeTopics',
		restoring(
			state,
			needs.map(({ id }) => id),
			clusterId,
			absorbed
		),
		{
			type: 'TopicsMerged',
			clusterId,
			title,
			needIds: needs.map(({ id }) => id),
			absorbedClusterIds: absorbed
		}
	);
}

export function unmergeCluster(
	command: CommandOf<'UnmergeCluster'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const cluster = state.clusters[command.clusterId];
	if (!cluster) return refuse('topic/changed-meanwhile');
	const busy = obstacleToRegrouping(state, cluster.id);
	if (busy) return busy;
	const needIds = needsOfTopic(state, cluster.id).map(({ id }) => id);
	return reversible(context, 'UnmergeCluster', restoring(state, needIds, null, [cluster.id]), {
		type: 'ClusterUnmerged',
		clusterId: cluster.id
	});
}

/** Takes one need out of its cluster; a cluster that would keep only one need is unmerged. */
export function splitOffNeed(
	command: CommandOf<'SplitOffNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const need = state.needs[command.needId];
	if (!need) return refuse('need/unknown');
	const { clusterId } = need;
	if (clusterId === null) return refuse('topic/changed-meanwhile');
	const busy = obstacleToRegrouping(state, clusterId);
	if (busy) return busy;
	const members = needsOfTopic(state, clusterId);
	const isLastPair = members.length <= 2;
	const moved = isLastPair ? members.map(({ id }) => id) : [need.id];
	return reversible(
		context,
		'SplitOffNeed',
		restoring(state, moved, null, isLastPair ? [clusterId] : []),
		isLastPair ? { type: 'ClusterUnmerged', clusterId } : { type: 'NeedSplitOff', needId: need.id }
	);
}

/**
 * Moves one need into another cluster, or makes it the first of a new one: a heading under which
 * more will follow. The cluster that it leaves is unmerged where only one would be left.
 */
export function moveNeed(
	command: CommandOf<'MoveNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { clusterId } = command;
	const need = state.needs[command.needId];
	if (!need) return refuse('need/unknown');
	if (need.status !== 'shown' || need.clusterId === clusterId)
		return refuse('topic/changed-meanwhile');
	const title = command.title === null ? null : cleanLine(command.title);
	if (title === null) {
		if (!state.clusters[clusterId]) return refuse('topic/changed-meanwhile');
	} else {
		if (state.clusters[clusterId] || state.needs[clusterId]) return refuse('cluster/exists');
		const flaw = flawOf(title);
		if (flaw) return flaw;
	}
	const busy =
		obstacleToRegrouping(state, need.clusterId ?? need.id) ??
		obstacleToRegrouping(state, clusterId);
	if (busy) return busy;
	const left = need.clusterId === null ? [] : needsOfTopic(state, need.clusterId);
	const dissolvedClusterId = left.length === 2 || left.length === 1 ? need.clusterId : null;
	const alone = dissolvedClusterId === null ? [] : left.filter(({ id }) => id !== need.id);
	const back = restoring(
		state,
		alone.map(({ id }) => id),
		null,
		dissolvedClusterId === null ? [] : [dissolvedClusterId]
	);
	return reversible(
		context,
		'MoveNeed',
		{
			...back,
			moves: [...back.moves, { needId: need.id, now: clusterId, before: need.clusterId }],
			removedClusterId: title === null ? null : clusterId
		},
		{ type: 'NeedMoved', needId: need.id, clusterId, title, dissolvedClusterId }
	);
}

export function retitleCluster(
	command: CommandOf<'RetitleCluster'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const cluster = state.clusters[command.clusterId];
	if (!cluster) return refuse('topic/changed-meanwhile');
	const title = cleanLine(command.title);
	const flaw = flawOf(title);
	if (flaw) return flaw;
	return reversible(
		context,
		'RetitleCluster',
		{ type: 'RetitleCluster', clusterId: cluster.id, title: cluster.title },
		{ type: 'ClusterRetitled', clusterId: cluster.id, title }
	);
}

/** The inverse of merging and splitting; refused where somebody has moved the needs since. */
export function restoreGrouping(
	command: RestoreGrouping,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const moves = command.moves.filter(({ needId }) => state.needs[needId]?.status !== 'withdrawn');
	if (moves.some(({ needId, now }) => state.needs[needId]?.clusterId !== now))
		return refuse('topic/changed-meanwhile');
	if (command.removedClusterId !== null) {
		// Others put more into it since: it would be lost with the cluster.
		const known = new Set(moves.map(({ needId }) => needId));
		if (needsOfTopic(state, command.removedClusterId).some(({ id }) => !known.has(id)))
			return refuse('topic/changed-meanwhile');
	}
	const back = moves.map(({ before }) => before).filter((id) => id !== null);
	if (back.some((id) => !state.clusters[id] && !command.clusters.some((old) => old.id === id)))
		return refuse('topic/changed-meanwhile');
	const touched = [...moves.map(({ needId, now }) => now ?? needId), ...back];
	const busy = touched.map((id) => obstacleToRegrouping(state, id)).find((found) => found !== null);
	if (busy) return busy;
	const { type: _type, ...restored } = command;
	return accepted({ type: 'GroupingRestored', ...restored, moves });
}

/** Why this topic is neither merged nor taken apart now; null where it may be. */
export function obstacleToRegrouping(state: MeetingState, topicId: string): MeetingOutcome | null {
	if (!isTopicInUse(state, topicId)) return null;
	return state.coreNeeds.some((coreNeed) => coreNeed.topicId === topicId)
		? refuse('topic/is-core-need')
		: refuse('vote/is-open');
}

export function flawOf(title: string): MeetingOutcome | null {
	if (isBlank(title)) return refuse('topic/title-empty');
	if (lengthOf(title) > TITLE_LENGTH)
		return refuse('topic/title-too-long', { limit: TITLE_LENGTH });
	return null;
}

/** The command that brings these needs back to the clusters that they are in now. */
function restoring(
	state: MeetingState,
	needIds: string[],
	after: string | null,
	clusterIds: string[]
): RestoreGrouping {
	return {
		type: 'RestoreGrouping',
		clusters: clusterIds.map((id) => state.clusters[id]).filter((cluster) => cluster !== undefined),
		moves: needIds.map((needId) => ({
			needId,
			now: after,
			before: state.needs[needId]?.clusterId ?? null
		})),
		removedClusterId: after
	};
}

export function evolveBundling(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'TopicsMerged': {
			const { clusterId, title, needIds, absorbedClusterIds } = event;
			const clusters = Object.fromEntries(
				Object.entries(state.clusters).filter(([id]) => !absorbedClusterIds.includes(id))
			);
			return moved(
				{ ...state, clusters: { ...clusters, [clusterId]: { id: clusterId, title } } },
				needIds.map((needId) => [needId, clusterId])
			);
		}
		case 'ClusterUnmerged': {
			const members = Object.values(state.needs).filter(
				({ clusterId }) => clusterId === event.clusterId
			);
			return moved(
				{ ...state, clusters: without(state.clusters, event.clusterId) },
				members.map(({ id }) => [id, null])
			);
		}
		case 'NeedMoved': {
			const { needId, clusterId, title, dissolvedClusterId } = event;
			const left = Object.values(state.needs).filter(
				(need) => dissolvedClusterId !== null && need.clusterId === dissolvedClusterId
			);
			const clusters = without(state.clusters, dissolvedClusterId ?? '');
			if (title !== null) clusters[clusterId] = { id: clusterId, title };
			return moved({ ...state, clusters }, [
				...left.map(({ id }): [string, null] => [id, null]),
				[needId, clusterId]
			]);
		}
		case 'NeedSplitOff':
			return withNeed(state, event.needId, { clusterId: null });
		case 'ClusterRetitled': {
			const { clusterId, title } = event;
			if (!state.clusters[clusterId]) return state;
			return { ...state, clusters: { ...state.clusters, [clusterId]: { id: clusterId, title } } };
		}
		case 'GroupingRestored': {
			const { [event.removedClusterId ?? '']: _removed, ...clusters } = state.clusters;
			for (const cluster of event.clusters) clusters[cluster.id] = cluster;
			return moved(
				{ ...state, clusters },
				event.moves.map(({ needId, before }) => [needId, before])
			);
		}
		default:
			return state;
	}
}

function moved(state: MeetingState, moves: [string, string | null][]): MeetingState {
	const needs = { ...state.needs };
	for (const [needId, clusterId] of moves) {
		const need = needs[needId];
		if (need) needs[needId] = { ...need, clusterId };
	}
	return { ...state, needs };
}
