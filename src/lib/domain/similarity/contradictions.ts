import type { ContradictionKind } from './findings';
import type { LexiconIndex } from './lexicon';
import type { Rarity } from './rarity';
import type { Reading } from './reading';

/**
 * Whether two statements can be granted together. Two ways lead to a finding: the lexicon knows two
 * concepts that contradict each other, one on each side; or both are about one subject, and one
 * is for it and the other against.
 */

export interface Conflict {
	kind: ContradictionKind;
	/** The concept that both are about; for two alternatives that of the first statement. */
	subject: number;
	sides: readonly [number, number];
	confidence: number;
}

export interface ConflictContext {
	lexicon: LexiconIndex;
	rarity: Rarity;
}

/** How sure a conflict is to begin with, and what makes it surer. Chosen on the whole development set. */
const SURE = {
	declared: 0.45,
	always: 0.3,
	turnsDown: 0.35,
	exclusive: 0.25,
	sharedTopic: 0.15,
	opposed: 0.75,
	wishOnly: 0.5
};

/** The surest conflict of two statements, or none. The same whichever comes first, sides swapped. */
export function conflictBetween(
	a: Reading,
	b: Reading,
	context: ConflictContext
): Conflict | undefined {
	if (hasApart(a.ofFacet.place, b.ofFacet.place, b)) return undefined;
	const conflicts = [...declared(a, b, context), ...opposed(a, b, context)];
	return conflicts.reduce<Conflict | undefined>(
		(best, next) => (next.confidence > (best?.confidence ?? 0) ? next : best),
		undefined
	);
}

/** Both name places or times, and none in common: what holds in the break may differ in class. */
function hasApart(ofA: readonly number[], ofB: readonly number[], b: Reading): boolean {
	return ofA.length > 0 && ofB.length > 0 && !ofA.some((concept) => b.concepts.has(concept));
}

function wants(reading: Reading, concept: number): boolean {
	return reading.named.has(concept) && !reading.rejected.has(concept);
}

function* declared(a: Reading, b: Reading, context: ConflictContext): Generator<Conflict> {
	const { lexicon } = context;
	const shared = sharedTopic(a, b, context);
	for (const [ofA, opposites] of lexicon.contradictions) {
		if (!wants(a, ofA)) continue;
		for (const { other: ofB, kind, isAlways } of opposites) {
			if (!wants(b, ofB) || wants(a, ofB) || wants(b, ofA)) continue;
			const areThings =
				lexicon.concepts[ofA]?.facet === 'topic' && lexicon.concepts[ofB]?.facet === 'topic';
			if (!areThings && shared === undefined) continue;
			const confidence =
				SURE.declared +
				(isAlways ? SURE.always : 0) +
				(a.rejected.has(ofB) || b.rejected.has(ofA) ? SURE.turnsDown : 0) +
				(isExclusive(a, lexicon) || isExclusive(b, lexicon) ? SURE.exclusive : 0) +
				(shared === undefined ? 0 : SURE.sharedTopic);
			yield {
				kind,
				subject: shared ?? ofA,
				sides: [ofA, ofB],
				confidence: Math.min(1, confidence)
			};
		}
	}
}

function isExclusive(reading: Reading, lexicon: LexiconIndex): boolean {
	return lexicon.exclusive.some((concept) => reading.named.has(concept));
}

function* opposed(a: Reading, b: Reading, context: ConflictContext): Generator<Conflict> {
	const subject = sharedTopic(a, b, context);
	if (subject === undefined) return;
	const ofA = stanceOn(subject, a, context.lexicon);
	const ofB = stanceOn(subject, b, context.lexicon);
	if (ofA.isAgainst === ofB.isAgainst) return;
	const wish = ofA.isAgainst ? ofB : ofA;
	yield {
		kind: 'opposed',
		subject,
		sides: [ofA.by ?? subject, ofB.by ?? subject],
		confidence: wish.by === undefined ? SURE.wishOnly : SURE.opposed
	};
}

/** For or against a subject, and the concept that shows it. A bare mention is for it. */
function stanceOn(
	subject: number,
	reading: Reading,
	lexicon: LexiconIndex
): { isAgainst: boolean; by?: number } {
	if (reading.rejected.has(subject) && !lexicon.isMissed(subject)) return { isAgainst: true };
	const named = [...reading.named.keys()];
	// "Das Verbot aufheben" names both: what allows comes before what forbids.
	const by = named.find((concept) => lexicon.stances.get(concept) === 'for');
	if (by !== undefined) return { isAgainst: false, by };
	const against = named.find((concept) => lexicon.stances.get(concept) === 'against');
	return against === undefined ? { isAgainst: false } : { isAgainst: true, by: against };
}

/** The most telling topic that both name. */
export function sharedTopic(
	a: Reading,
	b: Reading,
	{ rarity }: Pick<ConflictContext, 'rarity'>
): number | undefined {
	let best: number | undefined;
	for (const concept of a.ofFacet.topic)
		if (
			b.named.has(concept) &&
			(best === undefined ||
				rarity.ofConcept(concept) > rarity.ofConcept(best) ||
				(rarity.ofConcept(concept) === rarity.ofConcept(best) && concept < best))
		)
			best = concept;
	return best;
}
