import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bySectionNumber, describeChange } from './describe-change';
import type { ChangeContent, PlanChange } from './plan';

const content: ChangeContent = {
	sectionChanges: [
		{ code: '11.2', text: 'Wartung der Ladeschränke' },
		{ code: '5.3', text: 'Ladeschrank je Jahrgang' }
	],
	feasibility: 'conditional',
	conditions: 'Brandschutz stimmt zu',
	how: '',
	period: { from: null, to: null },
	horizon: 1,
	oneOffCost: 48_000,
	runningCostPerYear: null,
	responsible: { side: 'authority', person: 'Schulamt' },
	dueAt: '2027-03-31',
	approvals: []
};

function change(
	part: Partial<ChangeContent> = {},
	status: PlanChange['status'] = 'proposed'
): PlanChange {
	return {
		id: 'm.d.1',
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
	};
}

describe('the sentence of a change', () => {
	it('says outcome, sections in the order of the plan, responsibility and due date', () => {
		expect(describeChange(change())).toEqual([
			{ key: 'outcome', params: { feasibility: 'conditional', coreNeed: 'Ladeschränke' } },
			{ key: 'sections', params: { codes: ['5.3', '11.2'] } },
			{ key: 'responsible', params: { side: 'authority', person: 'Schulamt' } },
			{ key: 'due', params: { day: '2027-03-31' } }
		]);
	});

	it('leaves out what was not settled', () => {
		const bare = change({
			feasibility: 'no',
			sectionChanges: [],
			responsible: { side: null, person: '' },
			dueAt: null
		});
		expect(describeChange(bare).map(({ key }) => key)).toEqual(['outcome']);
	});

	it('begins with the withdrawal of a withdrawn one', () => {
		expect(describeChange(change({}, 'withdrawn'))[0]).toEqual({ key: 'withdrawn' });
	});
});

describe('the order of section codes', () => {
	it('counts by number, chapters before their sections', () => {
		expect(['10', '2.10', '2.2', '2', '1.4'].toSorted(bySectionNumber)).toEqual([
			'1.4',
			'2',
			'2.2',
			'2.10',
			'10'
		]);
	});

	it('is an order', () => {
		const code = fc
			.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 })
			.map((numbers) => numbers.join('.'));
		fc.assert(
			fc.property(code, code, (a, b) => {
				expect(Math.sign(bySectionNumber(a, b))).toBe(-Math.sign(bySectionNumber(b, a)) || 0);
				expect(bySectionNumber(a, b) === 0).toBe(a === b);
			})
		);
	});
});
