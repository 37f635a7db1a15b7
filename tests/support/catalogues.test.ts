import { describe, expect, it } from 'vitest';
import { catalogueFaults } from '../../scripts/test/catalogues';

function faults(de: object, en: object, source = 'm.join_title(); m.join_lead()'): string[] {
	const files = { de: JSON.stringify(de, null, '\t'), en: JSON.stringify(en, null, '\t') };
	return catalogueFaults([{ name: 'live', files }], [source]);
}

describe('the message catalogues', () => {
	it('pass when both languages say the same things', () => {
		const de = { join_title: 'Beitreten', join_lead: 'Noch {count} von {limit}' };
		const en = { join_title: 'Join', join_lead: '{limit}: {count} left' };
		expect(faults(de, en)).toEqual([]);
	});

	it.each([
		['a text missing in English', { join_title: 'A' }, {}, /join_title is missing in en/],
		['a text missing in German', {}, { join_title: 'A' }, /join_title is missing in de/],
		['an empty text', { join_title: ' ' }, { join_title: 'A' }, /de\.json: join_title is empty/],
		['another placeholder', { join_title: '{a}' }, { join_title: '{b}' }, /\{a\} .*\{b\}/],
		['a lost placeholder', { join_title: '{a}' }, { join_title: 'x' }, /no placeholder in English/],
		['an unused key', { join_old: 'A' }, { join_old: 'A' }, /join_old is shown nowhere/],
		['a key in another style', { joinTitle: 'A' }, { joinTitle: 'A' }, /is not written like/],
		['du', { join_title: 'Hast du Zeit?' }, { join_title: 'A' }, /says “du”/],
		['Deine', { join_title: 'Deine Karten' }, { join_title: 'A' }, /says “Deine”/]
	])('fail on %s', (_what, de, en, says) => {
		expect(faults(de, en).join('\n')).toMatch(says);
	});

	it('leave words alone that only contain an informal one', () => {
		const de = { join_title: 'Durch die Industrie, direkt und individuell' };
		expect(faults(de, { join_title: 'A' })).toEqual([]);
	});

	it('count a key as used that the code builds', () => {
		const texts = { refusal_need_unknown: 'A' };
		expect(faults(texts, texts, 'm[`refusal_${code}`]()')).toEqual([]);
	});

	it('look into variants', () => {
		const variants = (one: string) => ({
			join_title: [{ match: { 'count=one': one, 'count=*': '{count} Karten' } }]
		});
		expect(faults(variants('eine Karte'), variants('one card'))).toEqual([]);
		expect(faults(variants('deine Karte'), variants('')).join('\n')).toMatch(/“deine”[^]*is empty/);
	});

	it('fail on a key that stands twice in a file or in two areas', () => {
		const twice = '{\n\t"join_title": "A",\n\t"join_title": "B"\n}';
		const once = '{\n\t"join_title": "A"\n}';
		const areas = [
			{ name: 'live', files: { de: twice, en: once } },
			{ name: 'staff', files: { de: once, en: once } }
		];
		expect(catalogueFaults(areas, ['join_title'])).toEqual([
			'messages/live/de.json: join_title stands there twice.',
			'join_title stands in messages/live and messages/staff.'
		]);
	});
});
