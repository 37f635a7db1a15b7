import { termKey } from '../../domain/similarity/own-words';
import type { ToldWords } from '../../domain/similarity/lessons';
import type { Likeness } from '../proposals/likeness';
import type { MeetingLessons } from './meeting-lessons';
import type { WordGroups } from './word-groups';

interface Ports {
	wordGroups: WordGroups;
	meetingLessons: MeetingLessons;
	likeness: Pick<Likeness, 'toldWords'>;
}

export interface Learned {
	/** How many verdicts are remembered. */
	together: number;
	apart: number;
	/** Words that may be one group; a person decides. */
	proposed: ToldWords[];
}

/** What the meetings of an authority have taught so far. Rejects where the engine is gone. */
export async function learnedBy(
	authorityId: string,
	{ wordGroups, meetingLessons, likeness }: Ports
): Promise<Learned> {
	const [groups, rejected, lessons] = await Promise.all([
		wordGroups.list(authorityId),
		wordGroups.rejected(authorityId),
		meetingLessons.ofAuthority(authorityId, null)
	]);
	const together = lessons.filter(({ verdict }) => verdict === 'together').length;
	const ownWords = groups.map(({ words }) => words);
	const told = together === 0 ? [] : await likeness.toldWords(lessons, ownWords);
	const settled = new Set(rejected.map(keyOf));
	return {
		together,
		apart: lessons.length - together,
		proposed: told.filter(({ words }) => !settled.has(keyOf(words)))
	};
}

function keyOf(words: readonly string[]): string {
	return words.map(termKey).sort().join('|');
}
