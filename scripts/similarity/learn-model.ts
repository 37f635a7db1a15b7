import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
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
	pairFeatures,
	type PairFeature
} from '../../src/lib/domain/similarity/pair-features';
import type { PairModel } from '../../src/lib/domain/similarity/pair-model';
import { countFrequencies, rarityIn } from '../../src/lib/domain/similarity/rarity';
import { readStatement, vocabularyOf, type Reading } from '../../src/lib/domain/similarity/reading';
import { loadResources } from '../../src/lib/server/similarity/load-resources';
import { addCounts, countWorkshop, numbersOf } from './evaluate';
import { areSame, ofWorkshops, readLabelledNeeds, type LabelledNeeds } from './labelled-needs';
import { trainLogistic } from './learn';
import { show } from './table';

/**
 * Learns the engine's model from labelled needs, and says how a model learned in the same way from
 * the other workshops does on each: `node --import tsx scripts/similarity/learn-model.ts FILE`.
 */

const LEXICON_WEIGHT = 8;
const RIDGE = 30;
/** What is said of another place weighs against likeness by more than the few examples show. */
const ELSEWHERE = 2;
const THRESHOLDS: Thresholds = {
	same: 0.55,
	doubtful: 0.35,
	hint: 0.3,
	contradiction: 0.7,
	outOfScope: 0.6,
	category: 0.15
};

const folder = pathToFileURL(`${process.cwd()}/src/lib/server/similarity/resources/`);
const file = process.argv[2];
if (file === undefined) throw new Error('Name the file of labelled needs.');
const all = readLabelledNeeds(file);
const resources = loadResources(folder);
const lexicon = indexLexicon(resources.lexicon);
const vocabulary = vocabularyOf(lexicon, resources.words, resources.synonyms);
const readings = new Map<string, Reading>();
function read(text: string): Reading {
	let reading = readings.get(text);
	if (reading === undefined) readings.set(text, (reading = readStatement(text, vocabulary)));
	return reading;
}

function learn(labelled: LabelledNeeds): Model {
	const single = labelled.needs.filter(({ multi }) => !multi);
	const examples = single.map(({ text, category }) => ({ reading: read(text), category }));
	const categoriesFrom = (given: typeof examples) =>
		countCategories(given, all.meta.categories, lexicon, LEXICON_WEIGHT);
	const rows: number[][] = [];
	const labels: number[] = [];
	for (const { id: workshop } of labelled.workshops) {
		// As later in use: of a workshop itself neither its categories nor its frequencies are known.
		const others = labelled.needs.filter((need) => need.workshop !== workshop);
		const frequencies = countFrequencies(
			others.map(({ text }) => read(text)),
			lexicon
		);
		const category = categoriesFrom(
			others
				.filter(({ multi }) => !multi)
				.map(({ text, category: c }) => ({ reading: read(text), category: c }))
		);
		const needs = labelled.needs.filter((need) => need.workshop === workshop);
		const rarity = rarityIn(
			needs.map(({ text }) => read(text)),
			frequencies,
			lexicon
		);
		const chances = new Map<Reading, number[]>();
		const context = {
			lexicon,
			rarity,
			synonyms: vocabulary.synonyms,
			categoriesOf(reading: Reading) {
				let known = chances.get(reading);
				if (known === undefined)
					chances.set(reading, (known = categoryChances(reading, lexicon, category)));
				return known;
			}
		};
		needs.forEach((a, index) => {
			for (const b of needs.slice(index + 1)) {
				const same = areSame(a, b);
				if (same === undefined) continue;
				rows.push(pairFeatures(read(a.text), read(b.text), context));
				labels.push(same ? 1 : 0);
			}
		});
	}
	return {
		pair: pairModelFrom(rows, labels),
		category: categoriesFrom(examples),
		frequencies: countFrequencies(
			labelled.needs.map(({ text }) => read(text)),
			lexicon
		),
		thresholds: THRESHOLDS
	};
}

function pairModelFrom(rows: number[][], labels: number[]): PairModel {
	const { weights, bias } = trainLogistic(rows, labels, RIDGE);
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
		readings
	);
	return countWorkshop(engine, all, id);
});
console.log('Each workshop by a model learned from the other workshops:');
console.log(show(numbersOf(addCounts(held))));
const model = learn(all);
writeFileSync(new URL('model.json', folder), `${JSON.stringify(model)}\n`);
