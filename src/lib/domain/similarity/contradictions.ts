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

/** How sure a conflict is to begin with, and what makes it surer or less so. */
const SURE = {
	declared: 0.45,
	always: 0.3,
	turnsDown: 0.35,
	exclusive: 0.25,
	sharedTopic: 0.15,
	byTheWay: -0.3,
	otherMatter: -0.25,
	opposed: 0.45,
	mainSubject: 0.25,
	openlyFor: 0.2,
	onePlaceOnly: -0.2,
	bareWish: -0.1
};
/** How surely a concept must be named; what only a synonym suggests is no ground for a conflict. */
const SURELY = 0.8;
/** A topic is a main one from this share of the most telling one's weight on. */
const MAIN_SHARE = 0.7;

/** The surest conflict of two statements, or none. The same whichever comes first, sides swapped. */
export function conflictBetween(
	a: Reading,
	b: Reading,
	context: ConflictContext
): Conflict | undefined {
	if (areApart(a.ofFacet.place, b.ofFacet.place)) return undefined;
	if (areApart(a.beneficiaries, b.beneficiaries)) return undefined;
	const conflicts = [...declared(a, b, context), ...opposed(a, b, context)];
	return conflicts.reduce<Conflict | undefined>(
		(best, next) => (next.confidence > (best?.confidence ?? 0) ? next : best),
		undefined
	);
}

/** Both name some, and none in common: what holds in the break may differ in class. */
export function areApart<T>(a: Iterable<T>, b: Iterable<T>): boolean {
	const ofA = new Set(a);
	const ofB = new Set(b);
	return ofA.size > 0 && ofB.size > 0 && ![...ofA].some((one) => ofB.has(one));
}

function wants(reading: Reading, concept: number): boolean {
	return (
		(reading.concepts.get(concept) ?? 0) >= SURELY &&
		reading.named.has(concept) &&
		!reading.rejected.has(concept)
	);
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
				(shared === undefined ? 0 : SURE.sharedTopic) +
				(areThings && !(isMain(ofA, a, context) && isMain(ofB, b, context)) ? SURE.byTheWay : 0) +
				(areThings && areAboutOthers(a, b, [ofA, ofB]) ? SURE.otherMatter : 0);
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
	const [wish, against] = ofA.isAgainst ? [ofB, ofA] : [ofA, ofB];
	const areMain = isMain(subject, a, context) && isMain(subject, b, context);
	const isOnePlace = a.ofFacet.place.length > 0 !== b.ofFacet.place.length > 0;
	yield {
		kind: 'opposed',
		subject,
		sides: [ofA.by ?? subject, ofB.by ?? subject],
		confidence:
			SURE.opposed +
			(areMain ? SURE.mainSubject : 0) +
			(wish.by === undefined ? 0 : SURE.openlyFor) +
			(wish.by === undefined && against.by !== undefined ? SURE.bareWish : 0) +
			(isOnePlace ? SURE.onePlaceOnly : 0)
	};
}

/** Whether a statement is mainly about a topic, rather than naming it by the way. */
function isMain(concept: number, reading: Reading, { rarity }: ConflictContext): boolean {
	const weight = (topic: number) => (reading.concepts.get(topic) ?? 0) * rarity.ofConcept(topic);
	const most = Math.max(...reading.ofFacet.topic.map(weight));
	return reading.denied.has(concept) || weight(concept) >= MAIN_SHARE * most;
}

/** Beside what contradicts, both name further things, and none of one kind. */
function areAboutOthers(a: Reading, b: Reading, but: readonly number[]): boolean {
	const further = (reading: Reading) =>
		reading.ofFacet.topic.some((concept) => !but.includes(concept));
	const kinds = (reading: Reading) =>
		reading.allOfFacet.topic
			.map(([concept]) => concept)
			.filter((concept) => !but.includes(concept));
	return further(a) && further(b) && areApart(kinds(a), kinds(b));
}

/** For or against a subject, and the concept that shows it. A bare mention is for it. */
function stanceOn(
	subject: number,
	reading: Reading,
	lexicon: LexiconIndex
): { isAgainst: boolean; by?: number } {
	const named = [...reading.named.keys()].filter(
		(concept) => (reading.concepts.get(concept) ?? 0) >= SURELY
	);
	if (reading.denied.has(subject))
		// "Noch kein Tablet" complains of a lack.
		return { isAgainst: !lexicon.isMissed(subject) && !named.some((c) => lexicon.lacks.has(c)) };
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
