import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEuros, typedEuros } from './euros';

describe('parseEuros', () => {
	it.each([
		['12.500', 12_500],
		['12500', 12_500],
		['12.500 €', 12_500],
		['12.500,00 EUR', 12_500],
		['1.250.000', 1_250_000],
		['12,500', 12_500],
		['12 500', 12_500],
		['800,-', 800],
		['800,--', 800],
		['0', 0]
	])('understands %s', (typed, euros) => {
		expect(parseEuros(typed)).toEqual({ kind: 'amount', euros });
	});

	it.each(['12,50', 'ca. 500', '-5', '1.2.3', '12.50', '1.250,000.00', 'zwölf'])(
		'asks again at %s',
		(typed) => {
			expect(parseEuros(typed)).toEqual({ kind: 'unclear' });
		}
	);

	it('knows an empty field', () => {
		expect(parseEuros('  ')).toEqual({ kind: 'empty' });
		expect(parseEuros(' € ')).toEqual({ kind: 'empty' });
	});

	it('reads back what it shows, in both languages', () => {
		fc.assert(
			fc.property(fc.nat(999_999_999), fc.constantFrom('de', 'en'), (euros, locale) => {
				expect(parseEuros(typedEuros(euros, locale))).toEqual({ kind: 'amount', euros });
			})
		);
	});
});
