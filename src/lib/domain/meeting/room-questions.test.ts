import { describe, expect, it } from 'vitest';
import { viewFor } from './audience';
import type { MeetingEvent } from './events';
import type { RoundAnswer, RoundQuestion } from './model';
import { leastResisted, questionResult } from './room-answers';
import { roomQuestion } from './room-questions';
import { roundOf } from './rounds';
import {
	anna,
	entered,
	given,
	hidden,
	joined,
	parked,
	participant,
	revealedNeeds,
	stateAfter
} from './specification.test-support';

const needs = revealedNeeds(3);
const marked: MeetingEvent = {
	type: 'ContradictionMarked',
	contradiction: {
		...{ id: 'contradiction-1', needIds: ['need-1', 'need-2'], of: 'opposed' },
		...{ reason: 'Erlauben oder verbieten', resolution: null }
	}
};
const PAIR: RoundQuestion = {
	kind: 'pair',
	items: [
		{ id: 'need-1', title: 'Text von need-1' },
		{ id: 'need-2', title: 'Text von need-2' }
	]
};
const RESISTANCE: RoundQuestion = {
	...{ kind: 'resistance', contradictionId: 'contradiction-1' },
	items: [...PAIR.items, { id: 'way-1', title: 'Nur in der Pause' }]
};
const opened = (question: RoundQuestion, stepId = 'question-1'): MeetingEvent => {
	return { type: 'RoundOpened', stepId, question };
};
const askPair = (needIds: [string, string] = ['need-1', 'need-2'], questionId = 'question-1') => {
	return { type: 'AskPair' as const, questionId, needIds };
};
const askResistance = (...ways: string[]) => ({
	type: 'AskResistance' as const,
	questionId: 'question-1',
	contradictionId: 'contradiction-1',
	ways
});
const answer = (given: RoundAnswer) => {
	return { type: 'GiveAnswer' as const, stepId: 'question-1', answer: given };
};
const weigh = (...values: (number | null)[]): RoundAnswer => ({ kind: 'resistance', values });
const say = (word: 'together' | 'apart' | null): RoundAnswer => ({ kind: 'pair', word });
const close = { type: 'CloseRound' as const, stepId: 'question-1' };
const end = { type: 'EndQuestion' as const, questionId: 'question-1' };

describe('questions to the room', () => {
	it('[RQ1] ask about two shown needs, and can be taken back', () => {
		given(...needs)
			.when(askPair())
			.then(opened(PAIR));
		expect(
			given(...needs)
				.when(askPair())
				.whenUndone()
				.state()
		).toMatchObject({ rounds: [], roomQuestionId: null });
		given(...needs)
			.when(askPair(['need-1', 'need-1']))
			.refused('topic/too-few');
		given(...needs)
			.when(askPair(['need-1', 'need-99']))
			.refused('need/unknown');
		given(...needs, parked('need-1'))
			.when(askPair())
			.refused('need/not-shown');
	});

	it('[RQ1] ask about a contradiction that is marked', () => {
		given(...needs, marked)
			.when(askResistance('Nur in der Pause', ' '))
			.then(opened(RESISTANCE));
		given(...needs)
			.when(askResistance())
			.refused('contradiction/unknown');
		given(...needs, marked, hidden('need-1'))
			.when(askResistance())
			.refused('need/not-shown');
	});

	it('[RQ2] come one at a time, each with an id of its own', () => {
		given(...needs, opened(PAIR))
			.when(askPair(['need-1', 'need-3'], 'question-2'))
			.refused('question/is-open');
		given(...needs, opened(PAIR))
			.when(close)
			.when(askPair())
			.refused('round/exists');
		given(...needs)
			.when(askPair(['need-1', 'need-2'], 'step-vote'))
			.refused('round/exists');
	});

	it('[RQ3] weigh further ways, as many as can be weighed', () => {
		given(...needs, marked)
			.when(askResistance('1', '2', '3', '4', '5'))
			.refused('round/too-many-items', { limit: 6 });
		given(...needs, marked)
			.when(askResistance('x'.repeat(161)))
			.refused('topic/title-too-long', { limit: 160 });
	});

	it('[RQ4] take answers that fit, and count those that weigh all', () => {
		const asked = given(...needs, opened(RESISTANCE));
		for (const misfit of [weigh(1, 2), weigh(1, 2, 11), weigh(1, 2, 0.5), say('apart')])
			asked.when(answer(misfit), anna).refused('answer/does-not-fit');
		const count = (given: RoundAnswer) =>
			roundOf(asked.when(answer(given), anna).state(), 'question-1')?.answerCount;
		expect(count(weigh(0, 10, 3))).toBe(1);
		expect(count(weigh(0, null, 3))).toBe(0);
		given(...needs, opened(PAIR))
			.when(answer(weigh(1, 2)), anna)
			.refused('answer/does-not-fit');
	});

	it('[RQ5] tell nothing of four answers, and the numbers of five', () => {
		const five = Array.from({ length: 5 }, () => say('together'));
		expect(closedAfter(PAIR, five.slice(1))).toEqual({ kind: 'pair', counts: null });
		expect(closedAfter(PAIR, [...five, say('apart'), say(null)])).toEqual({
			...{ kind: 'pair', counts: { together: 5, apart: 1 } }
		});
		const four = Array.from({ length: 4 }, () => weigh(0, 10, 5));
		expect(closedAfter(RESISTANCE, [...four, weigh(0, null, 1)])).toEqual({
			...{ kind: 'resistance', options: null }
		});
	});

	it('[RQ6] the lowest sum of resistance is the least, several may be', () => {
		const result = questionResult(
			RESISTANCE,
			Array.from({ length: 5 }, () => ({ kind: 'resistance' as const, values: [2, 9, 2] }))
		);
		const options = result.kind === 'resistance' ? (result.options ?? []) : [];
		expect(options.map(({ sum }) => sum)).toEqual([10, 45, 10]);
		expect(options[1]?.counts[9]).toBe(5);
		expect(leastResisted(options)).toEqual([0, 2]);
	});

	it('[RQ7] stay before the room until they are ended or the meeting goes on', () => {
		given(...needs, opened(PAIR))
			.when(end)
			.refused('question/is-open');
		const closed = given(...needs, opened(PAIR)).when(close);
		expect(roomQuestion(closed.state())?.status).toBe('closed');
		expect(closed.when(end).state().roomQuestionId).toBeNull();
		closed.when(end).when(end).refused('round/unknown');
		expect(
			closed.when({ type: 'MoveToStep', stepId: 'step-vote' }).state().roomQuestionId
		).toBeNull();
		expect(stateAfter(...needs, opened(PAIR), entered('vote')).roomQuestionId).toBe('question-1');
	});

	it('[RQ8] hide what is hidden', () => {
		const state = stateAfter(...needs, opened(PAIR), hidden('need-1'));
		expect(JSON.stringify(viewFor(state, 'screen'))).not.toContain('Text von need-1');
		expect(JSON.stringify(viewFor(state, 'screen'))).toContain('Text von need-2');
	});
});

function closedAfter(question: RoundQuestion, answers: RoundAnswer[]) {
	const seats = answers.map((_, index) => `seat-${index}`);
	const state = answers.reduce(
		(before, one, index) => before.when(answer(one), participant(seats[index] ?? '')),
		given(...needs, ...seats.map((seat) => joined(seat)), opened(question)).when({
			...{ type: 'SetPlannedEnd' as const, endsAt: 1 }
		})
	);
	return roundOf(state.when(close).state(), 'question-1')?.result;
}
