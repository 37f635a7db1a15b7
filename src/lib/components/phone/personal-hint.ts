/**
 * Looks for what names a person: mail addresses, telephone numbers, "Herr Müller". It only
 * warns the writer, so a hit too many does no harm and a name too few is not relied upon.
 */
const MAIL = /[^\s@]+@[^\s@]+\.\p{L}{2,}/u;
/** Seven digits and more with the usual dividers; neither years nor amounts of money. */
const TELEPHONE = /(?<![\d.,])(?:\+|0)\d(?:[\s/().-]{0,3}\d){5,}/u;
const SALUTATION = /(?<!\p{L})(?:Herrn?|Frau|Mrs?|Ms)\.?\s+(?:Dr\.\s+)?\p{Lu}\p{Ll}+/u;

export function namesPerson(text: string): boolean {
	return MAIL.test(text) || TELEPHONE.test(text) || SALUTATION.test(text);
}
