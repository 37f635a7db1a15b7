import { describe, expect, it } from 'vitest';
import { namesPerson } from './personal-hint';

describe('namesPerson', () => {
	it.each([
		'Bitte an m.beispiel@schule.example schreiben',
		'Rückruf unter 0201 / 555 123',
		'+49 201 555123 ist immer besetzt',
		'Herr Özdemir braucht ein zweites Gerät',
		'Mit Frau Dr. Weiß abstimmen',
		'Ask Mr Smith'
	])('warns: %s', (text) => expect(namesPerson(text)).toBe(true));

	it.each([
		'30 neue Tablets bis 2027',
		'Budget von 120.000 Euro im Jahr',
		'WLAN auch im Altbau und in der Turnhalle',
		'Die Frau am Empfang hilft',
		'Herrichten der Räume',
		'Vertretung ab 08:00 Uhr'
	])('stays silent: %s', (text) => expect(namesPerson(text)).toBe(false));
});
