import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionContent } from '$lib/domain/meeting/model';
import { getLocale, overwriteGetLocale } from '$lib/paraglide/runtime.js';
import { costText, dayText, periodText, responsibleText } from './decision-text';

const content: DecisionContent = {
	sectionChanges: [],
	feasibility: 'conditional',
	conditions: '',
	how: '',
	period: { from: '2027-02-01', to: null },
	horizon: 3,
	oneOffCost: 48_500,
	runningCostPerYear: 0,
	responsible: { side: 'authority', person: 'Herr Demir' },
	dueAt: null,
	approvals: []
};

describe('the words of a decision', () => {
	const before = getLocale;
	beforeAll(() => overwriteGetLocale(() => 'de'));
	afterAll(() => overwriteGetLocale(before));

	it('writes days as they are written, and leaves alone what is none', () => {
		expect(dayText('2027-02-01')).toBe('1. Februar 2027');
		expect(dayText('irgendwann')).toBe('irgendwann');
	});

	it('joins period and horizon', () =>
		expect(periodText(content)).toBe('ab 1. Februar 2027 · innerhalb von 3 Jahren'));

	it('says nothing where nothing is said', () => {
		const empty = { ...content, period: { from: null, to: null }, horizon: null };
		expect(periodText(empty)).toBeNull();
		expect(costText({ ...content, oneOffCost: null, runningCostPerYear: null })).toBeNull();
		expect(responsibleText({ ...content, responsible: { side: null, person: ' ' } })).toBeNull();
	});

	it('names costs that are zero: no running cost is a statement', () =>
		expect(costText(content)?.replaceAll('\u00a0', ' ')).toBe('48.500 € einmalig · 0 € im Jahr'));

	it('names side and person', () =>
		expect(responsibleText(content)).toBe('Schulträger, Herr Demir'));
});
