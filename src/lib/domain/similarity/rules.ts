import { areApart } from './contradictions';
import type { ContradictionKind } from './findings';
import type { LexiconIndex } from './lexicon';
import type { Reading } from './reading';

/**
 * Whether a statement can be granted while a rule of a plan holds. A plan tells, counts and weighs
 * more than it rules, and it names everything: what two wishes are compared by finds conflicts
 * everywhere in it. So here a sentence must say itself that something is not to be, or is to be,
 * and both must speak of the same things. What is missed is cheaper than what is wrong.
 */

export interface Breach {
	kind: ContradictionKind;
	/** What both are about. */
	subject: number;
}

/** What a plan does without is not bought, let in or planned ... */
const NOT_DONE =
	/(?<![\p{L}])(?:nicht|kein(?:e[nmrs]?)?)(?![\p{L}])(?!\s+(?:nur|mehr als|zuletzt|immer|alle[ns]?|jede[rsn]?)).*(?:beschafft|angeschafft|eingebunden|zugelassen|vorgesehen|eingesetzt|erlaubt|gestattet|angeboten|eingerichtet|ausgestattet|bereitgestellt|genutzt|gegeben|mitgegeben|finanziert|geplant|verwendet)(?![\p{L}])/iu;
/** ... or is done away with. */
const DONE_AWAY =
	/(?<![\p{L}])(?:verzichtet|untersagt|verboten|gesperrt|abgeschaltet|abgebaut|ausgeschlossen|ausgeschaltet|entfällt|entfallen)(?![\p{L}])/iu;
/** The plan has it, for all or as the one way. */
const PROVIDES =
	/(?<![\p{L}])(?:erhalten(?!\s+bleib)|erhält|bekommen|bekommt|beschafft|ausgestattet|ersetzt|eingerichtet|verbindlich|Standard|eingesetzt|stellt.*bereit)(?![\p{L}])/iu;
/** It tells how things are or what others want, asks, leaves it open, or points back. */
const TELLS =
	/(?<![\p{L}])(?:wünsch\p{L}*|gefragt|befrag\p{L}*|zeigt|zeigen|benötig\p{L}*|fehl\p{L}*|noch|bislang|bisher|derzeit|wurden?|waren?|hatten?|abgeschlossen|wenn|falls|sofern|soweit|solange|prozent|euro|geprüft|kann|können|nicht\s+(?:nur|mehr als|zuletzt))(?![\p{L}])|[?:]|^(?:Dies\p{L}*|Dafür|Daneben|Damit|Dazu|Sie|Er|Es)(?![\p{L}])/iu;
/** "Alle Schulen erhalten X": what stands behind is provided. */
const RECEIVED = /(?<![\p{L}])(?:erhalten|erhält|bekommen|bekommt)(?![\p{L}])(.*)$/iu;
/** A place that is every place. */
const EVERYWHERE = /(?<![\p{L}])(?:alle[nrs]?|sämtliche[nrs]?|jede[mnrs]?)(?![\p{L}])/iu;
/** "X werden durch Y ersetzt": what stands before goes. */
const REPLACED =
	/^(.*?)(?<![\p{L}])durch(?![\p{L}])(.*)(?<![\p{L}])(?:ersetzt|abgelöst)(?![\p{L}])/iu;
/** Why a rule is as it is belongs to no need. */
const REASON = /(?<![\p{L}])(?:aus|wegen)\s+[\p{L}-]+(?:gründen|schutzes|kosten)(?![\p{L}])/giu;
/** What is longer explains. */
const MOST_WORDS = 20;
const LEAST_WORDS = 3;
const SURELY = 0.8;
/** A concept with more kinds than that is an umbrella. */
const MOST_KINDS = 8;

export interface Rule {
	/** The words that rule. */
	text: string;
	/** Those of them that name what it is about. */
	what: string;
	/** The plan does without what they name. */
	isAgainst: boolean;
}

/** The rules that a sentence of a plan lays down; mostly none. */
export function rulesOf(sentence: string): Rule[] {
	return sentence.split(/;\s+/u).flatMap((part): Rule[] => {
		const text = part.replace(REASON, '').trim();
		if (TELLS.test(text)) return [];
		const replaced = REPLACED.exec(text);
		if (replaced?.[1] && isShort(text))
			return [
				{ text: replaced[1], what: replaced[1], isAgainst: true },
				{ text, what: replaced[2] ?? '', isAgainst: false }
			];
		const clauses = text.split(/,\s+/u);
		const against = clauses.filter((clause) => isShort(clause) && turnsDown(clause));
		if (against.length > 0)
			return against.map((clause) => ({ text: clause, what: clause, isAgainst: true }));
		return isShort(text) && PROVIDES.test(text) && !turnsDown(text)
			? [{ text, what: RECEIVED.exec(text)?.[1] ?? text, isAgainst: false }]
			: [];
	});
}

function turnsDown(text: string): boolean {
	return NOT_DONE.test(text) || DONE_AWAY.test(text);
}

function isShort(text: string): boolean {
	const words = text.split(/\s+/u).length;
	return words >= LEAST_WORDS && words <= MOST_WORDS;
}

/** "Keine Tablets bis zur achten": a demand. "Wir haben kein Tablet" complains of a lack. */
const DEMANDS_NONE =
	/^\s*(?:bitte\s+)?kein(?:e[nmrs]?)?(?![\p{L}])|(?:woll|möcht|bitte|lieber)\p{L}*\s+kein(?:e[nmrs]?)?(?![\p{L}])/iu;

/** A rule with its words as the engine reads them. */
export interface ReadRule extends Rule {
	reading: Reading;
	named: Reading;
}

/** How a statement breaks a rule, or not at all. */
export function breachOf(statement: Reading, rule: ReadRule, lexicon: LexiconIndex): Breach | null {
	if (areApart(bounds(statement), bounds(rule.reading))) return null;
	if (areApart(statement.ofFacet.audience, rule.reading.ofFacet.audience)) return null;
	return rule.isAgainst ? wanted(statement, rule, lexicon) : turnedDown(statement, rule, lexicon);
}

/** What is wished for is what the rule does without: both name the same things in the same places. */
function wanted(
	statement: Reading,
	{ reading, text }: ReadRule,
	lexicon: LexiconIndex
): Breach | null {
	if (statement.isNegated || statement.rejected.size > 0 || isComplaint(statement, lexicon))
		return null;
	if (bounds(reading).length > 0 && bounds(statement).length === 0) return null;
	const topics = thingsOf(reading);
	const own = thingsOf(statement);
	if (topics.length === 0 || own.length === 0) return null;
	const isEverywhere = EVERYWHERE.test(text) && statement.ofFacet.place.length === 0;
	const places = isEverywhere ? [] : reading.ofFacet.place;
	// "No devices in the break" is narrow enough; "no devices" alone is said of some kind of them.
	const isPlaced = places.length > 0;
	const covers = (other: Reading) => (concept: number) =>
		isMeant(concept, other, lexicon, isPlaced);
	const isSame =
		topics.every(covers(statement)) &&
		own.every(covers(reading)) &&
		places.every(covers(statement)) &&
		statement.ofFacet.place.every(covers(reading));
	return isSame ? { kind: 'opposed', subject: own[0] ?? 0 } : null;
}

/** What is turned down is what the rule provides. */
function turnedDown(
	statement: Reading,
	{ reading, named }: ReadRule,
	lexicon: LexiconIndex
): Breach | null {
	const provided = thingsOf(named).filter((concept) => named.concepts.get(concept) === 1);
	const subject = [...statement.rejected].find((concept) => provided.includes(concept));
	if (subject === undefined) return null;
	const isDenied = statement.denied.has(subject);
	if (isDenied && !DEMANDS_NONE.test(statement.text)) return null;
	const isElsewhere =
		reading.ofFacet.place.length > 0 &&
		!statement.ofFacet.place.every((place) => isMeant(place, reading, lexicon, true));
	return isElsewhere ? null : { kind: isDenied ? 'opposed' : 'alternatives', subject };
}

/** The topics that a noun surely names: verbs are what the sentence does with them. */
function thingsOf({ ofFacet, concepts, named }: Reading): number[] {
	return ofFacet.topic.filter(
		(concept) => (concepts.get(concept) ?? 0) >= SURELY && /\p{Lu}/u.test(named.get(concept) ?? '')
	);
}

/** Is this concept in the other, or a kind of it, unless that is as wide as "device"? */
function isMeant(
	concept: number,
	other: Reading,
	lexicon: LexiconIndex,
	mayBeWide: boolean
): boolean {
	if (other.named.has(concept)) return true;
	const isNear = (above: number) => mayBeWide || !isWide(above, lexicon);
	if (other.concepts.has(concept)) return isNear(concept);
	return (lexicon.broader[concept] ?? []).some((above) => other.named.has(above) && isNear(above));
}

function isWide(concept: number, { broader }: LexiconIndex): boolean {
	return broader.filter((above) => above.includes(concept)).length > MOST_KINDS;
}

/** "Handys stören" asks for nothing that a rule could stand against. */
function isComplaint(statement: Reading, lexicon: LexiconIndex): boolean {
	return [...statement.named.keys()].some(
		(concept) => lexicon.stances.get(concept) === 'against' || lexicon.lacks.has(concept)
	);
}

/** Grades and the like; years say when. */
function bounds({ numbers }: Reading): string[] {
	return numbers.filter((number) => !/^20\d\d$/.test(number));
}
