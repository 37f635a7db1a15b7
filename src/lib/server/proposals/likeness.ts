import type { Told } from '../../domain/similarity/engine';
import type { Findings, Similar, Statement } from '../../domain/similarity/findings';
import { SimilarityClient } from '../similarity/similarity-client';

/** The engine of likeness as the rest of the server knows it; it works on a thread of its own. */
export interface Likeness {
	findings(statements: readonly Statement[], told?: Told): Promise<Findings>;
	/** Those most like the text, best first. */
	similarTo(
		text: string,
		among: readonly Statement[],
		options?: { limit?: number }
	): Promise<Similar[]>;
	close(): Promise<void>;
}

/** Its thread starts with the first question: many processes are never asked one. */
export function likenessWhenAsked(): Likeness {
	let client: SimilarityClient | null = null;
	const started = () => (client ??= new SimilarityClient());
	return {
		findings: (statements, told) => started().findings(statements, told),
		similarTo: (text, among, options) => started().similarTo(text, among, options),
		close: async () => client?.close()
	};
}
