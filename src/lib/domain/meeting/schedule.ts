/** Where the meeting stands in its agenda and in its time: what the desk shows at one glance. Rules AG. */
import { currentStep } from './capability';
import type { MeetingState } from './state';
import type { AgendaStep } from './steps';

const MINUTE = 60_000;

type Agenda = Pick<MeetingState, 'agenda' | 'currentStepId'>;

/** The steps that take place: without those that are skipped. */
export function coursedSteps({ agenda }: Pick<MeetingState, 'agenda'>): AgendaStep[] {
	return agenda.filter(({ isSkipped }) => !isSkipped);
}

/** The next step that takes place; undefined after the last. */
export function stepAfter(state: Agenda): AgendaStep | undefined {
	return state.agenda.slice(indexOfCurrent(state) + 1).find(({ isSkipped }) => !isSkipped);
}

/** The step before that takes place; undefined before the first. */
export function stepBefore(state: Agenda): AgendaStep | undefined {
	return state.agenda
		.slice(0, Math.max(0, indexOfCurrent(state)))
		.findLast(({ isSkipped }) => !isSkipped);
}

/** Planned minutes of all steps that take place. */
export function plannedMinutes(steps: AgendaStep[]): number {
	return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

export interface Schedule {
	/** When the meeting ends if all that is left takes as long as planned (epoch ms). */
	expectedEnd: number;
	/** Whole minutes until then, begun ones count. */
	minutesLeft: number;
	/** Minutes behind the plan, below zero ahead of it; null without a planned end. */
	minutesBehind: number | null;
}

/** How the time stands at `now`; null while the meeting has not begun or is over. */
export function scheduleAt(state: MeetingState, now: number): Schedule | null {
	const step = currentStep(state);
	if (!step || state.status !== 'open' || state.startedAt === null) return null;
	const enteredAt = state.stepEnteredAt ?? state.startedAt;
	const stepEnd = Math.max(now, state.timerEndsAt ?? enteredAt + step.minutes * MINUTE);
	const expectedEnd = stepEnd + plannedMinutes(laterSteps(state)) * MINUTE;
	return {
		expectedEnd,
		minutesLeft: Math.ceil((expectedEnd - now) / MINUTE),
		minutesBehind:
			state.plannedEnd === null ? null : Math.trunc((expectedEnd - state.plannedEnd) / MINUTE)
	};
}

/** Steps behind the current one that take place. */
export function laterSteps(state: Agenda): AgendaStep[] {
	return coursedSteps({ agenda: state.agenda.slice(indexOfCurrent(state) + 1) });
}

/** Position of the current step among those that take place, from 1, and how many there are. */
export function placeInCourse(state: Agenda): { position: number; count: number } {
	const steps = coursedSteps(state);
	return {
		position: steps.findIndex(({ id }) => id === state.currentStepId) + 1,
		count: steps.length
	};
}

function indexOfCurrent({ agenda, currentStepId }: Agenda): number {
	return agenda.findIndex(({ id }) => id === currentStepId);
}
