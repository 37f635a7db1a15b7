import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../domain/similarity/engine';
import type { Statement } from '../../domain/similarity/findings';
import { readWholeWorkshops } from './labelled.test-support';
import { loadResources } from './load-resources';

/** What the shipped words and weights say of plain sentences. */
const resources = loadResources(new URL('./resources/', import.meta.url));
const engine = createEngine(resources);
const needs = readWholeWorkshops();

const statements = (...texts: string[]): Statement[] =>
	texts.map((text, index) => ({ id: String.fromCharCode(97 + index), text }));
const sameOf = (...texts: string[]) =>
	engine.findings(statements(...texts)).same.map(({ members }) => members.join(''));
/** Of any two, however unlike. */
const withoutThreshold = createEngine({
	...resources,
	model: { ...resources.model, thresholds: { ...resources.model.thresholds, same: 0.001 } }
});
const likeness = (a: string, b: string) =>
	withoutThreshold.findings(statements(a, b)).same[0]?.likeness ?? 0;

const someNeed = fc.constantFrom(...needs.map(({ text }) => text));

describe('reading', () => {
	it('[SI1] spelling of umlauts, case and spaces change no concept', () => {
		fc.assert(
			fc.property(someNeed, (text) => {
				const spelled = text
					.replace(/ä/g, 'ae')
					.replace(/ö/g, 'oe')
					.replace(/ü/g, 'ue')
					.replace(/ß/g, 'ss')
					.replace(/ /g, '  ')
					.toUpperCase();
				expect([...engine.read(spelled).concepts]).toEqual([...engine.read(text).concepts]);
			}),
			{ numRuns: 200 }
		);
	});

	it('[SI2] a compound is read in all its forms', () => {
		expect(sameOf('WLAN-Ausbau', 'Wlanausbau', 'Ausbau des WLAN')).toEqual(['abc']);
	});

	it('[SI3] a letter too few or too many is forgiven', () => {
		const named = (text: string) => [...engine.read(text).named.keys()];
		expect(named('Beamr')).toEqual(named('Beamer'));
		expect(named('Dokumentenkammera')).toEqual(named('Dokumentenkamera'));
	});
});

describe('likeness', () => {
	it('[SI4] is the same from both sides, between 0 and 1', () => {
		fc.assert(
			fc.property(someNeed, someNeed, (a, b) => {
				expect(likeness(a, b)).toBe(likeness(b, a));
				expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
				expect(likeness(a, b)).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 100 }
		);
	});

	it('[SI5] findings do not depend on the order', () => {
		const given = needs.slice(0, 60).map(({ id, text }) => ({ id, text }));
		const once = engine.findings(given);
		fc.assert(
			fc.property(fc.shuffledSubarray(given, { minLength: 60 }), (shuffled) => {
				expect(engine.findings(shuffled)).toEqual(once);
			}),
			{ numRuns: 5 }
		);
	});

	it('[SI6] words may change places', () => {
		expect(sameOf('mehr Steckdosen im Klassenraum', 'im Klassenraum mehr Steckdosen')).toEqual([
			'ab'
		]);
	});

	it('[SI7] other people and other places make another need', () => {
		expect(sameOf('Tablets für alle Lehrkräfte', 'Tablets für alle Schüler')).toEqual([]);
		expect(sameOf('WLAN in der Turnhalle fehlt', 'WLAN im Klassenraum fehlt')).toEqual([]);
	});

	it('[SI9] the title is what one member wrote', () => {
		const texts = ['WLAN im Klassenraum instabil', 'stabiles WLAN in allen Klassenräumen'];
		const [group] = engine.findings(statements(...texts)).same;
		expect(texts).toContain(group?.title);
	});

	it('[SI11] what was told apart comes neither as the same nor as doubtful', () => {
		const pair = statements('mehr Steckdosen im Klassenraum', 'im Klassenraum mehr Steckdosen');
		const findings = engine.findings(pair, { apart: [['a', 'b']] });
		expect(findings.same).toEqual([]);
		expect(findings.doubtful).toEqual([]);
		const unlike = statements('neue Beamer', 'Elternbriefe per App');
		expect(engine.findings(unlike, { together: [['b', 'a']] }).same).toMatchObject([
			{ members: ['a', 'b'], likeness: 1 }
		]);
	});

	it('[SI12] words of an authority that mean the same count as the same', () => {
		const own = createEngine(resources, [['Zauberscheibe', 'Zauberscheiben', 'Tablet']]);
		const pair = statements('mehr Zauberscheiben für die Kinder', 'mehr Tablets für Schüler');
		expect(engine.findings(pair).same).toEqual([]);
		expect(own.findings(pair).same).toHaveLength(1);
	});

	it('[SI13] hints come likest first, no more than asked for, and none of what is unlike', () => {
		const among = needs.slice(0, 60).map(({ id, text }) => ({ id, text }));
		const hints = engine.similarTo('wlan im klassenzimmer geht nich', among, 2);
		expect(hints).toHaveLength(2);
		expect(hints[0]!.likeness).toBeGreaterThanOrEqual(hints[1]!.likeness);
		expect(engine.similarTo('Klaviere', among)).toEqual([]);
	});
});

describe('contradictions', () => {
	const between = (a: string, b: string) =>
		engine.findings(statements(a, b)).contradictions.map(({ kind }) => kind);

	it('[SI14] opposed wishes for one subject', () => {
		const [found] = engine.findings(
			statements('Handys in der Pause erlauben', 'Handys in der Pause verbieten')
		).contradictions;
		expect(found).toMatchObject({ kind: 'opposed', reason: { sides: ['erlauben', 'verbieten'] } });
		expect(found?.reason.subject).toMatch(/handy/i);
	});

	it('[SI14] a side that only names the subject is told by its sentence', () => {
		const [found] = engine.findings(
			statements('Handys im Unterricht nutzen', 'keine Handys im Unterricht')
		).contradictions;
		expect(found?.reason.sides).toContain('keine Handys im Unterricht');
		expect(found?.reason.sides).not.toContain(found?.reason.subject);
	});

	it('[SI14] alternatives, and a rule with what breaks it', () => {
		expect(between('Geräte leasen', 'lieber Geräte kaufen, kein Leasing')).toEqual([
			'alternatives'
		]);
		expect(
			between('nur Standardgeräte aus dem Warenkorb', 'Schulen sollen Geräte selbst auswählen')
		).toEqual(['exception']);
	});

	it('[SI14] different times do not contradict each other', () => {
		expect(between('Handys im Unterricht verbieten', 'Handys in der Pause erlauben')).toEqual([]);
	});

	it('[SI14] more of one thing and more of another is no contradiction', () => {
		expect(between('mehr Tablets für die Kinder', 'mehr Steckdosen im Klassenraum')).toEqual([]);
	});
});

describe('single statements', () => {
	it('[SI15] several needs come with the text of each, a list is one need', () => {
		const { several } = engine.findings(
			statements(
				'mehr iPads für die Kinder und endlich Steckdosen im Klassenraum',
				'Schulung für Tablets und Tafeln'
			)
		);
		expect(several).toEqual([
			{ id: 'a', parts: ['mehr iPads für die Kinder', 'endlich Steckdosen im Klassenraum'] }
		]);
	});

	it('[SI16] a category each, and what is out of scope', () => {
		const { categories, outOfScope } = engine.findings(
			statements('Glasfaser für die Schule', 'neue Schaukel auf dem Spielplatz')
		);
		expect(categories).toEqual({ a: 'netz', b: 'offtopic' });
		expect(outOfScope).toEqual(['b']);
	});
});
