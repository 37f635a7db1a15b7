import { describe, expect, it } from 'vitest';
import { indicatorsOf, isTargetReached, preparedId, trendOf } from './indicators';
import type { IndicatorContent, PlannedIndicator } from './model';
import { given, meetingPrepared, someIndicator, stateAfter } from './specification.test-support';
import type { AgendaStep } from './steps';

const planned: PlannedIndicator = {
	name: 'Tickets',
	unit: '',
	value: null,
	previous: 40,
	target: 30,
	direction: 'lower'
};
const step: Extract<AgendaStep, { kind: 'indicators' }> = {
	id: 'step-numbers',
	kind: 'indicators',
	title: 'Kennzahlen',
	minutes: 15,
	settings: { indicators: [planned] }
};
const review = { ...meetingPrepared, agenda: [...meetingPrepared.agenda, step] };
const record = (
	change: Partial<IndicatorContent> = {},
	indicatorId = 'indicator-1',
	stepId = step.id
) => ({
	type: 'RecordIndicator' as const,
	stepId,
	indicatorId,
	content: { ...someIndicator, ...change }
});
const first = preparedId(step.id, 0);

describe('indicators', () => {
	it('[ID1] prepared ones come first, in place of them what was recorded, then added ones', () => {
		expect(indicatorsOf(stateAfter(review), step)).toEqual([
			{ id: first, stepId: step.id, content: { ...planned, reasons: [], note: '' } }
		]);
		const state = given(review)
			.when(record())
			.when(record({ name: 'Tickets', value: 28 }, first))
			.when(record({ name: 'Tickets', value: 29 }, first))
			.state();
		expect(indicatorsOf(state, step).map(({ id, content }) => [id, content.value])).toEqual([
			[first, 29],
			['indicator-1', 72.5]
		]);
	});

	it('[ID1] belong to a step of their kind, and stay in it', () => {
		given(review)
			.when(record({}, 'indicator-1', 'step-vote'))
			.refused('agenda/wrong-step');
		given(review)
			.when(record())
			.when(record({}, 'indicator-1', 'step-indicators'))
			.refused('indicator/unknown');
	});

	it('[ID2] have a name, texts of limited length and numbers in range', () => {
		given(review)
			.when(record({ name: ' ' }))
			.refused('indicator/name-missing');
		given(review)
			.when(record({ unit: 'a'.repeat(121) }))
			.refused('indicator/text-too-long', { limit: 120 });
		given(review)
			.when(record({ note: 'a'.repeat(601) }))
			.refused('indicator/text-too-long', { limit: 600 });
		for (const value of [1e9, -1e9, NaN, Infinity])
			given(review)
				.when(record({ value }))
				.refused('indicator/number-out-of-range', { limit: 999_999_999 });
	});

	it('[ID2] a step holds at most 20', () => {
		const full = {
			...step,
			settings: { indicators: Array(20).fill(planned) as (typeof planned)[] }
		};
		const meeting = given({ ...review, agenda: [full] });
		meeting.when(record()).refused('indicator/too-many', { limit: 20 });
		expect(meeting.when(record({}, first)).state().indicators).toHaveLength(1);
	});

	it('[ID3] what was recorded is removed, and undone', () => {
		const recorded = given(review).when(record({ value: 28 }, first));
		const removed = recorded.when({ type: 'RemoveIndicator', indicatorId: first });
		expect(indicatorsOf(removed.state(), step)[0]?.content.value).toBeNull();
		removed.when({ type: 'RemoveIndicator', indicatorId: first }).refused('indicator/unknown');
		expect(removed.whenUndone().state().indicators).toEqual(recorded.state().indicators);
		expect(recorded.whenUndone().state().indicators).toEqual([]);
	});

	it('[ID4] the direction says what is better; without numbers nothing is said', () => {
		expect(isTargetReached({ ...planned, value: 30 })).toBe(true);
		expect(isTargetReached({ ...planned, value: 31 })).toBe(false);
		expect(isTargetReached(planned)).toBeNull();
		expect(isTargetReached(someIndicator)).toBe(false);
		expect(trendOf(someIndicator)).toBe('better');
		expect(trendOf({ ...planned, value: 41 })).toBe('worse');
		expect(trendOf({ ...planned, value: 40 })).toBe('same');
		expect(trendOf(planned)).toBeNull();
	});
});
