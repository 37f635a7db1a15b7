import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanParagraphs, isBlank, lengthOf } from './text';

const HIGH = '\uD83D';
const LOW = '\uDE00';

describe('text', () => {
	it.each([
		['NUL', 'a\u0000b', 'a b'],
		['escape', 'a\u001Bb', 'a b'],
		['delete', 'a\u007Fb', 'a b'],
		['a C1 control', 'a\u009Bb', 'a b'],
		['a tab', 'a\tb', 'a b'],
		['line breaks', 'a\r\nb\u2028c', 'a b c'],
		['many blanks', '  a   b  ', 'a b'],
		['blanks of typesetters', 'a\u00A0\u2003\u3000b', 'a b'],
		['blanks around a removed mark', 'a \u200E b', 'a b'],
		['controls at the ends', '\u0000\na\n\u0000', 'a']
	])('[TX1] %s leave one blank inside and none at the ends', (_name, raw, clean) => {
		expect(cleanLine(raw)).toBe(clean);
	});

	it.each([
		['the first half', `a${HIGH}b`, 'ab'],
		['the second half', `a${LOW}b`, 'ab'],
		['halves in the wrong order', `${LOW}${HIGH}`, ''],
		['halves that a removed mark kept apart', `a${HIGH}\u200E${LOW}b`, 'ab'],
		['a whole emoji, which stays', `a${HIGH}${LOW}b`, 'a😀b']
	])('[TX2] %s', (_name, raw, clean) => {
		expect(cleanLine(raw)).toBe(clean);
	});

	it.each([
		'\u061C',
		'\u200E',
		'\u200F',
		'\u202A',
		'\u202B',
		'\u202C',
		'\u202D',
		'\u202E',
		'\u2066',
		'\u2067',
		'\u2068',
		'\u2069',
		'\uFEFF'
	])('[TX3] the direction mark %j is removed', (mark) => {
		expect(cleanLine(`a${mark}b`)).toBe('ab');
	});

	it.each([
		'نحتاج إلى أجهزة',
		'אנחנו צריכים',
		'Кириллица',
		'日本語',
		'Ελληνικά',
		'हिन्दी',
		'👩‍🏫 👍🏽 🏳️‍🌈'
	])('[TX3] letters stay: %s', (text) => {
		expect(cleanLine(text)).toBe(text);
	});

	it('[TX4] of stacked combining marks four stay on one letter', () => {
		expect(cleanLine(`x${'\u0335'.repeat(50)}y`)).toBe(`x${'\u0335'.repeat(4)}y`);
		expect(cleanLine(`x${'\u0335'.repeat(4)}y`)).toBe(`x${'\u0335'.repeat(4)}y`);
		expect(cleanLine(`x${'\u0335'.repeat(3)}\u202E${'\u0335'.repeat(3)}`)).toBe(
			`x${'\u0335'.repeat(4)}`
		);
	});

	it('[TX5] a letter with its mark beside it becomes the letter with its mark', () => {
		expect(cleanLine('Gera\u0308te')).toBe('Ger\u00E4te');
	});

	it('[TX6] HTML stays as it was typed', () => {
		const html = '<script>alert("1")</script> <b>WLAN</b> &amp; &lt;';
		expect(cleanLine(html)).toBe(html);
		expect(cleanParagraphs(html)).toBe(html);
	});

	it.each([
		['nothing', ''],
		['blanks', ' \t\n\u00A0\u3000'],
		['zero-width characters', '\u200B\u200C\u200D\u2060\uFEFF'],
		['soft hyphens', '\u00AD\u00AD'],
		['variation selectors', '\uFE0F'],
		['fillers', '\u3164\u115F\uFFA0\u2800'],
		['tags', '\u{E0041}']
	])('[TX7] %s are blank', (_name, text) => {
		expect(isBlank(text)).toBe(true);
		expect(isBlank(cleanLine(text))).toBe(true);
	});

	it.each(['a', '.', '0', '😀', ' \u200Bx '])('[TX7] %j is not blank', (text) => {
		expect(isBlank(text)).toBe(false);
	});

	it('[TX8] an emoji of one code point counts one', () => {
		expect(lengthOf('😀'.repeat(300))).toBe(300);
		expect(lengthOf('äöü')).toBe(3);
		expect(lengthOf('')).toBe(0);
	});

	it('[TX9] cleaning twice is cleaning once', () => {
		const pieces = fc.oneof(
			fc.constantFrom(
				...['a', ' ', '\n', '\r', '\u2028', '\u0000', '\u200B', '\u202E', '\uFEFF', '\u0301'],
				...[
					'\u0344',
					'\u0335',
					'\u0308',
					'\u3099',
					'\u1160',
					'\u0F73',
					HIGH,
					LOW,
					'😀',
					'한',
					'<b>'
				]
			),
			fc.string({ unit: 'binary', maxLength: 3 })
		);
		const raw = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(raw, (text) => {
				const line = cleanLine(text);
				expect(cleanLine(line)).toBe(line);
				expect(line).not.toMatch(/\p{Cc}|\p{Cs}|^\s|\s$|\s\s/u);
				const paragraphs = cleanParagraphs(text);
				expect(cleanParagraphs(paragraphs)).toBe(paragraphs);
			}),
			{ numRuns: 2000 }
		);
	});

	it('[TX10] paragraphs keep their lines, with at most one empty line in a row', () => {
		expect(cleanParagraphs('\n\n  a \r\n b\u2029c\rd\n\n\n \n\ne\u0000f \n ')).toBe(
			'a\nb\nc\nd\n\ne f'
		);
		expect(cleanParagraphs('a\n\nb')).toBe('a\n\nb');
		expect(cleanParagraphs('a\n\n\nb')).toBe('a\n\nb');
	});
});
