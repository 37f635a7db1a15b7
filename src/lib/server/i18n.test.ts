import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { returnPath } from './i18n';

type Catalogue = Record<string, unknown>;

function catalogue(area: string, locale: string): Catalogue {
	return JSON.parse(readFileSync(`messages/${area}/${locale}.json`, 'utf8')) as Catalogue;
}

const placeholders = (message: unknown) =>
	[...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();

describe('message catalogues', () => {
	const areas = readdirSync('messages');

	it.each(areas)('%s has the same messages in German and English', (area) => {
		const german = catalogue(area, 'de');
		const english = catalogue(area, 'en');
		expect(Object.keys(english).sort()).toEqual(Object.keys(german).sort());
		for (const [key, message] of Object.entries(german))
			expect(placeholders(english[key]), key).toEqual(placeholders(message));
	});

	it('no key is used by two areas', () => {
		const keys = areas.flatMap((area) => Object.keys(catalogue(area, 'de')));
		expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
	});

	it.each(areas)('%s has no empty message', (area) => {
		for (const locale of ['de', 'en'])
			for (const [key, message] of Object.entries(catalogue(area, locale)))
				expect(JSON.stringify(message).length, `${locale} ${key}`).toBeGreaterThan(3);
	});
});

describe('returnPath', () => {
	it.each(['/', '/help', '/m/ABC234/screen', '/changes?from=2025-01-01&q=WLAN'])(
		'goes back to %s',
		(path) => expect(returnPath(path)).toBe(path)
	);

	it.each(['', 'help', '//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb'])(
		'refuses %j',
		(path) => expect(returnPath(path)).toBe('/')
	);
});
