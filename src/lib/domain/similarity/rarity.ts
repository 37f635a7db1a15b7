import type { LexiconIndex } from './lexicon';
import type { Reading } from './reading';

/**
 * How telling a concept or a word is: what is seldom said in such meetings, and in this one, tells
 * statements apart. Inverse document frequency over both, each counted as a meeting of 60.
 */

export interface Frequencies {
	statements: number;
	/** In how many statements a concept or a stem occurs. */
	concepts: Readonly<Record<string, number>>;
	stems: Readonly<Record<string, number>>;
}

export interface Rarity {
	ofConcept: (concept: number) => number;
	ofStem: (stem: string) => number;
}

const MEETING = 60;
const SMOOTHING = 2;

export function rarityIn(
	meeting: readonly Reading[],
	general: Frequencies,
	lexicon: LexiconIndex
): Rarity {
	const concepts = new Map<number, number>();
	const stems = new Map<string, number>();
	for (const reading of meeting) {
		for (const concept of reading.concepts.keys())
			concepts.set(concept, (concepts.get(concept) ?? 0) + 1);
		for (const stem of reading.stems) stems.set(stem, (stems.get(stem) ?? 0) + 1);
	}
	const here = meeting.length === 0 ? 0 : Math.min(1, MEETING / meeting.length);
	const there = MEETING / Math.max(1, general.statements);
	const rarity = (inMeeting: number, inGeneral: number) =>
		Math.log((2 * MEETING + SMOOTHING) / (inMeeting * here + inGeneral * there + SMOOTHING));
	const knownConcepts = lexicon.concepts.map(({ id }, concept) =>
		rarity(concepts.get(concept) ?? 0, general.concepts[id] ?? 0)
	);
	const knownStems = new Map<string, number>();
	return {
		ofConcept: (concept) => knownConcepts[concept] ?? 0,
		ofStem(stem) {
			let value = knownStems.get(stem);
			if (value === undefined) {
				value = rarity(stems.get(stem) ?? 0, general.stems[stem] ?? 0);
				knownStems.set(stem, value);
			}
			return value;
		}
	};
}

export function countFrequencies(readings: readonly Reading[], lexicon: LexiconIndex): Frequencies {
	const concepts: Record<string, number> = {};
	const stems: Record<string, number> = {};
	for (const reading of readings) {
		for (const concept of reading.concepts.keys()) {
			const id = lexicon.concepts[concept]?.id ?? '';
			concepts[id] = (concepts[id] ?? 0) + 1;
		}
		for (const stem of reading.stems) stems[stem] = (stems[stem] ?? 0) + 1;
	}
	return { statements: readings.length, concepts, stems };
}
