import { describe, expect, it } from 'vitest';
import { viewFor, ownView } from './audience';
import {
	anna,
	closed,
	entered,
	feedback,
	given,
	joined,
	moderator,
	stateAfter
} from './specification.test-support';
import { feedbackAtClose } from './feedback';
import { FEEDBACK_LENGTH } from './rules';

const seats = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `seat-${letter}`);
const answers = seats.map((seatId, index) =>
	feedback(seatId, (index % 5) + 1, index < 3 ? `Satz ${index}` : '')
);
const ending = [...seats.map((seatId) => joined(seatId)), joined('seat-anna'), entered('close')];

describe('feedback', () => {
	it('[CL8] is given at the closing step, and given again it replaces the first', () => {
		const first = given(...ending).when(
			{ type: 'GiveFeedback', worth: 2, text: ' Zu  lang ' },
			anna
		);
		first.then(feedback('seat-anna', 2, 'Zu lang'));
		const again = first.when({ type: 'GiveFeedback', worth: 5, text: '\u200B' }, anna);
		expect(again.state().feedback).toEqual({ 'seat-anna': { worth: 5, text: '' } });
		expect(again.state().feedbackCount).toBe(1);
	});

	it('[CL8] elsewhere, from who has not joined, or from the moderator it is refused', () => {
		given(...ending, entered('decide'))
			.when({ type: 'GiveFeedback', worth: 3, text: '' }, anna)
			.refused('agenda/wrong-step');
		given(entered('close'))
			.when({ type: 'GiveFeedback', worth: 3, text: '' }, anna)
			.refused('joining/not-joined');
		given(...ending)
			.when({ type: 'GiveFeedback', worth: 3, text: '' }, moderator)
			.refused('joining/not-joined');
	});

	it.each([0, 6, 2.5, Number.NaN])('[CL8] %d is not on the scale', (worth) => {
		given(...ending)
			.when({ type: 'GiveFeedback', worth, text: '' }, anna)
			.refused('feedback/worth-out-of-range', { min: 1, max: 5 });
	});

	it('[CL8] a text that is too long is refused', () => {
		given(...ending)
			.when({ type: 'GiveFeedback', worth: 3, text: 'x'.repeat(FEEDBACK_LENGTH + 1) }, anna)
			.refused('feedback/text-too-long', { limit: FEEDBACK_LENGTH });
	});

	it('[CL9] is a number to all while the meeting is open, and its own to each phone', () => {
		const state = stateAfter(...ending, ...answers);
		for (const audience of ['moderator', 'screen', 'participants'] as const) {
			expect(viewFor(state, audience)).toMatchObject({
				feedback: {},
				feedbackCount: 6,
				feedbackSum: null
			});
		}
		expect(ownView(state, 'seat-a').feedback).toEqual({ 'seat-a': { worth: 1, text: 'Satz 0' } });
	});

	it('[CL10] is summed up at the close for the moderator alone', () => {
		const state = given(...ending, ...answers)
			.when({ type: 'CloseMeeting' })
			.state();
		const sum = viewFor(state, 'moderator').feedbackSum;
		expect(sum?.worths).toEqual([2, 1, 1, 1, 1]);
		expect(sum?.texts.toSorted()).toEqual(['Satz 0', 'Satz 1', 'Satz 2']);
		expect(viewFor(state, 'participants').feedbackSum).toBeNull();
		expect(viewFor(state, 'screen').feedbackSum).toBeNull();
	});

	it('[CL10] the order of the sentences does not depend on the order of entry', () => {
		const context = { actor: moderator, now: 0, commandId: 'close-1' };
		const sum = (order: typeof answers) =>
			feedbackAtClose(stateAfter(...ending, ...order), context);
		expect(sum(answers)).toEqual(sum(answers.toReversed()));
	});

	it('[CL11] of four answers nothing is told', () => {
		given(...ending, ...answers.slice(0, 4))
			.when({ type: 'CloseMeeting' })
			.then(closed);
	});

	it('[CL11] once told the sum stays, and a reopened meeting takes no further answer', () => {
		const reopened = given(...ending, ...answers)
			.when({ type: 'CloseMeeting' })
			.when({ type: 'ReopenMeeting' });
		reopened.when({ type: 'GiveFeedback', worth: 1, text: '' }, anna).refused('feedback/over');
		reopened.when({ type: 'CloseMeeting' }).then(closed);
	});
});
