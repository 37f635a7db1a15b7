/**
 * Feedback at the end: was the time well spent, and a sentence for those who like. While the
 * meeting is open all learn the number of answers only; what was answered is summed up at the
 * close, for the moderator and the staff, and only if enough answered. Rules CL.
 */
import { accepted, type Context } from '../kernel/decider';
import { shuffle } from '../kernel/shuffle';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import { type CommandOf, type MeetingOutcome, currentStep, refuse, seatOf } from './capability';
import type { MeetingEvent, SharedEvent } from './events';
import { FEEDBACK_LENGTH, WORTH } from './rules';
import { seatIn } from './seats';
import type { MeetingState } from './state';
import { SMALLEST_SHOWN_GROUP } from './stakeholder-groups';

/** A second answer of the same seat replaces the first. */
export function giveFeedback(
	command: CommandOf<'GiveFeedback'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const seatId = seatOf(context);
	if (seatId === null || !seatIn(state, seatId)) return refuse('joining/not-joined');
	if (currentStep(state)?.kind !== 'close') return refuse('agenda/wrong-step');
	if (state.feedbackSum) return refuse('feedback/over');
	const { worth } = command;
	if (!Number.isInteger(worth) || worth < WORTH.min || worth > WORTH.max)
		return refuse('feedback/worth-out-of-range', WORTH);
	const text = cleanLine(command.text);
	if (lengthOf(text) > FEEDBACK_LENGTH)
		return refuse('feedback/text-too-long', { limit: FEEDBACK_LENGTH });
	return accepted({ type: 'FeedbackGiven', seatId, worth, text: isBlank(text) ? '' : text });
}

/**
 * The sum, once enough people answered. It is told once: summed up again after one more answer,
 * the difference would show what that one person said.
 */
export function feedbackAtClose(state: MeetingState, { commandId }: Context): MeetingEvent[] {
	const given = Object.values(state.feedback);
	if (state.feedbackSum || given.length < SMALLEST_SHOWN_GROUP) return [];
	const worths = Array.from(
		{ length: WORTH.max },
		(_, index) => given.filter(({ worth }) => worth === WORTH.min + index).length
	);
	// Sorted before they are shuffled, so that nothing of the order of entry is left.
	const texts = given.map(({ text }) => text).filter((text) => text !== '');
	return [{ type: 'FeedbackSummed', worths, texts: shuffle(texts.sort(), commandId) }];
}

export function evolveFeedback(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'FeedbackGiven': {
			const { seatId, worth, text } = event;
			const feedback = { ...state.feedback, [seatId]: { worth, text } };
			return { ...state, feedback, feedbackCount: Object.keys(feedback).length };
		}
		case 'FeedbackCounted':
			return { ...state, feedbackCount: event.count };
		case 'FeedbackSummed':
			return { ...state, feedbackSum: { worths: event.worths, texts: event.texts } };
		default:
			return state;
	}
}
