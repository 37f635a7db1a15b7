import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tell, viewFor } from './audience';
import type { MeetingEvent } from './events';
import { spreadOf } from './spread';
import type { MatrixRating, RoundItem } from './model';
import { roundOf } from './rounds';
import {
	anna,
	entered,
	given,
	hidden,
	joined,
	moderator,
	named,
	participant,
	revealedNeeds,
	stateAfter
} from './specification.test-support';
import { plainStep } from './steps';

const STEP = 'step-matrix';
const open = { type: 'OpenRound' as const, stepId: STEP };
const close = { type: 'CloseRound' as const, stepId: STEP };
const words = { label: '', low: '', high: '' };
const asking = (...items: RoundItem[]): MeetingEvent => ({
	type: 'RoundOpened',
	stepId: STEP,
	question: { kind: 'matrix', x: words, y: words, items }
});
const item = (id: string): RoundItem => ({ id, title: `Text von ${id}` });
const two = asking(item('need-1'), item('need-2'));
const needs = [...revealedNeeds(2), entered('matrix')];
const answer = (...ratings: MatrixRating[]) => ({
	type: 'GiveAnswer' as const,
	stepId: STEP,
	answer: { kind: 'matrix' as const, ratings }
});
const given5 = (...ratings: MatrixRating[]): MeetingEvent[] =>
	['anna', 'ben', 'cem', 'dana', 'elif'].map((name) => ({
		type: 'AnswerGiven',
		stepId: STEP,
		seatId: `seat-${name}`,
		answer: { kind: 'matrix', ratings }
	}));
const sourced = (source: 'topics' | 'core-needs' | 'cards'): MeetingEvent => ({
	type: 'StepEdited',
	stepId: STEP,
	step: {
		...plainStep('matrix', 'Einordnen', 5),
		settings: { source, x: words, y: words }
	} as never
});

describe('asking', () => {
	it('[MX1] entering asks nothing; the moderator opens with the topics as they are', () => {
		const there = given(...revealedNeeds(2)).when({ type: 'MoveToStep', stepId: STEP });
		expect(roundOf(there.state(), STEP)).toBeUndefined();
		there.when(open).then(two);
		given(...needs)
			.when(open, anna)
			.refused('right/missing');
		given(...needs, two)
			.when(open)
			.refused('round/exists');
	});

	it('[MX1] [MX2] core needs are placed instead where the step says so', () => {
		given(...needs, sourced('core-needs'))
			.when(open)
			.refused('round/nothing-to-ask');
		given(...needs, sourced('core-needs'), named('core-1', 'need-1'))
			.when(open)
			.then(asking({ id: 'core-1', title: 'Kernbedarf core-1' }));
	});

	it('[MX2] more than 30 at once are refused', () => {
		given(...revealedNeeds(31), entered('matrix'))
			.when(open)
			.refused('round/too-many-items', { limit: 30 });
		given(entered('matrix')).when(open).refused('round/nothing-to-ask');
	});

	it('[MX3] cards of the steps before, by random id, the same words once', () => {
		const card = (
			id: string,
			text: string,
			status: 'shown' | 'hidden' = 'shown'
		): MeetingEvent => ({
			type: 'CardAdded',
			card: {
				id,
				stepId: 'step-cards',
				columnId: 'column-1',
				text,
				originalText: null,
				status,
				authorSeatId: 'seat-anna',
				needId: null
			}
		});
		given(
			card('card-9', 'Elternbeirat'),
			card('card-2', 'Schulausschuss'),
			card('card-3', 'elternbeirat'),
			card('card-4', 'Herr M.', 'hidden'),
			sourced('cards'),
			entered('matrix')
		)
			.when(open)
			.then(
				asking({ id: 'card-2', title: 'Schulausschuss' }, { id: 'card-3', title: 'elternbeirat' })
			);
	});

	it('[MX8] opening is taken back until somebody answered', () => {
		const opened = given(...needs).when(open);
		expect(roundOf(opened.whenUndone().state(), STEP)).toBeUndefined();
		const answered = opened.when(answer({ x: 1, y: 1 }, { x: null, y: null }), anna);
		answered.when({ type: 'DiscardRound', stepId: STEP }).refused('round/has-answers');
		// An answer that was taken back is none.
		const back = answered.when(answer({ x: null, y: null }, { x: null, y: null }), anna);
		back
			.when({ type: 'DiscardRound', stepId: STEP })
			.then({ type: 'RoundDiscarded', stepId: STEP });
		given(...needs)
			.when({ type: 'DiscardRound', stepId: STEP })
			.refused('round/unknown');
		given(...needs, two)
			.when({ type: 'DiscardRound', stepId: STEP }, anna)
			.refused('right/missing');
	});
});

describe('answering', () => {
	it('[MX4] what has both counts, what has one is kept for later', () => {
		const half = given(...needs, two).when(answer({ x: 4, y: null }, { x: null, y: null }), anna);
		expect(roundOf(half.state(), STEP)?.answerCount).toBe(0);
		const whole = half.when(answer({ x: 4, y: 10 }, { x: null, y: null }), anna);
		expect(roundOf(whole.state(), STEP)?.answerCount).toBe(1);
	});

	it.each([
		[[]],
		[
			[
				{ x: 0, y: 1 },
				{ x: 1, y: 1 }
			]
		],
		[
			[
				{ x: 1, y: 11 },
				{ x: 1, y: 1 }
			]
		],
		[
			[
				{ x: 1.5, y: 1 },
				{ x: 1, y: 1 }
			]
		]
	])('[MX4] %j is no answer about two things', (ratings) => {
		given(...needs, two)
			.when(answer(...ratings), anna)
			.refused('answer/does-not-fit');
	});

	it('[MX4] an answer to something else does not fit', () => {
		given(...needs, two)
			.when({ type: 'GiveAnswer', stepId: STEP, answer: { kind: 'mood', values: [1, 1] } }, anna)
			.refused('answer/does-not-fit');
	});
});

describe('the result', () => {
	it('[MX5] [MX6] tells the middle and the spread, and of fewer than five nothing', () => {
		const answers = given5({ x: 2, y: 9 }, { x: null, y: 5 });
		given(...needs, two, ...answers)
			.when(close)
			.then({
				type: 'RoundClosed',
				stepId: STEP,
				result: {
					kind: 'matrix',
					items: [
						{
							answers: 5,
							spread: { x: { low: 2, median: 2, high: 2 }, y: { low: 9, median: 9, high: 9 } },
							groups: []
						},
						{ answers: 0, spread: null, groups: [] }
					]
				},
				answerCount: 5
			});
	});

	it('[MX5] half of the values lie on either side of the median, and half between the quartiles', () => {
		expect(spreadOf([1, 2, 3, 4])).toEqual({ low: 1, median: 2.5, high: 3 });
		expect(spreadOf([10, 1, 1, 9, 5])).toEqual({ low: 1, median: 5, high: 9 });
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 5, maxLength: 60 }),
				(values) => {
					const { low, median, high } = spreadOf(values);
					expect(low).toBeLessThanOrEqual(median);
					expect(median).toBeLessThanOrEqual(high);
					const half = values.length / 2;
					expect(values.filter((value) => value <= median).length).toBeGreaterThanOrEqual(half);
					expect(values.filter((value) => value >= median).length).toBeGreaterThanOrEqual(half);
					const within = values.filter((value) => value >= low && value <= high).length;
					expect(within).toBeGreaterThanOrEqual(half);
					expect(spreadOf(values.toReversed())).toEqual({ low, median, high });
				}
			)
		);
	});
});

describe('what is out of sight', () => {
	it('[MX7] a hidden need keeps its place in the matrix and loses its words there', () => {
		const history = [...needs, two, hidden('need-1')];
		for (const audience of ['screen', 'participants'] as const)
			expect(JSON.stringify(viewFor(stateAfter(...history), audience).rounds)).not.toContain(
				'Text von need-1'
			);
		expect(viewFor(stateAfter(...history), 'moderator').rounds[0]?.question).toMatchObject({
			items: [item('need-1'), item('need-2')]
		});
		const shown: MeetingEvent = { type: 'NeedRestored', needId: 'need-1', status: 'shown' };
		expect(viewFor(stateAfter(...history, shown), 'screen').rounds[0]?.question).toMatchObject({
			items: [item('need-1'), item('need-2')]
		});
	});

	it('[MX7] a card that is shown again brings its words back', () => {
		const card: MeetingEvent = {
			type: 'CardAdded',
			card: {
				id: 'card-1',
				stepId: 'step-cards',
				columnId: 'column-1',
				text: 'Herr M.',
				originalText: null,
				status: 'shown',
				authorSeatId: null,
				needId: null
			}
		};
		const gone: MeetingEvent = { type: 'CardHidden', cardId: 'card-1' };
		const back: MeetingEvent = { type: 'CardRestored', cardId: 'card-1', status: 'shown' };
		const history = [card, asking({ id: 'card-1', title: 'Herr M.' })];
		const before = stateAfter(...history, gone);
		expect(JSON.stringify(viewFor(before, 'screen'))).not.toContain('Herr M.');
		expect(tell(before, back, stateAfter(...history, gone, back), 'screen')).toEqual({
			kind: 'refresh'
		});
	});
});

it('[MX4] nobody answers without having joined', () => {
	given(...needs, two, joined('seat-cem'))
		.when(answer({ x: 1, y: 1 }, { x: 1, y: 1 }), participant('seat-nobody'))
		.refused('joining/not-joined');
	given(...needs, two)
		.when(answer({ x: 1, y: 1 }, { x: 1, y: 1 }), moderator)
		.refused('joining/not-joined');
});
