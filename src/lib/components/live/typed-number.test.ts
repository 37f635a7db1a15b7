import { describe, expect, it } from 'vitest';
import { parseNumber, typedNumber } from './typed-number';

describe('a typed number', () => {
	it.each([
		['12', 'de', 12],
		['12,5', 'de', 12.5],
		['12.5', 'de', 12.5],
		['1.000', 'de', 1000],
		['1.000', 'en', 1],
		['1,000.5', 'en', 1000.5],
		[' 1 250 ', 'de', 1250],
		['-3', 'de', -3]
	])('%s in %s is %d', (typed, locale, value) => {
		expect(parseNumber(typed, locale)).toEqual({ kind: 'number', value });
	});

	it('is nothing where nothing stands, and unclear where letters do', () => {
		expect(parseNumber('  ', 'de')).toEqual({ kind: 'empty' });
		for (const typed of ['viele', '1,2,3', '12 %', '--1'])
			expect(parseNumber(typed, 'de')).toEqual({ kind: 'unclear' });
	});

	it('is written back as it is read', () => {
		expect(typedNumber(1234.5, 'de')).toBe('1234,5');
		expect(typedNumber(null, 'de')).toBe('');
	});
});
