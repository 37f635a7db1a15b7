/** The topics in the order in which the room put them, as core needs are named from them. */
import type { CoreNeed } from '$lib/domain/meeting/model';
import type { MeetingState } from '$lib/domain/meeting/state';
import { topics, type Topic } from '$lib/domain/meeting/topics';
import { lastClosedVote } from '$lib/domain/meeting/voting';

export interface RankedTopic {
	topic: Topic;
	/** Equal dots share a place; null where it was not voted on. */
	place: number | null;
	dots: number | null;
	coreNeed: CoreNeed | undefined;
}

/** Most dots first, as the vote ordered them; what was not voted on comes last, as listed. */
export function ranking(state: MeetingState): RankedTopic[] {
	const result = lastClosedVote(state)?.result ?? [];
	const order = new Map(result.map(({ topicId }, index) => [topicId, index]));
	const last = result.length;
	return topics(state)
		.sort((a, b) => (order.get(a.id) ?? last) - (order.get(b.id) ?? last))
		.map((topic) => {
			const dots = result[order.get(topic.id) ?? -1]?.dots ?? null;
			return {
				topic,
				dots,
				place: dots === null ? null : result.findIndex((other) => other.dots === dots) + 1,
				coreNeed: state.coreNeeds.find(({ topicId }) => topicId === topic.id)
			};
		});
}

const USUAL_CORE_NEEDS = 5;

/** Where to draw the line at first: after five, or where the dots end. */
export function proposedCut(ranked: readonly RankedTopic[]): number {
	const withDots = ranked.filter(({ dots }) => dots !== null && dots > 0).length;
	return Math.min(USUAL_CORE_NEEDS, withDots);
}
