import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from './events';
import { moodMean } from './mood';
import { roundOf } from './rounds';
import {
	anna,
	ben,
	given,
	joined,
	meetingPrepared,
	moderator,
	participant
} from './specification.test-support';
import { plainStep } from './steps';

const scales = [
	{ label: 'Ausstattung', low: 'schlecht', high: 'gut' },
	{ label: 'Unterstützung', low: '', high: '' }
];
const SIX = ['anna', 'ben', 'cem', 'dana', 'elif', 'finn'].map((name) => `seat-${name}`);
const meeting: MeetingEvent[] = [
	{
		...meetingPrepared,
		agenda: [
			...meetingPrepared.agenda.filter(({ kind }) => kind !== 'mood'),
			{ ...plainStep('mood', 'Stimmung', 5), kind: 'mood', settings: { scales }, id: 'step-mood' },
			{
				...plainStep('mood', 'Noch einmal', 5),
				kind: 'mood',
				settings: { scales },
				id: 'step-more'
			}
		]
	},
	...SIX.map((seatId) => joined(seatId))
];
const enter = { type: 'MoveToStep' as const, stepId: 'step-mood' };
const open = { type: 'OpenRound' as const, stepId: 'step-mood' };
const close = { type: 'CloseRound' as const, stepId: 'step-mood' };
const answer = (values: (number | null)[], stepId = 'step-mood') => ({
	type: 'GiveAnswer' as const,
	stepId,
	answer: { kind: 'mood' as const, values }
});
const answered = (seatId: string, values: (number | null)[]): MeetingEvent => ({
	type: 'AnswerGiven',
	stepId: 'step-mood',
	seatId,
	answer: { kind: 'mood', values }
});
const opened: MeetingEvent = {
	type: 'RoundOpened',
	stepId: 'step-mood',
	question: { kind: 'mood', scales }
};
const running = [
	...meeting,
	{ type: 'StepEntered', stepId: 'step-mood', timerEndsAt: null } as const,
	opened
];

describe('asking for the mood', () => {
	it('[MO1] entering the step asks everybody, once', () => {
		const entered = given(...meeting).when(enter);
		expect(roundOf(entered.state(), 'step-mood')).toEqual({
			stepId: 'step-mood',
			question: { kind: 'mood', scales },
			status: 'open',
			shownGroup: null,
			answerCount: 0,
			result: null
		});
		const again = entered.when({ ...enter, stepId: 'step-collect' }).when(enter);
		expect(again.state().rounds).toHaveLength(1);
	});

	it('[MO2] what entering has not opened the moderator opens, in this step and once', () => {
		given(...meeting, { type: 'StepEntered', stepId: 'step-mood', timerEndsAt: null })
			.when(open)
			.then(opened);
		given(...meeting)
			.when(open)
			.refused('agenda/wrong-step');
		given(...running)
			.when(open)
			.refused('round/exists');
		given(...running)
			.when({ ...open, stepId: 'step-collect' })
			.refused('round/unknown');
		given(...meeting)
			.when(open, anna)
			.refused('right/missing');
	});
});

describe('answering', () => {
	it('[MO3] a joined person answers on each scale, changes it, or takes it back', () => {
		const first = given(...running).when(answer([4, null]), anna);
		first.then(answered('seat-anna', [4, null]));
		expect(roundOf(first.state(), 'step-mood')?.answerCount).toBe(1);
		const second = first.when(answer([2, 5]), anna);
		expect(second.state().answers['step-mood']).toEqual({
			'seat-anna': { kind: 'mood', values: [2, 5] }
		});
		expect(roundOf(second.state(), 'step-mood')?.answerCount).toBe(1);
		const back = second.when(answer([null, null]), anna);
		expect(roundOf(back.state(), 'step-mood')?.answerCount).toBe(0);
	});

	it('[MO3] who has not joined does not answer', () => {
		given(...running)
			.when(answer([1, 1]), participant('seat-nobody'))
			.refused('joining/not-joined');
		given(...running)
			.when(answer([1, 1]), moderator)
			.refused('joining/not-joined');
	});

	it.each([[[1]], [[1, 2, 3]], [[0, 1]], [[6, 1]], [[2.5, 1]], [[-1, null]]])(
		'[MO4] %j is no answer to two scales from 1 to 5',
		(values) => {
			given(...running)
				.when(answer(values), anna)
				.refused('answer/does-not-fit');
		}
	);

	it('[MO5] before the opening and after the close there is nothing to answer', () => {
		given(...running)
			.when(answer([1, 1], 'step-more'), ben)
			.refused('round/unknown');
		const closed = given(...running).when(close);
		closed.when(answer([1, 1]), ben).refused('round/not-open');
		closed.when(close).refused('round/not-open');
		given(...meeting)
			.when(close)
			.refused('round/unknown');
		given(...running)
			.when(close, anna)
			.refused('right/missing');
	});
});

describe('the result', () => {
	it('[MO6] says how often each value was given, by scale', () => {
		given(...running, ...SIX.map((seatId, index) => answered(seatId, [index < 4 ? 4 : 2, 3])))
			.when(close)
			.then({
				type: 'RoundClosed',
				stepId: 'step-mood',
				result: {
					kind: 'mood',
					scales: [
						{ answers: 6, counts: [0, 2, 0, 4, 0] },
						{ answers: 6, counts: [0, 0, 6, 0, 0] }
					]
				},
				answerCount: 6
			});
		expect(moodMean([0, 2, 0, 4, 0])).toBeCloseTo(20 / 6);
	});

	it('[MO7] below five answers to a scale the event that closes holds nothing of them', () => {
		const outcome = given(
			...running,
			...SIX.slice(0, 5).map((seatId, index) => answered(seatId, [3, index < 4 ? 1 : null])),
			answered('seat-finn', [null, null])
		).when(close);
		outcome.then({
			type: 'RoundClosed',
			stepId: 'step-mood',
			result: {
				kind: 'mood',
				scales: [
					{ answers: 5, counts: [0, 0, 5, 0, 0] },
					{ answers: 4, counts: null }
				]
			},
			answerCount: 5
		});
	});

	it('[MO8] a closed round is not opened again: the next result would tell a single answer', () => {
		const closed = given(...running).when(close);
		closed.when(open).refused('round/exists');
		expect(closed.act()).toBeNull();
	});
});
