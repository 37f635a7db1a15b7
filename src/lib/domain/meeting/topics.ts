/** A topic is what the group talks about: a cluster, or a need that stands alone. */
import type { Need } from './model';
import type { MeetingState } from './state';

export interface Topic {
	id: string;
	title: string;
	/** Shown needs in listing order; one for a need that stands alone. */
	needs: Need[];
	isCluster: boolean;
}

/** Shown needs in listing order. */
export function shownNeeds(state: MeetingState): Need[] {
	return state.needOrder
		.map((id) => state.needs[id])
		.filter((need): need is Need => need?.status === 'shown');
}

/** All topics in listing order; a cluster stands where its first shown need stands. */
export function topics(state: MeetingState): Topic[] {
	const byId = new Map<string, Topic>();
	for (const need of shownNeeds(state)) {
		const cluster = need.clusterId === null ? undefined : state.clusters[need.clusterId];
		const id = cluster?.id ?? need.id;
		const topic = byId.get(id);
		if (topic) topic.needs.push(need);
		else
			byId.set(id, {
				id,
				title: cluster?.title ?? need.text,
				needs: [need],
				isCluster: cluster !== undefined
			});
	}
	return [...byId.values()];
}

export function topic(state: MeetingState, topicId: string): Topic | undefined {
	return topics(state).find(({ id }) => id === topicId);
}

/** Is this topic, or the cluster, an option of an open vote or a core need? */
export function isTopicInUse(state: MeetingState, topicId: string): boolean {
	return (
		state.coreNeeds.some((coreNeed) => coreNeed.topicId === topicId) ||
		state.votes.some(
			({ status, options }) =>
				status === 'open' && options.some((option) => option.topicId === topicId)
		)
	);
}

/** All needs of a topic, hidden ones too: what a core need came from. */
export function needsOfTopic(state: MeetingState, topicId: string): Need[] {
	return Object.values(state.needs).filter(
		({ id, clusterId, status }) =>
			status !== 'withdrawn' && (clusterId === topicId || (id === topicId && clusterId === null))
	);
}
