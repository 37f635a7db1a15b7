import type { Findings, Similar, Statement } from '../../domain/similarity/findings';

/** What was said of pairs of statements: such a pair is together, or apart, whatever they look like. */
export interface Told {
	together?: readonly (readonly [string, string])[];
	apart?: readonly (readonly [string, string])[];
}

/** The engine of likeness as the rest of the server knows it; it works on a thread of its own. */
export interface Likeness {
	findings(statements: readonly Statement[], told?: Told): Promise<Findings>;
	/** Those most like the text, best first. */
	similarTo(
		text: string,
		among: readonly Statement[],
		options?: { limit?: number }
	): Promise<Similar[]>;
}

/** Where no engine is there, nothing is proposed. */
export const NOTHING_NOTICED: Likeness = {
	findings: () =>
		Promise.resolve({
			...{ same: [], doubtful: [], contradictions: [], several: [], outOfScope: [] },
			categories: {}
		}),
	similarTo: () => Promise.resolve([])
};
