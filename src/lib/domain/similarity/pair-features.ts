import type { Facet, LexiconIndex } from './lexicon';
import type { Rarity } from './rarity';
import type { Reading } from './reading';

/**
 * What two statements have in common and what sets them apart, as numbers for the model. Each is
 * the same whichever statement comes first.
 */
export const PAIR_FEATURES = [
	'topicShared',
	'topicCover',
	'topicCoverLess',
	'topicAmount',
	'topicApart',
	'headBoth',
	'headOne',
	'topicMissing',
	'actionShared',
	'actionApart',
	'actionConflict',
	'audienceShared',
	'audienceApart',
	'audienceOne',
	'beneficiaryApart',
	'placeShared',
	'placeApart',
	'placeOne',
	'stemCosine',
	'stemCover',
	'otherShared',
	'otherApart',
	'synonyms',
	'trigrams',
	'numbersShared',
	'numbersApart',
	'categories',
	'negation',
	'shortest',
	'lengths'
] as const;
export type PairFeature = (typeof PAIR_FEATURES)[number];

export interface PairContext {
	lexicon: LexiconIndex;
	rarity: Rarity;
	/** The topic that says most of what a statement is about. */
	headOf: (reading: Reading) => number | undefined;
	/** The chance of each category for a statement. */
	categoriesOf: (reading: Reading) => readonly number[];
}

export function pairFeatures(a: Reading, b: Reading, context: PairContext): number[] {
	const topic = compareFacet(a, b, 'topic', context);
	const action = compareFacet(a, b, 'action', context);
	const audience = compareNamed(a, b, 'audience');
	const place = compareNamed(a, b, 'place');
	const headA = context.headOf(a);
	const headB = context.headOf(b);
	const headHits =
		(headA !== undefined && b.named.has(headA) ? 1 : 0) +
		(headB !== undefined && a.named.has(headB) ? 1 : 0);
	const stems = compareStems(a.stems, b.stems, context.rarity);
	const other = compareStems(a.otherStems, b.otherStems, context.rarity);
	const numbersShared = a.numbers.filter((number) => b.numbers.includes(number)).length;
	const topicShared = ratio(2 * topic.shared, topic.a + topic.b);
	const forOthers = areApart(a.beneficiaries, b.beneficiaries);
	const values: Record<PairFeature, number> = {
		topicShared,
		topicCover: ratio(topic.shared, Math.min(topic.a, topic.b)),
		topicCoverLess: ratio(topic.shared, Math.max(topic.a, topic.b)),
		topicAmount: Math.log1p(topic.shared),
		topicApart: Math.log1p(topic.a + topic.b - 2 * topic.shared),
		headBoth: headHits === 2 ? 1 : 0,
		headOne: headHits === 1 ? 1 : 0,
		topicMissing: (topic.a === 0 ? 1 : 0) + (topic.b === 0 ? 1 : 0),
		actionShared: ratio(2 * action.shared, action.a + action.b),
		actionApart: action.a > 0 && action.b > 0 && action.shared === 0 ? 1 : 0,
		actionConflict: conflicts(a, b, context) ? 1 : 0,
		audienceShared: audience.shared,
		audienceApart: audience.apart,
		audienceOne: audience.one,
		beneficiaryApart: forOthers ? topicShared : 0,
		placeShared: place.shared,
		placeApart: place.apart,
		placeOne: place.one,
		stemCosine: ratio(stems.shared, Math.sqrt(stems.a * stems.b)),
		stemCover: ratio(stems.shared, Math.min(stems.a, stems.b)),
		otherShared: Math.log1p(other.shared),
		otherApart: Math.log1p(other.a + other.b - 2 * other.shared),
		synonyms: synonymShare(a, b),
		// Of other people or places the same is said in the same words.
		trigrams: forOthers || place.apart > 0 ? 0 : jaccard(a.trigrams, b.trigrams),
		numbersShared: numbersShared > 0 ? 1 : 0,
		numbersApart: a.numbers.length > 0 && b.numbers.length > 0 && numbersShared === 0 ? 1 : 0,
		categories: dot(context.categoriesOf(a), context.categoriesOf(b)),
		negation: a.isNegated === b.isNegated ? 0 : 1,
		shortest: Math.log1p(Math.min(a.stems.size, b.stems.size)),
		lengths: Math.log1p(Math.abs(a.stems.size - b.stems.size))
	};
	return PAIR_FEATURES.map((feature) => values[feature]);
}

/** Both say for whom, and not for the same. */
function areApart(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
	if (a.size === 0 || b.size === 0) return false;
	for (const concept of a) if (b.has(concept)) return false;
	return true;
}

function ratio(part: number, whole: number): number {
	return whole > 0 ? part / whole : 0;
}

function compareFacet(a: Reading, b: Reading, facet: Facet, { rarity }: PairContext) {
	let shared = 0;
	let ofA = 0;
	let ofB = 0;
	for (const [concept, sure] of a.allOfFacet[facet]) {
		const weight = rarity.ofConcept(concept);
		ofA += sure * weight;
		shared += Math.min(sure, b.concepts.get(concept) ?? 0) * weight;
	}
	for (const [concept, sure] of b.allOfFacet[facet]) ofB += sure * rarity.ofConcept(concept);
	return { shared, a: ofA, b: ofB };
}

function compareNamed(a: Reading, b: Reading, facet: Facet) {
	const ofA = a.allOfFacet[facet];
	const ofB = b.allOfFacet[facet];
	const shared = ofA.some(([concept]) => b.concepts.has(concept));
	return {
		shared: shared ? 1 : 0,
		apart: ofA.length > 0 && ofB.length > 0 && !shared ? 1 : 0,
		one: ofA.length > 0 !== ofB.length > 0 ? 1 : 0
	};
}

/** The most telling topic that a statement names and does not turn down. */
export function mostTelling(reading: Reading, rarity: Rarity): number | undefined {
	let head: number | undefined;
	let most = 0;
	for (const concept of reading.ofFacet.topic) {
		if (reading.rejected.has(concept)) continue;
		const weight = (reading.concepts.get(concept) ?? 0) * rarity.ofConcept(concept);
		if (weight > most || (weight === most && head !== undefined && concept < head)) {
			head = concept;
			most = weight;
		}
	}
	return head;
}

function conflicts(a: Reading, b: Reading, { lexicon }: PairContext): boolean {
	for (const concept of a.named.keys()) {
		if (b.named.has(concept)) continue;
		for (const { other, kind } of lexicon.contradictions.get(concept) ?? []) {
			const isChoice = kind !== 'tension' && kind !== 'exception';
			if (isChoice && b.named.has(other) && !a.named.has(other)) return true;
		}
	}
	return false;
}

function compareStems(a: ReadonlySet<string>, b: ReadonlySet<string>, rarity: Rarity) {
	let shared = 0;
	let ofA = 0;
	let ofB = 0;
	for (const stem of a) {
		const weight = rarity.ofStem(stem);
		ofA += weight;
		if (b.has(stem)) shared += weight;
	}
	for (const stem of b) ofB += rarity.ofStem(stem);
	return { shared, a: ofA, b: ofB };
}

/** How many of the words without a concept have a synonym on the other side. */
function synonymShare(a: Reading, b: Reading): number {
	if (a.synonyms.size === 0 || b.synonyms.size === 0) return 0;
	let hits = 0;
	for (const [stem, groups] of a.synonyms) {
		if (b.otherStems.has(stem)) continue;
		for (const others of b.synonyms.values())
			if (groups.some((group) => others.includes(group))) {
				hits += 1;
				break;
			}
	}
	return Math.log1p(hits);
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let shared = 0;
	for (const piece of a) if (b.has(piece)) shared += 1;
	return ratio(shared, a.size + b.size - shared);
}

function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
