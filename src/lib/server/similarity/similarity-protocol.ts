import type { Told } from '../../domain/similarity/engine';
import type { Lesson, ToldWords } from '../../domain/similarity/lessons';
import type { Contradiction, Findings, Similar, Statement } from '../../domain/similarity/findings';
import type { OwnWords } from '../../domain/similarity/own-words';

/** What travels between the app and the thread in which statements are compared. */

/** What the thread is started with. */
export interface SimilarityStart {
	/** The folder of lexicon, word lists and model, as an address. */
	resources: string;
}

export type SimilarityRequest =
	| {
			id: number;
			kind: 'similar';
			text: string;
			among: readonly Statement[];
			limit: number | undefined;
			ownWords: OwnWords;
	  }
	| {
			id: number;
			kind: 'findings';
			statements: readonly Statement[];
			told: Told;
			lessons: readonly Lesson[];
			ownWords: OwnWords;
	  }
	| { id: number; kind: 'told-words'; lessons: readonly Lesson[]; ownWords: OwnWords }
	| {
			id: number;
			kind: 'breaches';
			statements: readonly Statement[];
			rules: readonly Statement[];
			ownWords: OwnWords;
	  };

export type SimilarityAnswer =
	| { id: number; kind: 'similar'; similar: Similar[] }
	| { id: number; kind: 'findings'; findings: Findings }
	| { id: number; kind: 'told-words'; words: ToldWords[] }
	| { id: number; kind: 'breaches'; breaches: Contradiction[] }
	| { id: number; kind: 'failed'; message: string };
