import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCompound } from './compounds';
import { fold, stemOf, tokensOf } from './words';

describe('words', () => {
	it('[SI1] umlauts in all spellings are one word', () => {
		expect(new Set(['Für', 'fuer', 'FUR', 'für'].map(fold)).size).toBe(1);
		expect(fold('Größe')).toBe(fold('Groesse'));
	});

	it('[SI1] "ue" that is no umlaut stays', () => {
		expect(fold('bauen neue Quelle')).toBe('bauen neue quelle');
	});

	it('[SI1] gender forms are the plural', () => {
		for (const form of ['Schüler:innen', 'Schüler*innen', 'Schüler_innen', 'SchülerInnen'])
			expect(tokensOf(form)).toEqual(['schulerinnen']);
	});

	it('[SI2] inflected words have one stem', () => {
		for (const forms of [
			['Gerät', 'Geräte', 'Geräten', 'Geräts'],
			['Klassenraum', 'Klassenräume', 'Klassenräumen'],
			['stabil', 'stabiles', 'stabilen']
		])
			expect(new Set(forms.map((form) => stemOf(fold(form)))).size).toBe(1);
	});

	it('[SI1] ratios stay together', () => {
		expect(tokensOf('Quote 1 zu 2')).toEqual(tokensOf('Quote 1:2'));
		expect(tokensOf('QUOTE 1 ZU 2')).toEqual(tokensOf('Quote 1:2'));
	});

	it('[SI1] whatever is typed has tokens without capitals and accents', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				for (const token of tokensOf(text)) expect(token).toBe(token.toLowerCase());
			})
		);
	});

	it('[SI2] compounds are taken apart at words that are known', () => {
		const known = {
			isTerm: (word: string) => ['tablet', 'wlan'].includes(word),
			isWord: (stem: string) => ['versicherung', 'ausbau'].includes(stem)
		};
		expect(splitCompound('tabletversicherung', known)).toEqual(['tablet', 'versicherung']);
		expect(splitCompound('wlanausbau', known)).toEqual(['wlan', 'ausbau']);
		expect(splitCompound('sommerferien', known)).toBeUndefined();
	});
});
