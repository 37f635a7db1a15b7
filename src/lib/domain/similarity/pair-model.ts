import { PAIR_FEATURES, type PairFeature } from './pair-features';

/** A logistic model over the features of a pair; the weights are learned, see docs/decisions/similarity.md. */
export interface PairModel {
	bias: number;
	weights: Readonly<Record<PairFeature, number>>;
}

/** How likely a pair says the same, 0 to 1. */
export function likenessOf(features: readonly number[], { bias, weights }: PairModel): number {
	let sum = bias;
	PAIR_FEATURES.forEach((feature, index) => {
		sum += weights[feature] * (features[index] ?? 0);
	});
	return 1 / (1 + Math.exp(-sum));
}
