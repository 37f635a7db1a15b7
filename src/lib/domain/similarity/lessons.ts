import { TOLD_APART, type Pair } from './clusters';
import type { LexiconIndex } from './lexicon';
import type { Reading } from './reading';
import { fold, isStopWord, stemOf, wordsOf } from './words';

/**
 * What moderators of an authority said in earlier meetings. A lesson holds for two statements that
 * read like two of its texts: with the same words, or with the same concepts. Where two lessons
 * differ the first counts; those of a meeting itself (`Told`) count before all.
 */

export interface Lesson {
	verdict: 'together' | 'apart';
	texts: readonly string[];
}

/** Words that several verdicts treated as the same. */
export interface ToldWords {
	words: readonly [string, string];
	times: number;
}

/** So many verdicts make two words a proposal. */
export const TIMES_TO_PROPOSE = 3;
/** As sure as the same words, yet weighed with all other pairs of a group. */
const LEARNED_TOGETHER = 1;

/** Likeness by pair of places, lower first, of the statements that a lesson speaks of. */
export function learnedPairs(
	lessons: readonly Lesson[],
	readings: readonly Reading[],
	read: (text: string) => Reading
): Map<string, Pair> {
	const learned = new Map<string, Pair>();
	if (lessons.length === 0) return learned;
	const places = new Map<string, number[]>();
	readings.forEach((reading, place) => {
		for (const key of keysOf(reading)) places.set(key, [...(places.get(key) ?? []), place]);
	});
	for (const { verdict, texts } of lessons) {
		const likeness = verdict === 'together' ? LEARNED_TOGETHER : TOLD_APART;
		const keys = texts.map((text) => keysOf(read(text)));
		// By words and by concepts each: texts that read the same tell nothing about each other.
		for (const way of [0, 1]) {
			const here = new Set(keys.map((both) => both[way] ?? '').filter((key) => places.has(key)));
			for (const one of here)
				for (const other of here)
					if (one < other)
						for (const x of places.get(one) ?? [])
							for (const y of places.get(other) ?? []) {
								const [a, b] = x < y ? [x, y] : [y, x];
								const pair = `${a} ${b}`;
								if (!learned.has(pair)) learned.set(pair, { a, b, likeness });
							}
		}
	}
	return learned;
}

/** What a statement says, by its words and by its concepts. */
function keysOf(reading: Reading): [string, string] {
	const { stems, named, otherStems, numbers, isNegated, rejected, beneficiaries } = reading;
	const rest = [sorted(numbers), isNegated, sorted(rejected), sorted(beneficiaries)].join('|');
	return [
		`words|${sorted(stems)}|${rest}`,
		`concepts|${sorted(named.keys())}|${sorted(otherStems)}|${rest}`
	];
}

const sorted = (entries: Iterable<string | number>) => [...entries].map(String).sort().join(' ');

/**
 * Pairs of words in which alone two statements differ that were told together, most often told
 * first. One of them is unknown to the lexicon: of what it knows it has an opinion of its own.
 */
export function toldWords(
	lessons: readonly Lesson[],
	read: (text: string) => Reading,
	lexicon: LexiconIndex
): ToldWords[] {
	const told = new Map<string, { words: [string, string]; times: number; isApart: boolean }>();
	for (const { verdict, texts } of lessons) {
		const once = new Map<string, [string, string]>();
		const contents = texts.map(contentOf);
		contents.forEach((one, index) => {
			for (const other of contents.slice(index + 1)) {
				const words = differingWords(one, other);
				if (words) once.set(words.map((word) => stemOf(fold(word))).join(' '), words);
			}
		});
		for (const [key, words] of once) {
			const known = told.get(key) ?? { words, times: 0, isApart: false };
			if (verdict === 'apart') known.isApart = true;
			else known.times += 1;
			told.set(key, known);
		}
	}
	return [...told.values()]
		.filter(({ times, isApart }) => times >= TIMES_TO_PROPOSE && !isApart)
		.filter(({ words }) => areOneThing(words.map(read), lexicon))
		.sort((a, b) => b.times - a.times || (a.words.join() < b.words.join() ? -1 : 1))
		.map(({ words, times }) => ({ words, times }));
}

/** Who or where is never the same as another (SI7), nor is doing one thing another. */
function areOneThing(readings: readonly Reading[], lexicon: LexiconIndex): boolean {
	const named = readings.map((reading) => [...reading.named.keys()]);
	return (
		named.some((concepts) => concepts.length === 0) &&
		named.flat().every((concept) => lexicon.concepts[concept]?.facet === 'topic')
	);
}

/** Its words that say something, by stem. */
function contentOf(text: string): Map<string, string> {
	const words = wordsOf(text).map((word) => [stemOf(fold(word)), word] as const);
	return new Map(words.filter(([stem, word]) => /\p{L}{2}/u.test(word) && !isStopWord(stem)));
}

/** Sorted by stem; nothing where they differ in more, or have nothing in common. */
function differingWords(
	one: ReadonlyMap<string, string>,
	other: ReadonlyMap<string, string>
): [string, string] | undefined {
	if (one.size !== other.size || one.size < 2) return undefined;
	const [own, ...more] = [...one.keys()].filter((stem) => !other.has(stem));
	const [theirs] = [...other.keys()].filter((stem) => !one.has(stem));
	if (own === undefined || theirs === undefined || more.length > 0) return undefined;
	const [a, b] = [one.get(own) ?? '', other.get(theirs) ?? ''];
	return own < theirs ? [a, b] : [b, a];
}
