import { describe, expect, it } from 'vitest';
import { createEngine } from '../../domain/similarity/engine';
import type { Lesson } from '../../domain/similarity/lessons';
import { loadResources } from './load-resources';

/** What words of an authority, and lessons of its earlier meetings, change in what the engine says. */
const resources = loadResources(new URL('./resources/', import.meta.url));
const plain = createEngine(resources);

const statements = (...texts: string[]) =>
	texts.map((text, index) => ({ id: String.fromCharCode(97 + index), text }));
const together = (...texts: string[]): Lesson => ({ verdict: 'together', texts });
const apart = (...texts: string[]): Lesson => ({ verdict: 'apart', texts });
/** Shown as the same, as doubtful, or as neither. */
const shownAs = (texts: string[], lessons: Lesson[] = [], engine = plain) => {
	const { same, doubtful } = engine.findings(statements(...texts), {}, lessons);
	return [same.map(({ members }) => members.join('')), doubtful.map(({ pair }) => pair.join(''))];
};
const NEITHER = [[], []];
const SAME = [['ab'], []];

describe('words of an authority', () => {
	const own = createEngine(resources, [['Kreisel', 'iServ', 'unser Portal']]);

	it.each([
		['Der Kreisel ist zu langsam', 'iServ lädt ewig'],
		['Mehr Speicher im Kreisel', 'Mehr Speicher in unserem Portal']
	])('[OW5] %s and %s are the same', (...pair) => {
		expect(shownAs(pair, [], own)).toEqual(SAME);
	});

	it('[OW5] are not the same without them', () => {
		expect(shownAs(['Der Kreisel ist zu langsam', 'iServ lädt ewig'])).toEqual(NEITHER);
	});

	it('[OW5] keep what they meant before', () => {
		const pair = ['Mehr Dienstkisten für Lehrkräfte', 'Mehr Dienstgeräte für Lehrkräfte'];
		expect(shownAs(pair)).toEqual(SAME);
		const box = createEngine(resources, [['Dienstkiste', 'Zauberscheibe']]);
		expect(shownAs(pair, [], box)).toEqual(SAME);
		expect(
			shownAs(
				['Mehr Zauberscheiben für Lehrkräfte', 'Mehr Dienstgeräte für alle Lehrkräfte'],
				[],
				box
			)
		).toEqual(SAME);
	});

	it('[OW1] whatever is typed, nothing breaks', () => {
		const odd = createEngine(resources, [['*', '@wlan + @x', '=', '', 'Tablet*', '§§']]);
		expect(shownAs(['Mehr Tablets für Kinder', 'Mehr Tablets für Schüler'], [], odd)).toEqual(SAME);
	});
});

describe('lessons', () => {
	const ALIKE = ['Mehr Steckdosen im Klassenraum', 'Steckdosen an jedem Platz im Klassenraum'];
	const UNLIKE = ['Neue Beamer', 'Elternbriefe per App'];

	it('[OW6] what was told together is the same, what was told apart is neither that nor doubtful', () => {
		expect(shownAs(ALIKE)).not.toEqual(NEITHER);
		expect(shownAs(ALIKE, [apart(...ALIKE)])).toEqual(NEITHER);
		expect(shownAs(UNLIKE)).toEqual(NEITHER);
		expect(shownAs(UNLIKE, [together(...UNLIKE)])).toEqual(SAME);
	});

	it('[OW6] hold for what reads the same: other spelling, order, words of the same concept', () => {
		const lesson = apart(...ALIKE);
		expect(
			shownAs(['im klassenraum mehr steckdosen!', 'Steckdosen am Platz im Klassenzimmer'], [lesson])
		).toEqual(NEITHER);
	});

	it('[OW6] do not hold for other needs with some of these words', () => {
		expect(
			shownAs(
				['Mehr Steckdosen in der Turnhalle', 'Turnhalle: Steckdosen fehlen'],
				[apart(...ALIKE)]
			)
		).toEqual(shownAs(['Mehr Steckdosen in der Turnhalle', 'Turnhalle: Steckdosen fehlen']));
	});

	it('[OW6] texts that read the same teach nothing about each other', () => {
		const twins = ['Mehr Steckdosen im Klassenraum', 'im Klassenraum mehr Steckdosen'];
		expect(shownAs(twins, [apart(...twins)])).toEqual(SAME);
	});

	it('[OW7] the newest counts, and what is told in the meeting itself counts before all', () => {
		expect(shownAs(UNLIKE, [apart(...UNLIKE), together(...UNLIKE)])).toEqual(NEITHER);
		expect(shownAs(UNLIKE, [together(...UNLIKE), apart(...UNLIKE)])).toEqual(SAME);
		const [a, b] = ['a', 'b'] as const;
		const findings = (told: object, lesson: Lesson) =>
			plain.findings(statements(...UNLIKE), told, [lesson]).same.length;
		expect(findings({ apart: [[a, b]] }, together(...UNLIKE))).toBe(0);
		expect(findings({ together: [[a, b]] }, apart(...UNLIKE))).toBe(1);
	});
});

describe('words that verdicts treated as the same', () => {
	const THREE = [
		together('Kreisel stürzt ab', 'Bildungsinsel stürzt ab', 'Ganz andere Worte dazu'),
		together('Zugang zum Kreisel', 'Zugang zur Bildungsinsel'),
		together('Schulung für den Kreisel', 'Schulung für die Bildungsinsel')
	];

	it('[OW9] are proposed after three of them', () => {
		expect(plain.toldWords(THREE)).toEqual([{ words: ['Bildungsinsel', 'Kreisel'], times: 3 }]);
		expect(plain.toldWords(THREE.slice(1))).toEqual([]);
	});

	it('[OW9] are not where a verdict says otherwise, or where they are own words already', () => {
		const other = apart('Kosten vom Kreisel', 'Kosten der Bildungsinsel');
		expect(plain.toldWords([...THREE, other])).toEqual([]);
		const own = createEngine(resources, [['Kreisel', 'Bildungsinsel']]);
		expect(own.toldWords(THREE)).toEqual([]);
	});

	it('[OW9] are no people, places or deeds, and nothing that the lexicon knows apart', () => {
		const pairs = [
			['Lehrkräfte', 'Schüler'],
			['Turnhalle', 'Aula'],
			['Tablets', 'Beamer']
		];
		for (const [one, other] of pairs) {
			const lessons = ['kaputt', 'langsam', 'veraltet'].map((word) =>
				together(`Technik ${one} ${word}`, `Technik ${other} ${word}`)
			);
			expect(plain.toldWords(lessons)).toEqual([]);
		}
	});
});
