import { describe, expect, it } from 'vitest';
import { personalTrace } from './personal-traces';

describe('personalTrace', () => {
	it.each([
		['Bitte an m.meier@schule-nord.de wenden', 'mail'],
		['Störungen nur unter 0221 / 1234567 melden', 'phone'],
		['Rufen Sie +49 (0)221-99887766 an', 'phone'],
		['Frau Yıldız ist mit dem Support überlastet', 'name'],
		['Herr Dr. Meier-Groß kommt nur montags', 'name'],
		['Die Pläne von Herrn Öztürk fehlen', 'name'],
		['Mr Smith never answers', 'name']
	])('finds a trace: %s', (text, trace) => {
		expect(personalTrace(text)).toBe(trace);
	});

	it.each([
		'WLAN im Altbau, Räume 101 bis 204',
		'30 iPads für Jahrgang 5, rund 12.000 Euro',
		'Ab 01.08.2026 mehr Stunden für Support',
		'0,5 Stellen für die Verwaltung',
		'Der Herr Schulleiter soll entscheiden',
		'Jede Frau und jeder Mann im Kollegium',
		'Fortbildung für Lehrkräfte, 2025 bis 2028',
		'2,4 GHz und 5 GHz trennen'
	])('leaves ordinary needs alone: %s', (text) => {
		expect(personalTrace(text)).toBeNull();
	});
});
