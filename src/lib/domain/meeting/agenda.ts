/** Agenda: the steps of a meeting, forwards and back, and the timer that guides. Rules AG. */
import { accepted, type Context } from '../kernel/decider';
import {
	type CommandOf,
	type MeetingOutcome,
	currentStep,
	isModerator,
	refuse,
	reversible
} from './capability';
import type { SharedEvent } from './events';
import { openedByEntering } from './rounds';
import { withoutSkip } from './agenda-craft';
import { TIMER_MINUTES } from './rules';
import { laterSteps, plannedMinutes } from './schedule';
import type { MeetingState } from './state';

const MINUTE = 60_000;

/** Moves to any step, a skipped one takes place then; what was entered stays. The timer starts with the step's planned length. */
export function moveToStep(
	command: CommandOf<'MoveToStep'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const step = state.agenda.find(({ id }) => id === command.stepId);
	if (!step) return refuse('agenda/step-unknown');
	if (step.id === state.currentStepId) return refuse('agenda/already-there');
	return reversible(
		context,
		'MoveToStep',
		{ type: 'MoveToStep', stepId: state.currentStepId },
		{
			type: 'StepEntered',
			stepId: step.id,
			timerEndsAt: step.minutes > 0 ? context.now + step.minutes * MINUTE : null,
			at: context.now
		},
		...openedByEntering(step, state)
	);
}

export function startTimer(
	command: CommandOf<'StartTimer'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (!isWithin(command.minutes)) return refuse('timer/minutes-out-of-range', TIMER_MINUTES);
	return accepted({
		type: 'TimerStarted',
		endsAt: context.now + command.minutes * MINUTE,
		at: context.now
	});
}

/** Adds time to what is left; a timer that has run out starts again from now. */
export function extendTimer(
	command: CommandOf<'ExtendTimer'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (!isWithin(command.minutes)) return refuse('timer/minutes-out-of-range', TIMER_MINUTES);
	if (state.timerEndsAt === null) return refuse('timer/not-running');
	const from = Math.max(state.timerEndsAt, context.now);
	return accepted({
		type: 'TimerStarted',
		endsAt: from + command.minutes * MINUTE,
		at: context.now
	});
}

export function stopTimer(state: MeetingState, context: Context): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (state.timerEndsAt === null) return refuse('timer/not-running');
	return accepted({ type: 'TimerStopped' });
}

function isWithin(minutes: number): boolean {
	return Number.isInteger(minutes) && minutes >= TIMER_MINUTES.min && minutes <= TIMER_MINUTES.max;
}

/**
 * The first step that is entered, or the first timer, begins the meeting. From then on the plan
 * stands: a step that is skipped or added later makes the meeting shorter or longer than planned.
 */
function begun(state: MeetingState, at: number | undefined): MeetingState {
	if (at === undefined || state.startedAt !== null) return state;
	const step = currentStep(state);
	const planned = (step?.minutes ?? 0) + plannedMinutes(laterSteps(state));
	return {
		...state,
		startedAt: at,
		stepEnteredAt: state.stepEnteredAt ?? at,
		plannedEnd: state.plannedEnd ?? at + planned * MINUTE
	};
}

/** What agenda events make of the state; other events leave it as it is. */
export function evolveAgenda(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'StepEntered':
			return begun(
				{
					...withoutSkip(state, event.stepId),
					currentStepId: event.stepId,
					timerEndsAt: event.timerEndsAt,
					stepEnteredAt: event.at ?? null
				},
				event.at
			);
		case 'TimerStarted':
			return begun({ ...state, timerEndsAt: event.endsAt }, event.at);
		case 'TimerStopped':
			return { ...state, timerEndsAt: null };
		default:
			return state;
	}
}
