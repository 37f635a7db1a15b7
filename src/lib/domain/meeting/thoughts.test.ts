import { describe, expect, it } from 'vitest';
import { thoughtsIn } from './thoughts';

describe('thoughtsIn', () => {
	it.each([
		['a joint', 'WLAN in der Turnhalle und neue iPads für Klasse 5', 2],
		['"sowie"', 'Feste Supportzeiten sowie eine Hotline für Eltern', 2],
		['sentences', 'Das WLAN bricht ab. Wir brauchen Beamer!', 2],
		['a question', 'Wer hilft bei Störungen? Wir warten wochenlang.', 2],
		['lines', 'WLAN\nBeamer\niPads', 3],
		['bullets', '- mehr Steckdosen\n- Verdunkelung', 2],
		['numbers', '1. mehr Steckdosen\n2) Verdunkelung', 2],
		['English', 'Better Wi-Fi in class and more time for training', 2]
	])('[NE26] finds the thoughts by %s', (_name, text, count) => {
		expect(thoughtsIn(text)).toHaveLength(count);
	});

	it.each([
		'WLAN in der Turnhalle',
		'Tablets und Stifte',
		'Lehrkräfte und Schüler brauchen WLAN',
		'Lampen, z. B. Leselampen, für die 5. Klasse',
		'Ca. 30 Geräte bzw. Koffer für Nr. 5',
		'Max. 20 Minuten Wartezeit',
		''
	])('[NE26] leaves one thought alone: %s', (text) => {
		expect(thoughtsIn(text)).toEqual([text]);
	});

	it('[NE26] each thought begins like a card, and no word of its own is lost', () => {
		expect(thoughtsIn('• mehr Steckdosen\n• öfter lüften')).toEqual([
			'Mehr Steckdosen',
			'Öfter lüften'
		]);
		expect(thoughtsIn('WLAN im Altbau, sowie neue Rechner im Büro')).toEqual([
			'WLAN im Altbau',
			'Neue Rechner im Büro'
		]);
	});

	it('[NE26] a long list is left to its author', () => {
		const list = 'abcdefgh'.split('').join('\n');
		expect(thoughtsIn(list)).toEqual([list]);
	});
});
