import { readStatement, type Reading } from './reading';
import type { Vocabulary } from './vocabulary';
import { tidy } from './words';

/**
 * Statements of several needs: parts between "und", "+", a full stop and the like that each name a
 * matter of their own. A list of things under one head ("Schulung für CAD und CNC") is one need.
 */

/** Between commas and sentences stands a need with its reason far more often than another need. */
const BORDER =
	/\s*(?:\s\+\s|\s&\s|[,.;!]?\s(?:und|sowie|außerdem|ausserdem|zudem|and)\s(?:auch\s|dann\s|dazu\s)?)\s*/giu;
/** What is turned down ("keine Spiele") is a matter too. */
const SURE_ENOUGH = 0.5;
const SHORTEST_PART_LETTERS = 4;
/** Small words that show that a part stands on its own. */
const OWN_START =
	/^(?:und\s)?(?:die|das|der|den|ein|eine|einen|kein|keine|keinen|mehr|endlich|bitte|auch|ne|nen|jemand|neue|neuer|neues|bessere|besser|wir)\s/iu;

/** The parts of a statement of several needs; fewer than two mean that it is one. */
export function partsOf(reading: Reading, vocabulary: Vocabulary): string[] {
	const text = tidy(reading.text);
	const pieces = text
		.split(BORDER)
		.map((piece) => piece.trim().replace(/[.,!?;]+$/u, ''))
		.filter((piece) => piece.length >= SHORTEST_PART_LETTERS);
	if (pieces.length < 2) return [];
	const parts: { text: string; reading: Reading }[] = [];
	for (const piece of pieces) {
		const part = { text: piece, reading: readStatement(piece, vocabulary) };
		const last = parts.at(-1);
		if (last === undefined || standsApart(last, part, vocabulary)) parts.push(part);
		else
			parts[parts.length - 1] = {
				text: `${last.text}, ${piece}`,
				reading: readStatement(`${last.text}, ${piece}`, vocabulary)
			};
	}
	return parts.length > 1 &&
		parts.every(({ reading: part }) => matters(part, vocabulary).length > 0)
		? parts.map((part) => part.text)
		: [];
}

function matters(reading: Reading, { lexicon }: Vocabulary): number[] {
	return reading.ofFacet.topic.filter(
		(concept) =>
			(reading.concepts.get(concept) ?? 0) >= SURE_ENOUGH && lexicon.concepts[concept] !== undefined
	);
}

function standsApart(
	a: { text: string; reading: Reading },
	b: { text: string; reading: Reading },
	vocabulary: Vocabulary
): boolean {
	const { lexicon } = vocabulary;
	const ofA = matters(a.reading, vocabulary);
	const ofB = matters(b.reading, vocabulary);
	if (ofA.length === 0 || ofB.length === 0) return false;
	// One subject twice is a need with its reason.
	if (ofA.some((concept) => b.reading.concepts.has(concept))) return false;
	if (ofB.some((concept) => a.reading.concepts.has(concept))) return false;
	const categories = (concepts: readonly number[]) =>
		new Set(concepts.map((concept) => lexicon.concepts[concept]?.category));
	const categoriesOfA = categories(ofA);
	const areOfOneKind = [...categories(ofB)].some((category) => categoriesOfA.has(category));
	// After "für", "mit" and the like comes a list, unless the second part begins anew.
	const isList =
		/\s(?:für|gegen|mit|zu|zum|zur|von|vom|bei|wegen|an|auf|for|with)\s[^,.;]*$/iu.test(a.text);
	const beginsAnew = OWN_START.test(b.text);
	// "A und B abgleichen" asks for one thing.
	if (b.reading.ofFacet.action.some((concept) => lexicon.concepts[concept]?.id === 'abgleich'))
		return false;
	if (isList) return beginsAnew;
	return !areOfOneKind || beginsAnew || b.reading.ofFacet.action.length > 0;
}
