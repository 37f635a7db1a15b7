import { splitCompound, type KnownWords } from './compounds';
import type { Facet, LexiconIndex } from './lexicon';
import { benefits, reachOf } from './small-words';
import { shorterByOne, SHORTEST_TYPO, type Vocabulary } from './vocabulary';
import { fold, isStopWord, stemOf, trigramsOf, wordsOf } from './words';

/**
 * A statement read: which concepts of the lexicon it names and which other words it has. Reading
 * depends on the text only, so what was read may be kept by text.
 */

export interface Reading {
	text: string;
	/** Concepts and how surely they are meant, 0 to 1; what they are a kind of counts for less. */
	concepts: ReadonlyMap<number, number>;
	/** The concepts that the words themselves name, with the first word that does. */
	named: ReadonlyMap<number, string>;
	/** The named concepts of each facet. */
	ofFacet: Readonly<Record<Facet, readonly number[]>>;
	/** All concepts of each facet with how surely they are meant, those above the named ones too. */
	allOfFacet: Readonly<Record<Facet, readonly (readonly [concept: number, sure: number])[]>>;
	/** For whom something is wanted: "für Lehrkräfte", "jede Lehrkraft", "Lehrer brauchen". */
	beneficiaries: ReadonlySet<number>;
	/** What the statement turns down: "statt Kreide", "keine Tablets". */
	rejected: ReadonlySet<number>;
	/** Those of them that a "kein" turns down, rather than a "statt". */
	denied: ReadonlySet<number>;
	/** Stems of the words that carry meaning, parts of compounds among them. */
	stems: ReadonlySet<string>;
	/** Those of them that no concept covers. */
	otherStems: ReadonlySet<string>;
	/** The groups of synonyms of each of the latter that has some. */
	synonyms: ReadonlyMap<string, readonly number[]>;
	trigrams: ReadonlySet<string>;
	numbers: readonly string[];
	/** Whether something is denied: "nicht", "kein", "ohne". */
	isNegated: boolean;
}

/** How surely a concept is meant, by the way in which it was found. */
const SURENESS = { word: 1, part: 0.85, typo: 0.8, rejected: 0.5, synonym: 0.45, broader: 0.4 };
/** Composites ask for what words themselves say. */
const SURE_ENOUGH = 0.8;
const NEGATIONS = new Set(
	'nicht nich nix kein keine keinen keiner keinem ohne nie statt no not'.split(' ')
);
type Name = (concept: number, sure: number, word: string, isRejected?: boolean) => void;

export function readStatement(text: string, vocabulary: Vocabulary): Reading {
	const { lexicon } = vocabulary;
	const words = wordsOf(text);
	const tokens = words.map(fold);
	const tokenStems = tokens.map(stemOf);
	const sureness = new Map<number, number>();
	const named = new Map<number, string>();
	const rejected = new Set<number>();
	const denied = new Set<number>();
	const wanted = new Set<number>();
	const beneficiaries = new Set<number>();
	const stems = new Set<string>();
	const otherStems = new Set<string>();
	const name: Name = (concept, sure, word, isRejected = false) => {
		if (lexicon.concepts[concept]?.facet === 'topic') (isRejected ? rejected : wanted).add(concept);
		const counted = isRejected ? Math.min(sure, SURENESS.rejected) : sure;
		if (counted > (sureness.get(concept) ?? 0)) sureness.set(concept, counted);
		if (!named.has(concept)) named.set(concept, word);
	};

	const turnedDown = reachOf(tokens);
	const covered = namePhrases(words, tokenStems, turnedDown, lexicon, name);
	tokens.forEach((token, at) => {
		const stem = tokenStems[at] ?? token;
		if (token === '+' || (/^\d/.test(token) && !lexicon.byForm.has(token))) return;
		if (!isStopWord(stem)) stems.add(stem);
		const word = words[at] ?? token;
		const nameHere: Name = (concept, sure, spelled) => {
			name(concept, sure, spelled, turnedDown.has(at));
			if (turnedDown.get(at) === 'none') denied.add(concept);
			if (lexicon.concepts[concept]?.facet === 'audience' && benefits(tokens, at)) {
				beneficiaries.add(concept);
				for (const above of lexicon.broader[concept] ?? []) beneficiaries.add(above);
			}
		};
		const direct = conceptsOfWord(token, stem, lexicon);
		const phrase = covered.get(at);
		for (const concept of direct)
			if (phrase === undefined || keepsItsMeaning(concept, phrase, lexicon))
				nameHere(concept, SURENESS.word, word);
		if (direct.length > 0 || phrase !== undefined || isStopWord(stem)) return;
		if (nameParts(word, token, vocabulary, nameHere, stems, otherStems)) return;
		if (nameTypo(word, token, stem, vocabulary, nameHere)) return;
		otherStems.add(stem);
		nameSynonyms(word, stem, vocabulary, nameHere);
	});
	for (const concept of wanted) rejected.delete(concept);

	const allStems = new Set([...tokenStems, ...stems]);
	const isSure = (concept: number) => (sureness.get(concept) ?? 0) >= SURE_ENOUGH;
	const isSurelyKindOf = (concept: number) =>
		isSure(concept) ||
		[...named.keys()].some(
			(kind) => isSure(kind) && (lexicon.broader[kind] ?? []).includes(concept)
		);
	for (const { pieces, concept } of lexicon.composites)
		if (
			pieces.every((piece) =>
				'stem' in piece
					? allStems.has(piece.stem)
					: piece.isItself
						? isSure(piece.concept)
						: isSurelyKindOf(piece.concept)
			)
		)
			name(concept, SURENESS.word, wordOfPiece(pieces, named, words, tokenStems));

	const concepts = new Map(sureness);
	for (const [concept, sure] of sureness)
		for (const above of lexicon.broader[concept] ?? [])
			concepts.set(above, Math.max(concepts.get(above) ?? 0, sure * SURENESS.broader));
	return {
		text,
		concepts,
		named,
		ofFacet: byFacet([...named.keys()], (concept) => concept, lexicon),
		allOfFacet: byFacet([...concepts], ([concept]) => concept, lexicon),
		beneficiaries,
		rejected,
		denied: new Set([...denied].filter((concept) => rejected.has(concept))),
		stems,
		otherStems,
		synonyms: new Map(
			[...otherStems].flatMap((stem) => {
				const groups = vocabulary.synonyms.get(stem);
				return groups === undefined ? [] : [[stem, groups] as const];
			})
		),
		trigrams: trigramsOf(tokens),
		numbers: tokens.filter((token) => /^\d/.test(token)),
		isNegated: tokens.some((token) => NEGATIONS.has(token))
	};
}

function byFacet<Entry>(
	entries: readonly Entry[],
	conceptOf: (entry: Entry) => number,
	lexicon: LexiconIndex
): Record<Facet, Entry[]> {
	const ofFacet: Record<Facet, Entry[]> = { topic: [], action: [], audience: [], place: [] };
	for (const entry of entries) {
		const facet = lexicon.concepts[conceptOf(entry)]?.facet;
		if (facet !== undefined) ofFacet[facet].push(entry);
	}
	return ofFacet;
}

/** Names the longest phrase at each place; answers which places lie in one, and in one of which facet. */
function namePhrases(
	words: readonly string[],
	stems: readonly string[],
	turnedDown: ReadonlyMap<number, unknown>,
	lexicon: LexiconIndex,
	name: Name
): Map<number, Facet> {
	const covered = new Map<number, Facet>();
	stems.forEach((first, at) => {
		let length = 0;
		for (const phrase of lexicon.phrases.get(first) ?? []) {
			if (phrase.stems.length < length) break;
			if (!phrase.stems.every((stem, index) => stems[at + index] === stem)) continue;
			length = phrase.stems.length;
			const facet = lexicon.concepts[phrase.concept]?.facet ?? 'topic';
			for (let inside = at; inside < at + length; inside += 1)
				if (covered.get(inside) !== 'topic') covered.set(inside, facet);
			name(
				phrase.concept,
				SURENESS.word,
				words.slice(at, at + length).join(' '),
				turnedDown.has(at)
			);
		}
	});
	return covered;
}

/** In "ins WLAN" the WLAN is still one; in "digitale Tafel" neither word says more than both. */
function keepsItsMeaning(concept: number, phrase: Facet, lexicon: LexiconIndex): boolean {
	const facet = lexicon.concepts[concept]?.facet;
	return facet === 'audience' || (phrase !== 'topic' && facet !== phrase);
}

function conceptsOfWord(token: string, stem: string, lexicon: LexiconIndex): readonly number[] {
	const exact =
		lexicon.byForm.get(token) ?? (isStopWord(stem) ? undefined : lexicon.byStem.get(stem));
	if (exact !== undefined) return exact;
	return [
		...lexicon.prefixes.filter(({ prefix }) => token.startsWith(prefix)),
		...lexicon.suffixes.filter(({ suffix }) => token.endsWith(suffix))
	].map(({ concept }) => concept);
}

function nameParts(
	word: string,
	token: string,
	vocabulary: Vocabulary,
	name: Name,
	stems: Set<string>,
	otherStems: Set<string>
): boolean {
	const { lexicon, words } = vocabulary;
	const known: KnownWords = {
		isTerm: (part) =>
			lexicon.byForm.has(part) || (part.length > 3 && lexicon.byStem.has(stemOf(part))),
		isWord: (stem) => words.has(stem)
	};
	const parts = splitCompound(token, known);
	if (parts === undefined) return false;
	const isKnown = (part: string) => known.isTerm(part) || known.isWord(stemOf(part));
	// A word of the word list stays whole unless its parts are words too, and say something of school IT.
	const isWordItself = words.has(stemOf(token));
	if (
		isWordItself &&
		!(parts.every(isKnown) && parts.some((part) => part.length > 3 && known.isTerm(part)))
	)
		return false;
	for (const part of parts) {
		const stem = stemOf(part);
		if (isStopWord(stem)) continue;
		stems.add(stem);
		const direct = conceptsOfWord(part, stem, lexicon);
		for (const concept of direct) name(concept, SURENESS.part, word);
		if (direct.length > 0) continue;
		otherStems.add(stem);
		nameSynonyms(word, stem, vocabulary, name);
	}
	return true;
}

/** One letter too many, too few or another one; two letters changed places. */
function nameTypo(
	word: string,
	token: string,
	stem: string,
	{ lexicon, words, nearTerms }: Vocabulary,
	name: Name
): boolean {
	if (token.length < SHORTEST_TYPO || words.has(stem)) return false;
	const meant = new Set(
		[token, ...shorterByOne(token)].flatMap((form) => nearTerms.get(form) ?? [])
	);
	for (const term of meant)
		for (const concept of conceptsOfWord(term, stemOf(term), lexicon))
			name(concept, SURENESS.typo, word);
	return meant.size > 0;
}

function nameSynonyms(
	word: string,
	stem: string,
	{ synonyms, groupConcepts }: Vocabulary,
	name: Name
): void {
	for (const group of synonyms.get(stem) ?? []) {
		const concept = groupConcepts.get(group);
		if (concept !== undefined) name(concept, SURENESS.synonym, word);
	}
}

function wordOfPiece(
	pieces: LexiconIndex['composites'][number]['pieces'],
	named: ReadonlyMap<number, string>,
	words: readonly string[],
	stems: readonly string[]
): string {
	const [first] = pieces;
	if (first === undefined) return '';
	if ('concept' in first) return named.get(first.concept) ?? '';
	return words[stems.indexOf(first.stem)] ?? '';
}
