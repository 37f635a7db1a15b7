import type { LexiconIndex } from './lexicon';

/** All words that reading looks up: the lexicon, and the German word lists behind it. */
export interface Vocabulary {
	lexicon: LexiconIndex;
	/** Stems of German words. */
	words: ReadonlySet<string>;
	/** Stems and the groups of synonyms in which they stand. */
	synonyms: ReadonlyMap<string, readonly number[]>;
	/** The concept that a group of synonyms names. */
	groupConcepts: ReadonlyMap<number, number>;
	/** Words of the lexicon by each of their forms with a letter left out. */
	nearTerms: ReadonlyMap<string, readonly string[]>;
}

/** Shorter words are too near to others for a letter to be wrong. */
export const SHORTEST_TYPO = 5;

/** A group of synonyms names a concept where this many and this share of its words do, and no other so often. */
const LEAST_SHARE = 0.4;
const LEAST_WORDS = 2;

/** Makes the lexicon and the word lists ready for reading. */
export function vocabularyOf(
	lexicon: LexiconIndex,
	words: ReadonlySet<string>,
	synonymGroups: readonly (readonly string[])[]
): Vocabulary {
	const synonyms = new Map<string, number[]>();
	const groupConcepts = new Map<number, number>();
	synonymGroups.forEach((group, index) => {
		const hits = new Map<number, number>();
		for (const stem of group) {
			put(synonyms, stem, index);
			for (const concept of lexicon.byStem.get(stem) ?? [])
				hits.set(concept, (hits.get(concept) ?? 0) + 1);
		}
		const [first, second] = [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
		if (
			first &&
			first[1] >= LEAST_WORDS &&
			first[1] > (second?.[1] ?? 0) &&
			first[1] >= group.length * LEAST_SHARE
		)
			groupConcepts.set(index, first[0]);
	});
	const nearTerms = new Map<string, string[]>();
	for (const term of lexicon.byForm.keys())
		if (term.length >= SHORTEST_TYPO && !/\d/.test(term))
			for (const form of [term, ...shorterByOne(term)]) put(nearTerms, form, term);
	return { lexicon, words, synonyms, groupConcepts, nearTerms };
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
	const values = map.get(key);
	if (values === undefined) map.set(key, [value]);
	else values.push(value);
}

/** A word with each of its letters left out in turn. */
export function shorterByOne(word: string): string[] {
	return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}
