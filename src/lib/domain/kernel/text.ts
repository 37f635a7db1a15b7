/**
 * What people type, made safe to keep: one normal form, no control or direction characters
 * that could disturb a list, a log or a projector. Letters of every script stay, HTML stays
 * text. Server and phone clean alike, so what is shown before sending is what is kept.
 */

const CONTROLS = /\p{Cc}/gu;
/**
 * Lone surrogates, which PostgreSQL refuses in JSON; marks, embeddings, overrides and isolates
 * of text direction (UAX #9); the byte order mark.
 */
const REMOVED = /[\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const BLANKS = /\p{White_Space}+/gu;
/** More than four marks on one letter only serve to paint over the neighbours. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;
const INVISIBLE = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\u3164]/gu;

/** One line: every white space becomes a single blank. */
export function cleanLine(raw: string): string {
	return raw
		.replace(CONTROLS, ' ')
		.replace(REMOVED, '')
		.replace(BLANKS, ' ')
		.normalize('NFC')
		.replace(STACKED_MARKS, '$1')
		.trim();
}

/** Several lines: line breaks stay, at most one empty line in a row. */
export function cleanParagraphs(raw: string): string {
	return raw
		.replace(/\r\n?|\u2028|\u2029/g, '\n')
		.split('\n')
		.map((line) => cleanLine(line))
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Is there nothing to be seen in this text? */
export function isBlank(text: string): boolean {
	return text.replace(INVISIBLE, '') === '';
}

/** Length in code points: an emoji of one code point counts one, as people would count it. */
export function lengthOf(text: string): number {
	let length = 0;
	for (const _ of text) length++;
	return length;
}
