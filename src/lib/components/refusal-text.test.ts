import { afterEach, describe, expect, it } from 'vitest';
import { baseLocale, locales, overwriteGetLocale } from '$lib/paraglide/runtime.js';
import { KNOWN_REFUSALS, refusalText } from './refusal-text';

afterEach(() => overwriteGetLocale(() => baseLocale));

describe('the sentence of a refusal', () => {
	it.each(locales)('is there for every code, in %s, and names what it should', (locale) => {
		overwriteGetLocale(() => locale);
		const params = { limit: 1, length: 2, min: 3, max: 4, code: '5.2', id: 'x-1' };
		for (const code of KNOWN_REFUSALS) {
			const sentence = refusalText({ code, params });
			expect(sentence, code).toMatch(/^\p{Lu}.*\.$/u);
			expect(sentence, code).not.toMatch(/[{}]|undefined/);
		}
	});

	it('writes numbers as the reader does', () => {
		const refusal = { code: 'decision/cost-out-of-range', params: { limit: 999_999_999 } };
		expect(refusalText(refusal)).toContain('999.999.999');
		overwriteGetLocale(() => 'en');
		expect(refusalText(refusal)).toContain('999,999,999');
	});

	it.each(['need/of-tomorrow', 'toString', ''])('is a general one for %j', (code) => {
		expect(refusalText({ code })).toBe('Das ist gerade nicht möglich.');
	});
});
