import type { LexiconIndex } from './lexicon';
import type { Reading } from './reading';

/** Only pairs with something in common are compared: an index from what is said to who says it. */

export function haveCommon(a: Reading, b: Reading): boolean {
	for (const [concept] of a.allOfFacet.topic) if (b.concepts.has(concept)) return true;
	for (const stem of a.stems) if (b.stems.has(stem)) return true;
	return false;
}

/**
 * The pairs of places, lower first, that share a topic or a stem, or name things that the lexicon
 * sets against each other.
 */
export function* candidatePairs(
	readings: readonly Reading[],
	lexicon: LexiconIndex
): Generator<[number, number]> {
	const byConcept = new Map<number, number[]>();
	const byStem = new Map<string, number[]>();
	for (let place = 0; place < readings.length; place += 1) {
		const reading = readings[place];
		if (reading === undefined) continue;
		const earlier = new Set<number>();
		const meet = <Key>(index: ReadonlyMap<Key, readonly number[]>, key: Key) => {
			for (const other of index.get(key) ?? []) earlier.add(other);
		};
		for (const concept of reading.concepts.keys()) {
			if (lexicon.concepts[concept]?.facet === 'topic') meet(byConcept, concept);
			for (const { other } of lexicon.contradictions.get(concept) ?? []) meet(byConcept, other);
		}
		for (const stem of reading.stems) meet(byStem, stem);
		for (const other of [...earlier].sort((a, b) => a - b)) yield [other, place];
		for (const concept of reading.concepts.keys()) put(byConcept, concept, place);
		for (const stem of reading.stems) put(byStem, stem, place);
	}
}

function put<Key>(index: Map<Key, number[]>, key: Key, place: number): void {
	const places = index.get(key);
	if (places === undefined) index.set(key, [place]);
	else places.push(place);
}
