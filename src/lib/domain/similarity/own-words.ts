import type { Concept, Lexicon } from './lexicon';
import { fold, isStopWord, stemOf, wordsOf } from './words';

/** Groups of words that an authority uses for the same thing. */
export type OwnWords = readonly (readonly string[])[];

/** What a term is compared by: its words without those at the beginning that say nothing ("unser Portal"). */
export function telling(term: string): string[] {
	const words = wordsOf(term).filter((word) => /[\p{L}\d]/u.test(word));
	const first = words.findIndex((word) => !isStopWord(stemOf(fold(word))));
	return first < 0 ? [] : words.slice(first);
}

/** The same for what is read as one word, however it is spelled or inflected; empty: says nothing. */
export function termKey(term: string): string {
	return telling(term)
		.map((word) => stemOf(fold(word)))
		.join(' ');
}

/**
 * Each word of a group names whatever one of them names, so that none loses what it meant before;
 * where none names anything they have a concept of their own.
 * @param meaningOf ids of the concepts that a word surely names without the group
 */
export function withOwnWords(
	lexicon: Lexicon,
	ownWords: OwnWords,
	meaningOf: (word: string) => Iterable<string>
): Lexicon {
	const terms = new Map<string, string[]>();
	const made: Concept[] = [];
	ownWords.forEach((group, index) => {
		const words = group.map((word) => telling(word).join(' ')).filter((word) => word !== '');
		const meant = new Set(words.flatMap((word) => [...meaningOf(word)]));
		for (const id of meant) terms.set(id, [...(terms.get(id) ?? []), ...words]);
		if (meant.size === 0)
			made.push({ id: `own_${index}`, facet: 'topic', broader: [], terms: words });
	});
	const widened = lexicon.concepts.map((concept) => {
		const added = terms.get(concept.id);
		return added === undefined ? concept : { ...concept, terms: [...concept.terms, ...added] };
	});
	return { ...lexicon, concepts: [...widened, ...made] };
}
