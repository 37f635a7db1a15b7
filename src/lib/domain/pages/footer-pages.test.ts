import { describe, expect, it } from 'vitest';
import { blocksOf, hasOpenFields, monthAfter } from './footer-pages';

describe('the text of a footer page', () => {
	it('[PG2] is headings, paragraphs and lists', () => {
		expect(blocksOf('# Titel\n\nEins\nzwei\n\n\n- a\n- b\n')).toEqual([
			{ kind: 'heading', text: 'Titel' },
			{ kind: 'paragraph', lines: ['Eins', 'zwei'] },
			{ kind: 'list', items: ['a', 'b'] }
		]);
		expect(blocksOf(' \n\n ')).toEqual([]);
	});

	it('[PG3] tells fields that are still open', () => {
		expect(hasOpenFields('Am [Datum] geprüft')).toBe(true);
		expect(hasOpenFields('Am 3. März geprüft')).toBe(false);
	});
});

describe('a month', () => {
	it.each([
		['2026-01-15', '2026-02-15'],
		['2026-01-31', '2026-02-28'],
		['2028-01-31', '2028-02-29'],
		['2026-03-31', '2026-04-30'],
		['2026-12-31', '2027-01-31']
	])('[PG4] after %s is %s', (day, later) => {
		expect(monthAfter(day)).toBe(later);
	});
});
