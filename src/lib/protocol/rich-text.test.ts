import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmptyRichText, parseRichText, RICH_TEXT_LIMITS } from './rich-text';

const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const text = (value: string, ...marks: string[]) => ({
	type: 'text',
	text: value,
	...(marks.length > 0 && { marks: marks.map((type) => ({ type })) })
});

/** A list in a list in a list. */
function nested(levels: number): unknown {
	let node: unknown = paragraph(text('tief'));
	for (let level = 0; level < levels; level++)
		node = { type: 'bulletList', content: [{ type: 'listItem', content: [node] }] };
	return doc(node);
}

describe('the text of a section', () => {
	it.each([
		['a script', doc({ type: 'script', content: [text('alert(1)')] })],
		['an image', doc(paragraph({ type: 'image', attrs: { src: 'https://evil.example/x.png' } }))],
		['a link', doc(paragraph({ ...text('hier'), marks: [{ type: 'link' }] }))],
		['a heading of the page', doc({ type: 'heading', attrs: { level: 1 } })],
		['raw text in place of a block', doc(text('los'))],
		['a block in place of text', doc(paragraph(paragraph()))],
		['no document', paragraph(text('los'))],
		['a list', []],
		['nothing', null]
	])('refuses %s', (_what, value) => {
		expect(parseRichText(value)).toBeNull();
	});

	it('drops attributes that it does not know', () => {
		const value = doc({ ...paragraph(text('los')), attrs: { style: 'color: red', onclick: 'x' } });
		expect(parseRichText(value)).toEqual(doc(paragraph(text('los'))));
	});

	it('removes what cannot be stored or turns the direction, and empty text', () => {
		const value = doc(paragraph(text('\u0000\u202Elos\ud800'), text('\u0007')));
		expect(parseRichText(value)).toEqual(doc(paragraph(text('los'))));
	});

	it('keeps blanks between words of different look', () => {
		const value = doc(paragraph(text('ein '), text('fettes', 'bold'), text(' Wort')));
		expect(parseRichText(value)).toEqual(value);
	});

	it('is refused when it is too long, has too many parts or is too deep', () => {
		const long = 'a'.repeat(RICH_TEXT_LIMITS.characters);
		expect(parseRichText(doc(paragraph(text(long))))).not.toBeNull();
		expect(parseRichText(doc(paragraph(text(`${long}a`))))).toBeNull();
		expect(
			parseRichText(doc(...Array.from({ length: RICH_TEXT_LIMITS.nodes }, () => paragraph())))
		).toBeNull();
		expect(parseRichText(nested(4))).not.toBeNull();
		expect(parseRichText(nested(100_000))).toBeNull();
	});

	it('is empty without a letter', () => {
		expect(isEmptyRichText({ type: 'doc', content: [] })).toBe(true);
		expect(isEmptyRichText({ type: 'doc', content: [{ type: 'paragraph' }] })).toBe(true);
		expect(isEmptyRichText(parseRichText(doc(paragraph(text('a'))))!)).toBe(false);
	});

	it('never throws, and what it accepts it accepts again unchanged', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				for (const candidate of [value, doc(value), doc(paragraph(value))]) {
					const parsed = parseRichText(candidate);
					if (parsed) expect(parseRichText(parsed)).toEqual(parsed);
				}
			})
		);
	});
});
