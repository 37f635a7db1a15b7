import { describe, expect, it } from 'vitest';
import type { PlannedIndicator } from './model';
import { given } from './specification.test-support';
import { tooLongText, withCleanTexts } from './step-texts';
import {
	plainStep,
	type NewStep,
	type ShownPicture,
	type StepKind,
	type StepSettings
} from './steps';

const information = (...pictures: ShownPicture[]) =>
	({ ...plainStep('information', 'Netz', 5), settings: { text: '', pictures } }) as NewStep;
const withSettings = <K extends StepKind>(kind: K, settings: StepSettings<K>) =>
	({ ...plainStep(kind, 'Schritt', 5), settings }) as NewStep;
const add = (step: NewStep) => ({
	type: 'AddStep' as const,
	stepId: 'step-new',
	step,
	beforeId: null,
	isSkipped: false
});

describe('the texts of a step', () => {
	it('[IF3] a picture says what it shows, or that it decorates', () => {
		given()
			.when(add(information({ id: 'picture-1', alt: ' ' })))
			.refused('agenda/picture-alt-missing');
		given()
			.when(add(information({ id: 'picture-1', alt: 'x'.repeat(301) })))
			.refused('need/text-too-long', { limit: 300, length: 301 });
		for (const alt of ['Netzplan', null])
			given()
				.when(add(information({ id: 'picture-1', alt })))
				.then({
					type: 'StepAdded',
					step: { ...information({ id: 'picture-1', alt }), id: 'step-new' },
					beforeId: null
				});
	});

	it('[AG16] words of axes are lines, sentences that say nothing are left out', () => {
		const axis = { label: ' Einfluss\n', low: ' ', high: 'groß' };
		expect(
			withCleanTexts({
				...plainStep('matrix', 'Einordnen', 5),
				settings: { source: 'cards', x: axis, y: axis }
			} as NewStep).settings
		).toMatchObject({ x: { label: 'Einfluss', low: '', high: 'groß' } });
		expect(
			withCleanTexts({
				...plainStep('confirm', 'Zustimmung', 5),
				settings: { source: 'statements', scope: 'each', statements: [' Wir  bauen aus. ', ' '] }
			} as NewStep).settings
		).toMatchObject({ statements: ['Wir bauen aus.'] });
	});

	it('[AG16] each has its length', () => {
		const long = 'x'.repeat(301);
		expect(
			tooLongText({
				...plainStep('confirm', 'Zustimmung', 5),
				settings: { source: 'statements', scope: 'each', statements: ['kurz', long] }
			} as NewStep)
		).toEqual({ setting: 'statements', limit: 300, length: 301 });
		expect(
			tooLongText({
				...plainStep('matrix', 'Einordnen', 5),
				settings: {
					source: 'topics',
					x: { label: '', low: '', high: '' },
					y: { label: '', low: long, high: '' }
				}
			} as NewStep)
		).toEqual({ setting: 'y', limit: 120, length: 301 });
		expect(tooLongText(plainStep('break', 'Pause', 5))).toBeNull();
	});

	it('[AG16] scales, columns and indicators have theirs too, and are kept clean', () => {
		const long = 'x'.repeat(15_000);
		const dirty = ' a\u202e\nb ';
		const scale = (text: string) => ({ label: text, low: text, high: text });
		const planned = (name: string, unit = ''): PlannedIndicator => ({
			name,
			unit,
			value: null,
			previous: null,
			target: null,
			direction: 'higher'
		});
		const mood = (text: string) => withSettings('mood', { scales: [scale(text)] });
		const cards = (text: string) =>
			withSettings('cards', { columns: [{ id: 'c', title: text }], visibility: 'open' });
		const indicators = (...all: PlannedIndicator[]) =>
			withSettings('indicators', { indicators: all });
		const tooLong = [
			mood(long),
			cards(long),
			indicators(planned(long)),
			indicators(planned('a', long))
		];
		for (const [index, limit] of [120, 160, 120, 120].entries())
			given().when(add(tooLong[index]!)).refused('need/text-too-long', { limit, length: 15_000 });
		expect(withCleanTexts(mood(dirty)).settings).toEqual({ scales: [scale('a b')] });
		expect(withCleanTexts(cards(dirty)).settings).toMatchObject({ columns: [{ title: 'a b' }] });
		expect(withCleanTexts(indicators(planned(dirty, dirty), planned(' '))).settings).toEqual({
			indicators: [planned('a b', 'a b')]
		});
	});
});
