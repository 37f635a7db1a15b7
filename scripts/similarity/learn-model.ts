import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { vocabularyOf } from '../../src/lib/domain/similarity/vocabulary';
import { haveCommon } from '../../src/lib/domain/similarity/candidates';
import { categoryChances, countCategories } from '../../src/lib/domain/similarity/categories';
import {
	createEngine,
	type Model,
	type Resources,
	type Thresholds
} from '../../src/lib/domain/similarity/engine';
import { indexLexicon } from '../../src/lib/domain/similarity/lexicon';
import {
	PAIR_FEATURES,
	mostTelling,
	pairFeatures,
	type PairFeature
} from '../../src/lib/domain/similarity/pair-features';
import type { PairModel } from '../../src/lib/domain/similarity/pair-model';
import { countFrequencies, rarityIn } from '../../src/lib/domain/similarity/rarity';
import { readStatement, type Reading } from '../../src/lib/domain/similarity/reading';
import { loadResources } from '../../src/lib/server/similarity/load-resources';
import { addCounts, countWorkshop, numbersOf } from './evaluate';
import {
	areSame,
	ofWorkshops,
	readLabelledNeeds,
	type LabelledNeed,
	type LabelledNeeds
} from './labelled-needs';
import { trainLogistic } from './learn';
import { show } from './table';

/**
 * Learns the engine's model from labelled needs, and says how a model learned in the same way from
 * the other workshops does on each: `node --import tsx scripts/similarity/learn-model.ts FILE`.
 */

const LEXICON_WEIGHT = 10;
const RIDGE = 20;
/** What is said of another place weighs against likeness by more than the few examples show. */
const ELSEWHERE = 1;
/** The lexicon was written knowing the development set; people elsewhere have other words. So the
 * model also learns from readings in which this share of the lexicon's words is unknown. */
const UNKNOWN_SHARE = 0.35;
const LEXICONS = ['', 'one', 'two'] as const;
const THRESHOLDS: Thresholds = {
	same: 0.7,
	doubtful: 0.34,
	hint: 0.32,
	contradiction: 0.7,
	outOfScope: 0.6,
	category: 0.1
};

const folder = pathToFileURL(`${process.cwd()}/src/lib/server/similarity/resources/`);
const file = process.argv[2];
if (file === undefined) throw new Error('Name the file of labelled needs.');
const all = readLabelledNeeds(file);
const resources = loadResources(folder);

/** How statements are read with a lexicon of which some words are missing. */
function readerWith(seed: string) {
	const { lexicon: whole, words, synonyms } = resources;
	const lexicon = indexLexicon({
		...whole,
		concepts: whole.concepts.map((concept) => ({
			...concept,
			terms: concept.terms.filter((term) => seed === '' || chanceFrom(seed + term) >= UNKNOWN_SHARE)
		}))
	});
	const vocabulary = vocabularyOf(lexicon, words, synonyms);
	const readings = new Map<string, Reading>();
	const read = (text: string): Reading => {
		let reading = readings.get(text);
		if (reading === undefined) readings.set(text, (reading = readStatement(text, vocabulary)));
		return reading;
	};
	return { lexicon, readings, read };
}

/** A number from 0 to 1 that depends on the text alone (FNV-1a, mixed). */
function chanceFrom(text: string): number {
	let hash = 2_166_136_261;
	for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
	hash = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995);
	return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

type Reader = ReturnType<typeof readerWith>;
const readers = LEXICONS.map(readerWith);
const whole = readerWith('');

function categoriesFrom(needs: readonly LabelledNeed[], { lexicon, read }: Reader) {
	const examples = needs
		.filter(({ multi }) => !multi)
		.map(({ text, category }) => ({ reading: read(text), category }));
	return countCategories(examples, all.meta.categories, lexicon, LEXICON_WEIGHT);
}

function frequenciesOf(needs: readonly LabelledNeed[], { lexicon, read }: Reader) {
	return countFrequencies(
		needs.map(({ text }) => read(text)),
		lexicon
	);
}

interface Example {
	features: number[];
	isSame: boolean;
}

/** The pairs of a workshop that have something in common, as a reader sees them. */
function examplesOf(workshop: string, labelled: LabelledNeeds, reader: Reader): Example[] {
	const { lexicon, read } = reader;
	// As later in use: of a workshop itself neither its categories nor its frequencies are known.
	const others = labelled.needs.filter((need) => need.workshop !== workshop);
	const needs = labelled.needs.filter((need) => need.workshop === workshop);
	const category = categoriesFrom(others, reader);
	const rarity = rarityIn(
		needs.map(({ text }) => read(text)),
		frequenciesOf(others, reader),
		lexicon
	);
	const chances = new Map<Reading, number[]>();
	const context = {
		lexicon,
		rarity,
		headOf: (reading: Reading) => mostTelling(reading, rarity),
		categoriesOf(reading: Reading) {
			let known = chances.get(reading);
			if (known === undefined)
				chances.set(reading, (known = categoryChances(reading, lexicon, category)));
			return known;
		}
	};
	return needs.flatMap((a, index) =>
		needs.slice(index + 1).flatMap((b) => {
			const isSame = areSame(a, b);
			if (isSame === undefined || !haveCommon(read(a.text), read(b.text))) return [];
			return [{ features: pairFeatures(read(a.text), read(b.text), context), isSame }];
		})
	);
}

function learn(labelled: LabelledNeeds): Model {
	const examples = labelled.workshops.flatMap(({ id }) =>
		readers.flatMap((reader) => examplesOf(id, labelled, reader))
	);
	return {
		pair: pairModelFrom(examples),
		category: categoriesFrom(labelled.needs, whole),
		frequencies: frequenciesOf(labelled.needs, whole),
		thresholds: THRESHOLDS
	};
}

function pairModelFrom(examples: readonly Example[]): PairModel {
	const { weights, bias } = trainLogistic(
		examples.map(({ features }) => features),
		examples.map(({ isSame }) => (isSame ? 1 : 0)),
		RIDGE
	);
	const round = (value: number) => Number(value.toFixed(4));
	const named = Object.fromEntries(
		PAIR_FEATURES.map((feature, index) => [feature, round(weights[index] ?? 0)])
	) as Record<PairFeature, number>;
	named.placeApart -= ELSEWHERE;
	return { bias: round(bias), weights: named };
}

const withModel = (model: Model): Resources => ({ ...resources, model });
const held = all.workshops.map(({ id }) => {
	const engine = createEngine(
		withModel(learn(ofWorkshops(all, (other) => other !== id))),
		[],
		whole.readings
	);
	return countWorkshop(engine, all, id);
});
console.log('Each workshop by a model learned from the other workshops:');
console.log(show(numbersOf(addCounts(held))));
const model = learn(all);
writeFileSync(new URL('model.json', folder), `${JSON.stringify(model)}\n`);
