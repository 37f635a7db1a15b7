import { doubtfulPairs, titleOf } from './bundles';
import { candidatePairs, haveCommon } from './candidates';
import { categoryChances, type CategoryModel } from './categories';
import { clustersOf, TOLD_APART, TOLD_TOGETHER, type Pair } from './clusters';
import { conflictBetween, type Conflict } from './contradictions';
import type { Contradiction, Findings, SameNeed, Similar, Statement } from './findings';
import { learnedPairs, toldWords, type Lesson, type ToldWords } from './lessons';
import { indexLexicon, type Lexicon } from './lexicon';
import { mostTelling, pairFeatures, type PairContext } from './pair-features';
import { likenessOf, type PairModel } from './pair-model';
import { rarityIn, type Frequencies, type Rarity } from './rarity';
import { withOwnWords, type OwnWords } from './own-words';
import { readStatement, type Reading } from './reading';
import { breachOf, rulesOf } from './rules';
import { partsOf } from './several';
import { vocabularyOf } from './vocabulary';
import { tidy } from './words';

/**
 * What people say in their German, compared: which statements say the same, which contradict each
 * other, which category each belongs to. Deterministic, and the same in whatever order statements
 * are given. Words and weights are handed in; nothing is stored but what the caller keeps.
 */

/** What the engine learned from labelled statements; made by `scripts/similarity/learn-model.ts`. */
export interface Model {
	pair: PairModel;
	category: CategoryModel;
	frequencies: Frequencies;
	/** From which likeness on statements are shown as the same, as doubtful, or hinted at. */
	thresholds: Thresholds;
}

export interface Thresholds {
	same: number;
	doubtful: number;
	hint: number;
	contradiction: number;
	outOfScope: number;
	category: number;
}

export interface Resources {
	lexicon: Lexicon;
	/** Stems of German words. */
	words: ReadonlySet<string>;
	/** Groups of stems that mean the same. */
	synonyms: readonly (readonly string[])[];
	model: Model;
}

/** What people said of pairs of statements, by id. */
export interface Told {
	apart?: readonly (readonly [string, string])[];
	together?: readonly (readonly [string, string])[];
}

export interface Engine {
	/** Reads a text; the answer depends on it alone and may be kept. */
	read: (text: string) => Reading;
	/** The likest of the statements, likest first; none below the threshold for hints. */
	similarTo: (text: string, among: readonly Statement[], limit?: number) => Similar[];
	/** @param lessons of earlier meetings, the newest first */
	findings: (
		statements: readonly Statement[],
		told?: Told,
		lessons?: readonly Lesson[]
	) => Findings;
	/** Words that the lessons treat as the same, most often first. */
	toldWords: (lessons: readonly Lesson[]) => ToldWords[];
	/** Statements that cannot be granted while a rule of a plan holds: the statement, then the rule. */
	breaches: (statements: readonly Statement[], rules: readonly Statement[]) => Contradiction[];
	/** The chance of each category for a text, by category. */
	categoriesOf: (text: string) => Readonly<Record<string, number>>;
}

/** Reads by text, so that the caller can keep what was read. */
export interface ReadingCache {
	get: (text: string) => Reading | undefined;
	set: (text: string, reading: Reading) => unknown;
}

export const HINT_LIMIT = 3;
/** By the word or a part of it, not by a letter that may be wrong or a synonym. */
const SURELY_NAMED = 0.85;
/** Pairs below this say nothing to a group's mean. */
const LEAST_LIKENESS = 0.02;

export function createEngine(
	resources: Resources,
	ownWords: OwnWords = [],
	cache: ReadingCache = new Map()
): Engine {
	const { model } = resources;
	const lexicon = indexLexicon(
		ownWords.length === 0
			? resources.lexicon
			: withOwnWords(resources.lexicon, ownWords, meaningIn(resources))
	);
	const vocabulary = vocabularyOf(lexicon, resources.words, resources.synonyms);
	const chances = new WeakMap<Reading, number[]>();

	const read = (text: string): Reading => {
		let reading = cache.get(text);
		if (reading === undefined) {
			reading = readStatement(text, vocabulary);
			cache.set(text, reading);
		}
		return reading;
	};
	const categoriesOf = (reading: Reading): number[] => {
		let known = chances.get(reading);
		if (known === undefined) {
			known = categoryChances(reading, lexicon, model.category);
			chances.set(reading, known);
		}
		return known;
	};
	const contextOf = (rarity: Rarity): PairContext => {
		const heads = new Map<Reading, number | undefined>();
		return {
			lexicon,
			rarity,
			headOf(reading) {
				if (!heads.has(reading)) heads.set(reading, mostTelling(reading, rarity));
				return heads.get(reading);
			},
			categoriesOf
		};
	};

	function similarTo(text: string, among: readonly Statement[], limit = HINT_LIMIT): Similar[] {
		const own = read(text);
		const others = among.map((statement) => read(statement.text));
		const context = contextOf(rarityIn(others, model.frequencies, lexicon));
		const similar: Similar[] = [];
		others.forEach((other, index) => {
			if (!haveCommon(own, other)) return;
			const likeness = likenessOf(pairFeatures(own, other, context), model.pair);
			const id = among[index]?.id;
			if (likeness >= model.thresholds.hint && id !== undefined) similar.push({ id, likeness });
		});
		return similar
			.sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
			.slice(0, limit);
	}

	function findings(
		given: readonly Statement[],
		told: Told = {},
		lessons: readonly Lesson[] = []
	): Findings {
		const statements = [...given].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
		const readings = statements.map(({ text }) => read(text));
		const rarity = rarityIn(readings, model.frequencies, lexicon);
		const context = contextOf(rarity);
		const several = statements.flatMap(({ id }, index) => {
			const reading = readings[index];
			const parts = reading === undefined ? [] : partsOf(reading, vocabulary);
			return parts.length < 2 ? [] : [{ id, parts }];
		});
		const saysSeveral = new Set(several.map(({ id }) => id));
		const placeOf = new Map(statements.map(({ id }, index) => [id, index]));
		const keyOf = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);
		const apart = new Set(placesOf(told.apart, placeOf).map(([a, b]) => keyOf(a, b)));
		const together = new Set(placesOf(told.together, placeOf).map(([a, b]) => keyOf(a, b)));
		const learned = learnedPairs(lessons, readings, read);
		for (const key of [...apart, ...together]) learned.delete(key);

		const pairs: Pair[] = [];
		const conflicts: { a: number; b: number; conflict: Conflict }[] = [];
		for (const [a, b] of candidatePairs(readings, lexicon)) {
			const [first, second] = [readings[a], readings[b]];
			if (first === undefined || second === undefined) continue;
			const conflict = conflictBetween(first, second, { lexicon, rarity });
			const isConflict =
				conflict !== undefined && conflict.confidence >= model.thresholds.contradiction;
			if (isConflict) conflicts.push({ a, b, conflict });
			const key = keyOf(a, b);
			if (apart.has(key) || together.has(key) || learned.has(key)) continue;
			const isMixed =
				saysSeveral.has(statements[a]?.id ?? '') !== saysSeveral.has(statements[b]?.id ?? '');
			const likeness = likenessOf(pairFeatures(first, second, context), model.pair);
			if (!isConflict && !isMixed && likeness >= LEAST_LIKENESS) pairs.push({ a, b, likeness });
		}
		pairs.push(...learned.values());
		for (const [a, b] of placesOf(told.together, placeOf))
			pairs.push({ a, b, likeness: TOLD_TOGETHER });
		for (const [a, b] of placesOf(told.apart, placeOf)) pairs.push({ a, b, likeness: TOLD_APART });

		const clusters = clustersOf(statements.length, pairs, model.thresholds);
		const likenessByPair = new Map(pairs.map((pair) => [keyOf(pair.a, pair.b), pair.likeness]));
		const idOf = (place: number) => statements[place]?.id ?? '';
		return {
			same: clusters.groups
				.filter(({ members }) => members.length > 1)
				.map(({ members, likeness }): SameNeed => ({
					members: members.map(idOf),
					title: titleOf(members, likenessByPair, readings),
					likeness
				})),
			doubtful: doubtfulPairs(clusters, likenessByPair).map(({ a, b, likeness }) => ({
				pair: [idOf(a), idOf(b)],
				likeness
			})),
			contradictions: conflicts
				.sort((x, y) => y.conflict.confidence - x.conflict.confidence || x.a - y.a || x.b - y.b)
				.flatMap(({ a, b, conflict }) => {
					const [first, second] = [readings[a], readings[b]];
					if (first === undefined || second === undefined) return [];
					return [contradictionOf([idOf(a), idOf(b)], first, second, conflict)];
				}),
			several,
			outOfScope: statements
				.filter((_, index) => chanceOf('offtopic', readings[index]) >= model.thresholds.outOfScope)
				.map(({ id }) => id),
			categories: Object.fromEntries(
				statements.flatMap(({ id }, index) => {
					const best = bestCategory(readings[index]);
					return best === undefined ? [] : [[id, best]];
				})
			)
		};
	}

	function breaches(
		statements: readonly Statement[],
		rules: readonly Statement[]
	): Contradiction[] {
		const laidDown = rules.flatMap(({ id, text }) =>
			rulesOf(text).map((rule) => ({
				...{ id, ...rule },
				...{ reading: read(rule.text), named: read(rule.what) }
			}))
		);
		return statements.flatMap(({ id, text }) => {
			const own = read(text);
			return laidDown.flatMap((rule): Contradiction[] => {
				const breach = breachOf(own, rule, lexicon);
				if (!breach) return [];
				const { kind, subject } = breach;
				const word = own.named.get(subject) ?? '';
				const sides = [tidy(text), tidy(rule.text)] as const;
				return [{ pair: [id, rule.id], kind, reason: { subject: word, sides }, confidence: 1 }];
			});
		});
	}

	function chanceOf(category: string, reading: Reading | undefined): number {
		if (reading === undefined) return 0;
		return categoriesOf(reading)[model.category.categories.indexOf(category)] ?? 0;
	}

	function bestCategory(reading: Reading | undefined): string | undefined {
		if (reading === undefined) return undefined;
		const known = categoriesOf(reading);
		const highest = Math.max(...known);
		return highest >= model.thresholds.category
			? model.category.categories[known.indexOf(highest)]
			: undefined;
	}

	return {
		read,
		similarTo,
		findings,
		toldWords: (lessons) => toldWords(lessons, read, lexicon),
		breaches,
		categoriesOf: (text) => {
			const known = categoriesOf(read(text));
			return Object.fromEntries(
				model.category.categories.map((category, index) => [category, known[index] ?? 0])
			);
		}
	};
}

/** What a word surely names by itself or by a part of it, in the lexicon as it is shipped. */
function meaningIn(resources: Resources): (word: string) => string[] {
	const lexicon = indexLexicon(resources.lexicon);
	const vocabulary = vocabularyOf(lexicon, resources.words, resources.synonyms);
	return (word) => {
		const { named, concepts } = readStatement(word, vocabulary);
		return [...named.keys()].flatMap((concept) => {
			const id = lexicon.concepts[concept]?.id;
			return id !== undefined && (concepts.get(concept) ?? 0) >= SURELY_NAMED ? [id] : [];
		});
	};
}

function placesOf(
	pairs: readonly (readonly [string, string])[] | undefined,
	placeOf: ReadonlyMap<string, number>
): [number, number][] {
	return (pairs ?? []).flatMap(([first, second]) => {
		const [a, b] = [placeOf.get(first), placeOf.get(second)];
		return a === undefined || b === undefined || a === b ? [] : [[a, b] as [number, number]];
	});
}

function contradictionOf(
	pair: readonly [string, string],
	a: Reading,
	b: Reading,
	{ kind, subject, sides, confidence }: Conflict
): Contradiction {
	// Who only names the subject says by the whole sentence what is wanted of it.
	const sideOf = (reading: Reading, side: number) =>
		(side === subject ? undefined : reading.named.get(side)) ?? tidy(reading.text);
	return {
		pair,
		kind,
		reason: {
			subject: a.named.get(subject) ?? b.named.get(subject) ?? '',
			sides: [sideOf(a, sides[0]), sideOf(b, sides[1])]
		},
		confidence
	};
}
