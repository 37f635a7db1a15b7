/** Contradictions that nobody has settled; apart, because phones show them and need no more of it. */
import type { Contradiction } from './contradictions';
import type { MeetingState } from './state';

type Contradictions = Pick<MeetingState, 'contradictions'>;

/** What the group has not settled yet. */
export function unresolved({ contradictions }: Contradictions): Contradiction[] {
	return contradictions.filter(({ resolution }) => resolution === null);
}

/** Is it one side of a contradiction that nobody has settled? */
export function isContradicted(state: Contradictions, needId: string): boolean {
	return unresolved(state).some(({ needIds }) => needIds.includes(needId));
}
