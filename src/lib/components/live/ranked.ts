import type { Ballot, DotVote } from '$lib/domain/meeting/model';

export interface RankedTopic {
	topicId: string;
	/** Equal dots share a rank: 1, 2, 2, 4. */
	rank: number;
	/** Empty when the need was hidden after the vote. */
	title: string;
	dots: number;
	voters: number;
	/** Dots of the reader. */
	own: number;
}

/** The result of a closed vote, most dots first; empty while it is open. */
export function ranked(vote: DotVote, own: Ballot = {}): RankedTopic[] {
	const titles = new Map(vote.options.map(({ topicId, title }) => [topicId, title]));
	const result = vote.result ?? [];
	return result.map(({ topicId, dots, voters }) => ({
		topicId,
		rank: result.findIndex((other) => other.dots === dots) + 1,
		title: titles.get(topicId) ?? '',
		dots,
		voters,
		own: own[topicId] ?? 0
	}));
}
