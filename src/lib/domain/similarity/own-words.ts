import type { Lexicon } from './lexicon';
import { fold, stemOf, tidy, tokensOf } from './words';

/** Groups of words that an authority uses for the same thing. */
export type OwnWords = readonly (readonly string[])[];

/** Each group of words joins the concept that one of them names, or makes one of its own. */
export function withOwnWords(lexicon: Lexicon, ownWords: OwnWords): Lexicon {
	if (ownWords.length === 0) return lexicon;
	const concepts = [...lexicon.concepts];
	ownWords.forEach((group, index) => {
		const folded = new Set(group.map((word) => tokensOf(word).map(stemOf).join(' ')));
		const at = concepts.findIndex(({ terms }) =>
			terms.some((term) => folded.has(tokensOf(term).map(stemOf).join(' ')))
		);
		const known = concepts[at];
		const terms = group.map((word) => tidy(fold(word)));
		if (known === undefined)
			concepts.push({ id: `own_${index}`, facet: 'topic', broader: [], terms });
		else concepts[at] = { ...known, terms: [...known.terms, ...terms] };
	});
	return { ...lexicon, concepts };
}
