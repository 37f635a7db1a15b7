import type { Told } from '../../domain/similarity/engine';
import type { Lesson, ToldWords } from '../../domain/similarity/lessons';
import type { OwnWords } from '../../domain/similarity/own-words';
import type { Knowledge } from '../own-words/knowledge';
import type { Contradiction, Findings, Similar, Statement } from '../../domain/similarity/findings';
import { SimilarityClient } from '../similarity/similarity-client';

/** The engine of likeness as the rest of the server knows it; it works on threads of its own. */
export interface Likeness {
	findings(statements: readonly Statement[], told?: Told, knowledge?: Knowledge): Promise<Findings>;
	/** Which statements cannot be granted while a rule of a plan holds. */
	breaches(
		statements: readonly Statement[],
		rules: readonly Statement[],
		options?: { ownWords?: OwnWords }
	): Promise<Contradiction[]>;
	/** Those most like the text, best first. */
	similarTo(
		text: string,
		among: readonly Statement[],
		options?: { limit?: number; ownWords?: OwnWords }
	): Promise<Similar[]>;
	/** Words that lessons treat as the same, most often first. */
	toldWords(lessons: readonly Lesson[], ownWords: OwnWords): Promise<ToldWords[]>;
	close(): Promise<void>;
}

/**
 * Somebody who types does not wait until a whole meeting has been compared: hints have a thread
 * apart. Each starts with its first question: many processes are never asked one.
 */
export function likenessWhenAsked(): Likeness {
	const hints = clientWhenAsked();
	const comparisons = clientWhenAsked();
	return {
		findings: (statements, told, knowledge) =>
			comparisons.started().findings(statements, told, knowledge),
		breaches: (statements, rules, options) =>
			comparisons.started().breaches(statements, rules, options),
		similarTo: (text, among, options) => hints.started().similarTo(text, among, options),
		toldWords: (lessons, ownWords) => comparisons.started().toldWords(lessons, { ownWords }),
		async close() {
			await Promise.all([hints.close(), comparisons.close()]);
		}
	};
}

function clientWhenAsked() {
	let client: SimilarityClient | null = null;
	return {
		started: () => (client ??= new SimilarityClient()),
		close: async () => client?.close()
	};
}
