/**
 * Does a text look as if it named or gave away a person? Only a hint for the moderator who screens
 * needs before the reveal: nothing is held back by it, and what it misses a person still reads.
 */
export type PersonalTrace = 'mail' | 'phone' | 'name';

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+\.[\p{L}]{2,}/u;
/** Seven digits or more with the usual signs between them, starting with 0 or +; dots would make it a date. */
const PHONE = /(?:^|[^\p{N}.,])(?:\+|0)(?:[ ()/-]{0,3}\p{N}){6,}/u;
/** A title of address and a capitalised word: "Frau Yıldız", "Hr. Dr. Meier". */
const ADDRESSED =
	/(?:^|\P{L})(?:Herrn?|Frau|Hr\.|Fr\.|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?) (?:(?:Dr|Prof)\.? )?(\p{Lu}[\p{L}'-]+)/gu;
/** Capitalised words that follow such a title without being a name. */
const NO_NAMES = new Set([
	'Direktorin',
	'Direktor',
	'Rektorin',
	'Rektor',
	'Schulleiterin',
	'Schulleiter',
	'Schulleitung',
	'Bürgermeisterin',
	'Bürgermeister'
]);

/** The plainest trace in a text, null where there is none. */
export function personalTrace(text: string): PersonalTrace | null {
	if (MAIL.test(text)) return 'mail';
	if (PHONE.test(text)) return 'phone';
	const named = [...text.matchAll(ADDRESSED)].some(([, word]) => word && !NO_NAMES.has(word));
	return named ? 'name' : null;
}

interface Written {
	id: string;
	text: string;
}

/** What may name a person comes first; beyond that the ids, which say nothing. */
export function bySuspicion(a: Written, b: Written): number {
	const suspicion = ({ text }: Written) => Number(personalTrace(text) !== null);
	return suspicion(b) - suspicion(a) || (a.id < b.id ? -1 : 1);
}
