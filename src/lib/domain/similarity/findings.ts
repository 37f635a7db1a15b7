/**
 * What the engine says about the needs of one meeting: proposals for a moderator, never acts.
 * Ids are those of the statements it was given; words are the statements' own.
 */

export interface Statement {
	id: string;
	text: string;
}

/** A statement that is like another, from 0 (nothing in common) to 1 (the same words). */
export interface Similar {
	id: string;
	likeness: number;
}

/** Statements that say the same, with a title made of the words of their own. */
export interface SameNeed {
	members: readonly string[];
	title: string;
	/** The weakest tie that holds the members together, 0 to 1. */
	likeness: number;
}

/** Two statements that may be the same: for a look by eye, or a question to the room. */
export interface DoubtfulPair {
	pair: readonly [string, string];
	likeness: number;
}

/** The kinds of domain.md e3. */
export const CONTRADICTION_KINDS = ['opposed', 'alternatives', 'exception', 'tension'] as const;
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];

/** Two statements that cannot both be granted as they stand. */
export interface Contradiction {
	pair: readonly [string, string];
	kind: ContradictionKind;
	/** What both are about, and what each side says of it, in the statements' own words; for the sentence of the reason. */
	reason: { subject: string; sides: readonly [string, string] };
	confidence: number;
}

/** A statement of several needs, with the text of each. */
export interface SeveralNeeds {
	id: string;
	parts: readonly string[];
}

export interface Findings {
	same: readonly SameNeed[];
	doubtful: readonly DoubtfulPair[];
	contradictions: readonly Contradiction[];
	several: readonly SeveralNeeds[];
	/** Statements that are no matter of a media development plan. */
	outOfScope: readonly string[];
	/** The proposed category of each statement that shows one. */
	categories: Readonly<Record<string, string>>;
}
