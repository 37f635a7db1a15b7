import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlannedIndicator } from './model';
import { given } from './specification.test-support';
import { areColumnsDoubled, brokenBound } from './step-bounds';
import { plainStep, STEP_KINDS, type NewStep, type StepKind, type StepSettings } from './steps';

const withSettings = <K extends StepKind>(kind: K, settings: StepSettings<K>) =>
	({ ...plainStep(kind, 'Schritt', 5), settings }) as NewStep;
const add = (step: NewStep) =>
	given().when({
		type: 'AddStep',
		stepId: 'step-new',
		step,
		beforeId: null,
		isSkipped: false
	});
const times = <T>(count: number, one: (index: number) => T) =>
	Array.from({ length: count }, (_, index) => one(index));
const scales = (count: number) =>
	withSettings('mood', { scales: times(count, () => ({ label: '', low: '', high: '' })) });
const cards = (...ids: string[]) =>
	withSettings('cards', { columns: ids.map((id) => ({ id, title: id })), visibility: 'open' });
const planned = (value: number | null): PlannedIndicator => ({
	name: 'Geräte',
	unit: '',
	value,
	previous: null,
	target: null,
	direction: 'higher'
});
const dots = (dotsPerPerson: number | null, maxPerOption: number | null) =>
	withSettings('vote', { dotsPerPerson, maxPerOption });

describe('[AG16] the bounds of a step', () => {
	it.each([
		['no scale', scales(0)],
		['too many scales', scales(5)],
		['no column', cards()],
		['too many columns', cards('a', 'b', 'c', 'd', 'e')],
		['two columns that are one', cards('a', 'a')],
		[
			'too many sentences',
			withSettings('confirm', {
				source: 'statements',
				scope: 'each',
				statements: times(13, (index) => `Satz ${index}`)
			})
		],
		[
			'too many pictures',
			withSettings('information', {
				text: '',
				pictures: times(7, (index) => ({ id: `picture-${index}`, alt: null }))
			})
		],
		['too many indicators', withSettings('indicators', { indicators: times(21, () => planned(1)) })]
	])('%s is refused', (_name, step) => {
		add(step).refused('agenda/setting-invalid');
	});

	it.each([
		[0, null],
		[21, null],
		[2.5, null],
		[null, 21],
		[3, 4]
	])('%s dots with %s for one topic are refused', (each, most) => {
		add(dots(each, most)).refused('vote/dots-out-of-range', { min: 1, max: 20 });
	});

	it.each([1e9, -1e9, Infinity, NaN])('the number %s is refused', (value) => {
		add(withSettings('indicators', { indicators: [planned(value)] })).refused(
			'indicator/number-out-of-range',
			{ limit: 999_999_999 }
		);
	});

	it('are kept by every step as it starts', () => {
		for (const kind of STEP_KINDS) expect(brokenBound(plainStep(kind, 'Schritt', 5))).toBeNull();
		expect(brokenBound(dots(5, 5))).toBeNull();
	});

	it('know columns by their ids alone', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), (ids) => {
				const isRepeated = ids.some((id, index) => ids.indexOf(id) !== index);
				expect(areColumnsDoubled(ids.map((id) => ({ id })))).toBe(isRepeated);
			})
		);
	});
});
