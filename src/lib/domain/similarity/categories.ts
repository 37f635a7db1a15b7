import type { LexiconIndex } from './lexicon';
import type { Reading } from './reading';

/**
 * The category of a statement: naive Bayes over concepts and stems, with the lexicon's own word on
 * which category a topic speaks for counted as so many sightings.
 */

export interface CategoryModel {
	categories: readonly string[];
	/** How often each category was seen. */
	counts: readonly number[];
	/** How often a concept (`c:id`) or stem (`s:stem`) was seen in each category. */
	seen: Readonly<Record<string, readonly number[]>>;
	/** How many sightings the lexicon's word counts for. */
	lexiconWeight: number;
}

const SMOOTHING = 0.3;

export function categoryFeatures(reading: Reading, lexicon: LexiconIndex): string[] {
	const features: string[] = [];
	for (const concept of reading.named.keys())
		features.push(`c:${lexicon.concepts[concept]?.id ?? ''}`);
	for (const stem of reading.otherStems) features.push(`s:${stem}`);
	return features;
}

/** The chance of each category, in the model's order; they add up to 1. */
export function categoryChances(
	reading: Reading,
	lexicon: LexiconIndex,
	model: CategoryModel
): number[] {
	const total = model.counts.reduce((sum, count) => sum + count, 0);
	const logs = model.counts.map((count) => Math.log((count + 1) / (total + model.counts.length)));
	const add = (perCategory: readonly number[], weight: number) => {
		perCategory.forEach((count, category) => {
			const chance = (count + SMOOTHING) / ((model.counts[category] ?? 0) + 2 * SMOOTHING + 1);
			const rest = perCategory.reduce((sum, other) => sum + other, 0) - count;
			const restChance =
				(rest + SMOOTHING) / (total - (model.counts[category] ?? 0) + 2 * SMOOTHING + 1);
			logs[category] = (logs[category] ?? 0) + weight * Math.log(chance / restChance);
		});
	};
	for (const concept of reading.named.keys()) {
		const entry = lexicon.concepts[concept];
		if (entry === undefined) continue;
		const seen = model.seen[`c:${entry.id}`] ?? model.categories.map(() => 0);
		const own = entry.category === undefined ? -1 : model.categories.indexOf(entry.category);
		const counted = seen.map(
			(count, category) => count + (category === own ? model.lexiconWeight : 0)
		);
		const facetWeight = entry.facet === 'topic' ? 1 : 0.5;
		if (counted.some((count) => count > 0))
			add(counted, (reading.concepts.get(concept) ?? 0) * facetWeight);
	}
	for (const stem of reading.otherStems) {
		const seen = model.seen[`s:${stem}`];
		if (seen !== undefined) add(seen, 0.5);
	}
	const highest = Math.max(...logs);
	const odds = logs.map((log) => Math.exp(log - highest));
	const sum = odds.reduce((all, odd) => all + odd, 0);
	return odds.map((odd) => odd / sum);
}

/** Counts what was seen; `examples` are readings with their category. */
export function countCategories(
	examples: readonly { reading: Reading; category: string }[],
	categories: readonly string[],
	lexicon: LexiconIndex,
	lexiconWeight: number
): CategoryModel {
	const counts = categories.map(() => 0);
	const seen: Record<string, number[]> = {};
	for (const { reading, category } of examples) {
		const index = categories.indexOf(category);
		if (index < 0) continue;
		counts[index] = (counts[index] ?? 0) + 1;
		for (const feature of categoryFeatures(reading, lexicon)) {
			const perCategory = (seen[feature] ??= categories.map(() => 0));
			perCategory[index] = (perCategory[index] ?? 0) + 1;
		}
	}
	return { categories, counts, seen, lexiconWeight };
}
