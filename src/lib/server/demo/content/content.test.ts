import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';
import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../../domain/kernel/text';
import {
	FEASIBILITIES,
	HORIZONS,
	INVOLVEMENTS,
	RESPONSIBLE_SIDES
} from '../../../domain/meeting/model';
import { THREAD_KINDS } from '../../../domain/meeting/steps';
import {
	DECISION_FIELD_LENGTH,
	DECISION_TOTAL_LENGTH,
	NEED_LENGTH,
	TITLE_LENGTH
} from '../../../domain/meeting/rules';
import { STAKEHOLDER_GROUPS } from '../../../domain/meeting/stakeholder-groups';
import outline from '../../plan/outline.de.json';
import logins from './logins.json';
import meetings from './meetings.json';
import needsFile from './needs-dev.json';
import plan from './plan.json';
import town from './town.json';

const { prepared, finished } = meetings;
const codes = outline.map(({ code }) => code);
const pupils = town.schools.reduce((sum, school) => sum + school.pupils, 0);

/** The plan's schema: what the page may render, nothing else. */
const schema = getSchema([
	StarterKit.configure({
		heading: { levels: [3] },
		blockquote: false,
		code: false,
		codeBlock: false,
		hardBreak: false,
		horizontalRule: false,
		link: false,
		strike: false,
		underline: false
	})
]);

const documents = new Map(
	plan.sections.map(({ code, document }) => [code, Node.fromJSON(schema, document)])
);

/** The words of a section, blocks parted by line breaks. */
function textOf(code: string): string {
	const document = documents.get(code);
	return document?.textBetween(0, document.content.size, '\n') ?? '';
}

/** `5.458.000` as it stands in German prose. */
function figure(text: string | undefined): number {
	return Number(text?.replaceAll('.', ''));
}

function german(value: number): string {
	return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}

function lengths(texts: string[]): number {
	return texts.reduce((sum, text) => sum + lengthOf(text), 0);
}

/** A calendar day that exists. */
function isDay(value: string): boolean {
	const at = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

describe('outline', () => {
	it('lists 14 chapters with their sections in order, each code once', () => {
		expect(codes.filter((code) => !code.includes('.'))).toEqual(
			Array.from({ length: 14 }, (_, index) => String(index + 1))
		);
		expect(new Set(codes).size).toBe(codes.length);
		const inOrder = [...codes].sort((a, b) => {
			const [chapterA = 0, sectionA = 0] = a.split('.').map(Number);
			const [chapterB = 0, sectionB = 0] = b.split('.').map(Number);
			return chapterA - chapterB || sectionA - sectionB;
		});
		expect(codes).toEqual(inOrder);
	});

	it('has a title for every code', () => {
		for (const { title } of outline) expect(title.trim()).not.toBe('');
	});
});

describe('town', () => {
	it('has 49 schools with unique keys and names', () => {
		expect(town.schools).toHaveLength(49);
		expect(new Set(town.schools.map(({ key }) => key)).size).toBe(49);
		expect(new Set(town.schools.map(({ name }) => name)).size).toBe(49);
	});

	it('counts 23,036 pupils, the number the plan gives', () => {
		expect(pupils).toBe(23_036);
		expect(textOf('1')).toContain(german(pupils));
	});

	it('uses school types of the needs file, as many of each as the plan says', () => {
		const known = Object.values(needsFile.meta.schoolForms);
		const count = new Map<string, number>();
		for (const { schoolType } of town.schools) {
			expect(known).toContain(schoolType);
			count.set(schoolType, (count.get(schoolType) ?? 0) + 1);
		}
		expect(Object.fromEntries(count)).toEqual({
			grundschule: 26,
			hauptschule: 2,
			realschule: 4,
			gymnasium: 5,
			gesamtschule: 4,
			foerderschule: 5,
			berufskolleg: 3
		});
	});
});

describe('plan', () => {
	it('runs from 2024 to 2028', () => {
		expect(plan.term).toEqual({ from: '2024-01-01', to: '2028-12-31' });
	});

	it('has valid documents of 60 to 220 words for every section of the outline', () => {
		expect(plan.sections.map(({ code }) => code)).toEqual(codes);
		for (const [code, document] of documents) {
			expect(() => {
				document.check();
			}, code).not.toThrow();
			const words = textOf(code).split(/\s+/).length;
			expect(words, code).toBeGreaterThanOrEqual(60);
			expect(words, code).toBeLessThanOrEqual(220);
		}
	});

	it('adds up: years, one-off and running cost, funding, own share', () => {
		const years = [
			...textOf('11.4').matchAll(
				/(20\d\d): ([\d.]+) Euro \(einmalig ([\d.]+), laufend ([\d.]+); Förderung und Pauschalen ([\d.]+), Eigenanteil ([\d.]+)\)/g
			)
		].map(([, , ...figures]) => figures.map(figure));
		expect(years).toHaveLength(5);
		for (const [total = 0, oneOff = 0, running = 0, funding = 0, own = 0] of years) {
			expect(oneOff + running).toBe(total);
			expect(funding + own).toBe(total);
		}
		const sums = [0, 1, 2, 3, 4].map((column) =>
			years.reduce((sum, year) => sum + (year[column] ?? 0), 0)
		);
		expect(sums).toEqual([36_112_000, 21_890_000, 14_222_000, 6_330_000, 29_782_000]);
		for (const sum of sums.slice(0, 3)) expect(textOf('11')).toContain(`${german(sum)} Euro`);
		for (const sum of sums.slice(3)) expect(textOf('11.3')).toContain(`${german(sum)} Euro`);
		const perPupil = Math.round((sums[0] ?? 0) / 5 / pupils);
		expect(textOf('11')).toContain(`rund ${perPupil} Euro`);
	});

	it('adds up: positions of one-off and running cost', () => {
		const positions = (code: string, pattern: RegExp) =>
			[...textOf(code).matchAll(pattern)].reduce((sum, [, value]) => sum + figure(value), 0);
		expect(positions('11.1', /: ([\d.]+) Euro/g)).toBe(21_890_000);
		expect(positions('11.2', /^([\d.]+) Euro für/gm)).toBe(14_222_000);
	});

	it('adds up: devices of the pupils', () => {
		const devices = [...textOf('5.3').matchAll(/, ([\d.]+) Geräte$/gm)].map(([, n]) => figure(n));
		expect(devices).toHaveLength(6);
		const total = devices.reduce((sum, n) => sum + n, 0);
		expect(total).toBe(12_880);
		expect((pupils / total).toFixed(1)).toBe('1.8');
		expect((pupils / 6230).toFixed(1)).toBe('3.7');
		const bought = [...textOf('12.1').matchAll(/([\d.]+) Schülergeräte/g)].map(([, n]) =>
			figure(n)
		);
		expect(bought.reduce((sum, n) => sum + n, 0)).toBe(total);
	});
});

describe.each([
	['prepared', prepared],
	['finished', finished]
])('%s workshop', (_, meeting) => {
	it('follows the eight steps in 120 minutes', () => {
		expect(meeting.agenda.map(({ kind }) => kind)).toEqual([...THREAD_KINDS]);
		expect(meeting.agenda.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(120);
		for (const { title } of meeting.agenda) expect(title.trim()).not.toBe('');
	});

	it('asks a W-question of known groups and school types', () => {
		expect(meeting.question).toMatch(/^W\p{L}+ .*\?$/u);
		for (const group of meeting.groups) expect(STAKEHOLDER_GROUPS).toContain(group);
		const types = town.schools.map(({ schoolType }) => schoolType);
		for (const type of meeting.schoolTypes) expect(types).toContain(type);
	});
});

describe('finished workshop', () => {
	const needKeys = finished.needs.map(({ key }) => key);

	it('has 24 needs, each by someone who took part', () => {
		expect(new Set(needKeys).size).toBe(24);
		expect(new Set(finished.needs.map(({ text }) => text)).size).toBe(24);
		const schools = town.schools
			.filter(({ schoolType }) => finished.schoolTypes.includes(schoolType))
			.map(({ key }) => key);
		for (const { group, school } of finished.participants) {
			expect(finished.groups).toContain(group);
			if (school !== null) expect(schools).toContain(school);
		}
		for (const { text, group, school } of finished.needs) {
			expect(lengthOf(text)).toBeLessThanOrEqual(NEED_LENGTH);
			expect(finished.participants).toContainEqual({ group, school });
		}
	});

	it('merges each need at most once', () => {
		const members = finished.clusters.flatMap((cluster) => cluster.members);
		expect(new Set(members).size).toBe(members.length);
		for (const member of members) expect(needKeys).toContain(member);
		for (const cluster of finished.clusters) {
			expect(cluster.members.length).toBeGreaterThan(1);
			expect(cluster.title.length).toBeLessThanOrEqual(TITLE_LENGTH);
		}
	});

	it('spends all dots on the topics, within the limits of each person', () => {
		const { results, voters, dotsPerPerson, maxPerOption } = finished.vote;
		expect(voters).toBe(finished.participants.length);
		expect(results.reduce((sum, { dots }) => sum + dots, 0)).toBe(voters * dotsPerPerson);
		const merged = finished.clusters.flatMap((cluster) => cluster.members);
		const topics = [
			...finished.clusters.map(({ key }) => key),
			...needKeys.filter((key) => !merged.includes(key))
		];
		expect(results.map(({ topic }) => topic).sort()).toEqual(topics.sort());
		for (const { dots } of results) expect(dots).toBeLessThanOrEqual(voters * maxPerOption);
	});

	it('names the four strongest topics as core needs and decides each once', () => {
		const strongest = [...finished.vote.results].sort((a, b) => b.dots - a.dots).slice(0, 4);
		expect(finished.coreNeeds.map(({ topic }) => topic)).toEqual(
			strongest.map(({ topic }) => topic)
		);
		expect(finished.decisions.map(({ coreNeed }) => coreNeed)).toEqual(
			finished.coreNeeds.map(({ key }) => key)
		);
	});

	it.each(finished.decisions)('decision on $coreNeed is complete', ({ content }) => {
		expect(content.sectionChanges.length).toBeGreaterThan(0);
		for (const { code } of content.sectionChanges) expect(codes).toContain(code);
		expect(FEASIBILITIES).toContain(content.feasibility);
		expect(content.conditions === '').toBe(content.feasibility === 'yes');
		expect(HORIZONS).toContain(content.horizon);
		expect(RESPONSIBLE_SIDES).toContain(content.responsible.side);
		for (const cost of [content.oneOffCost, content.runningCostPerYear]) {
			expect(Number.isInteger(cost)).toBe(true);
		}
		const days = [content.period.from, content.dueAt, content.period.to];
		expect(days.every(isDay)).toBe(true);
		expect([...days].sort()).toEqual(days);
		expect(content.approvals.length).toBeGreaterThan(0);
		for (const { body, involvement, plannedFor } of content.approvals) {
			expect(body).not.toBe('');
			expect(INVOLVEMENTS).toContain(involvement);
			expect(isDay(plannedFor)).toBe(true);
		}
		const texts = [
			...content.sectionChanges.map(({ text }) => text),
			content.conditions,
			content.how,
			content.responsible.person
		];
		for (const text of texts) expect(lengthOf(text)).toBeLessThanOrEqual(DECISION_FIELD_LENGTH);
		expect(lengths(texts)).toBeLessThanOrEqual(DECISION_TOTAL_LENGTH);
	});
});

describe('logins', () => {
	it('has one login for each role', () => {
		expect(logins.map(({ role }) => role)).toEqual([
			'administrator',
			'editor',
			'moderator',
			'reader'
		]);
		expect(new Set(logins.map(({ signInName }) => signInName.toLowerCase())).size).toBe(4);
	});

	it('has passwords that any keyboard can type', () => {
		for (const { password } of logins) expect(password).toMatch(/^[a-z-]{12,}$/);
	});
});

describe('needs file', () => {
	it('holds 540 needs in nine workshops, with groups the domain knows', () => {
		expect(needsFile.needs).toHaveLength(540);
		expect(needsFile.workshops).toHaveLength(9);
		expect(Object.values(needsFile.meta.groups).sort()).toEqual([...STAKEHOLDER_GROUPS].sort());
	});
});
