import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from './events';
import { plannedMinutes, scheduleAt } from './schedule';
import { NOW, closed, given, meetingPrepared, stateAfter } from './specification.test-support';

const MINUTE = 60_000;
/** The agenda of the specification: steps of five minutes. */
const TOTAL = plannedMinutes(meetingPrepared.agenda);
const enters = (kind: string, minute: number): MeetingEvent => ({
	type: 'StepEntered',
	stepId: `step-${kind}`,
	timerEndsAt: NOW + (minute + 5) * MINUTE,
	at: NOW + minute * MINUTE
});
const begun: MeetingEvent = { type: 'TimerStarted', endsAt: NOW + 5 * MINUTE, at: NOW };
const at = (minute: number, ...history: MeetingEvent[]) =>
	scheduleAt(stateAfter(...history), NOW + minute * MINUTE);

describe('the plan', () => {
	it('[AG18] begins with the first timer or the first step that is entered', () => {
		expect(at(0)).toBeNull();
		const timed = given().when({ type: 'StartTimer', minutes: 5 }).state();
		expect(timed).toMatchObject({ startedAt: NOW, plannedEnd: NOW + TOTAL * MINUTE });
		const moved = given().when({ type: 'MoveToStep', stepId: 'step-collect' }).state();
		expect(moved).toMatchObject({ startedAt: NOW, plannedEnd: NOW + (TOTAL - 5) * MINUTE });
	});

	it('[AG18] an end that the moderator set stays', () => {
		const endsAt = NOW + 20 * MINUTE;
		const meeting = given().when({ type: 'SetPlannedEnd', endsAt });
		expect(meeting.when({ type: 'StartTimer', minutes: 5 }).state().plannedEnd).toBe(endsAt);
		meeting.when({ type: 'SetPlannedEnd', endsAt }).refused('agenda/nothing-changed');
	});

	it('[AG18] a log from before it was kept has no plan', () => {
		const { at: _at, ...old } = enters('collect', 0) as Extract<
			MeetingEvent,
			{ type: 'StepEntered' }
		>;
		expect(at(1, old)).toBeNull();
	});

	it('[AG18] skipping makes up for lost time, adding takes it', () => {
		const late = [begun, enters('collect', 9)];
		expect(at(9, ...late)?.minutesBehind).toBe(4);
		expect(at(9, ...late, { type: 'StepSkipped', stepId: 'step-vote' })?.minutesBehind).toBe(-1);
		const step = { ...stateAfter().agenda[0]!, id: 'step-new', minutes: 10 };
		expect(at(9, ...late, { type: 'StepAdded', step, beforeId: null })?.minutesBehind).toBe(14);
	});
});

describe('what is left', () => {
	it('[AG19] is the rest of the step and all later ones', () => {
		expect(at(2, begun)).toEqual({
			expectedEnd: NOW + TOTAL * MINUTE,
			minutesLeft: TOTAL - 2,
			minutesBehind: 0
		});
	});

	it('[AG19] a step left early is ahead, one that takes too long behind', () => {
		expect(at(3, begun, enters('collect', 3))?.minutesBehind).toBe(-2);
		expect(at(8, begun)?.minutesBehind).toBe(3);
	});

	it('[AG19] minutes that were added to the timer count', () => {
		const longer: MeetingEvent = { type: 'TimerStarted', endsAt: NOW + 10 * MINUTE, at: NOW };
		expect(at(1, begun, longer)?.minutesBehind).toBe(5);
		expect(at(1, begun, longer, { type: 'TimerStopped' })?.minutesBehind).toBe(0);
	});

	it('[AG19] a closed meeting has no time left to show', () => {
		expect(at(2, begun, closed)).toBeNull();
	});
});
