import { describe, expect, it } from 'vitest';
import { initialActionItem } from '../../domain/action-item/action-item';
import { completeDecision } from '../../domain/meeting/specification.test-support';
import type { PlanChange } from '../../domain/plan/plan';
import { earlierPage } from './earlier-page';
import type { EarlierLine } from './lines-of';
import type { Outcome } from './record-of';

const MEETING = { id: 'm-1', title: 'Workshop 2025', closedAt: 1 };
const DECIDED: Outcome = { kind: 'decided', content: completeDecision, followUp: 'm-1.d-1.1' };

function line(title: string, ...outcomes: Outcome[]): EarlierLine {
	return {
		title,
		occurrences: outcomes.map((outcome, index) => ({
			meeting: { ...MEETING, id: `m-${String(index + 1)}` },
			topic: { id: title, title, needs: [{ id: 'n', text: title }], count: 1, outcome }
		}))
	};
}

const lines = [
	line('WLAN', { kind: 'named' }, DECIDED),
	line('Tafeln', DECIDED),
	...Array.from({ length: 30 }, (_, index) => line(`Bedarf ${String(index)}`, { kind: 'named' }))
];
const contradiction = {
	id: 'c',
	sides: ['Ja', 'Nein'] as [string, string],
	reason: 'Eins von beiden'
};
const needs = {
	...{ meetings: [MEETING], total: 3, lines, isCompared: true },
	contradictions: [{ meeting: MEETING, contradiction }]
};
const nothing = { changes: [], items: [] };

describe('the page of earlier needs', () => {
	it('[EA6] shows twenty at a time, and says how far was looked back', () => {
		const first = earlierPage(needs, nothing, { filter: 'all', page: 1 });
		expect(first).toMatchObject({ total: 32, found: 32, page: 1, pages: 2 });
		expect(first.looked).toEqual({ meetings: 1, total: 3 });
		expect(first.lines).toHaveLength(20);
		const beyond = earlierPage(needs, nothing, { filter: 'all', page: 9 });
		expect([beyond.page, beyond.lines.length]).toEqual([2, 12]);
	});

	it('[EA6] shows on request what several meetings named, or what was left open', () => {
		const titles = (filter: 'several' | 'open') =>
			earlierPage(needs, nothing, { filter, page: 1 }).lines.map(({ title }) => title);
		expect(titles('several')).toEqual(['WLAN']);
		expect(titles('open')[0]).toBe('WLAN');
		expect(titles('open')).not.toContain('Tafeln');
	});

	it('[EA9] begins with what nobody settled, and does not say it again', () => {
		const toldOn = (page: number, filter: 'all' | 'several' | 'open' = 'all') =>
			earlierPage(needs, nothing, { filter, page }).contradictions.length;
		expect([toldOn(1), toldOn(2), toldOn(1, 'open'), toldOn(1, 'several')]).toEqual([1, 0, 1, 0]);
	});

	it('[EA4] says how it stands today, and leads to no entry that there is not', () => {
		const change = { id: 'm-1.d-1.1', number: 7, status: 'withdrawn' } as PlanChange;
		const item = { ...initialActionItem, id: 'm-1.d-1.1', status: 'done' as const };
		const outcomeWith = (since: Parameters<typeof earlierPage>[1]) =>
			earlierPage(needs, since, { filter: 'all', page: 1 }).lines[1]?.occurrences[0]?.outcome;
		expect(outcomeWith({ changes: [change], items: [item] })).toEqual({
			kind: 'decided',
			feasibility: completeDecision.feasibility,
			sentence: completeDecision.how,
			change: { number: 7, isWithdrawn: true },
			item: { id: item.id, status: 'done' }
		});
		expect(outcomeWith(nothing)).toMatchObject({ change: null, item: null });
	});
});
