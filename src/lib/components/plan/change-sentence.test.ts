import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeContent, PlanChange } from '$lib/domain/plan/plan';
import { getLocale, overwriteGetLocale } from '$lib/paraglide/runtime.js';
import { changeSentence } from './change-sentence';

const content: ChangeContent = {
	sectionChanges: [
		{ code: '6.1', text: 'neu' },
		{ code: '5.3', text: 'neu' }
	],
	feasibility: 'conditional',
	conditions: '',
	how: '',
	period: { from: null, to: null },
	horizon: null,
	oneOffCost: null,
	runningCostPerYear: null,
	responsible: { side: 'authority', person: 'Schulamt' },
	dueAt: '2027-03-31',
	approvals: []
};

function sentence(part: Partial<ChangeContent> = {}, status: PlanChange['status'] = 'proposed') {
	return changeSentence({
		id: 'change',
		number: 1,
		cause: {
			meetingId: 'm',
			meetingTitle: 'Bedarfsworkshop',
			decisionId: 'd',
			agreement: 1,
			coreNeed: { id: 'c', title: 'Ladeschränke' },
			needs: []
		},
		content: { ...content, ...part },
		agreedAt: 0,
		status
	});
}

describe('the sentence of an entry of the change log', () => {
	const before = getLocale;
	beforeAll(() => overwriteGetLocale(() => 'de'));
	afterAll(() => overwriteGetLocale(before));

	it('says what, where, who and when', () => {
		expect(sentence()).toBe(
			'„Ladeschränke“ ist mit Auflagen umsetzbar; betroffen: Abschnitte 5.3 und 6.1; zuständig: Schulträger (Schulamt); fällig am 31. März 2027.'
		);
	});

	it('says no more than was settled', () => {
		const bare = {
			sectionChanges: [],
			responsible: { side: null, person: '' },
			dueAt: null,
			feasibility: 'no' as const
		};
		expect(sentence(bare)).toBe('„Ladeschränke“ ist nicht umsetzbar.');
	});

	it('begins with the withdrawal', () => {
		expect(sentence({}, 'withdrawn')).toMatch(/^Zurückgenommen: „Ladeschränke“ ist /);
	});
});
