import { describe, expect, it } from 'vitest';
import {
	NOW,
	agreed,
	anna,
	ballotCast,
	closed,
	entered,
	given,
	meetingPrepared,
	merged,
	moderator,
	named,
	recorded,
	revealedNeeds,
	stateAfter,
	voteClosed,
	voteOpened
} from './specification.test-support';
import type { MeetingEvent } from './events';
import { plainStep } from './steps';
import { askedQuestion } from './capability';
import { evolve } from './decider';

const MINUTE = 60_000;
const runsUntil = (endsAt: number): MeetingEvent => ({ type: 'TimerStarted', endsAt, at: NOW });

const everything = [
	...revealedNeeds(4),
	merged('cluster-1', ['need-1', 'need-2']),
	entered('vote'),
	voteOpened(['cluster-1', 'need-3']),
	ballotCast('seat-anna', { 'need-3': 1 }),
	voteClosed(),
	named('core-1', 'cluster-1'),
	recorded(),
	agreed()
];

describe('steps', () => {
	it('[AG1] the moderator moves on, back, and past other steps', () => {
		for (const from of ['arrive', 'reveal', 'close'] as const)
			given(entered(from))
				.when({ type: 'MoveToStep', stepId: 'step-vote' })
				.then({ type: 'StepEntered', stepId: 'step-vote', timerEndsAt: NOW + 5 * MINUTE, at: NOW });
	});

	it('[AG24] a step that collects asks its own question, any other the one of the meeting', () => {
		const agenda = meetingPrepared.agenda.map((step) =>
			step.kind === 'collect' ? { ...step, settings: { question: 'Und zu zweit?' } } : step
		);
		const own = stateAfter({ ...meetingPrepared, agenda });
		const at = (kind: 'collect' | 'reveal') => askedQuestion(evolve(own, entered(kind)));
		expect(at('collect')).toBe('Und zu zweit?');
		expect(at('reveal')).toBe(meetingPrepared.question);
		expect(askedQuestion(stateAfter(entered('collect')))).toBe(meetingPrepared.question);
	});

	it('[AG1] a step that the agenda does not have is refused', () => {
		given().when({ type: 'MoveToStep', stepId: 'step-coffee' }).refused('agenda/step-unknown');
	});

	it('[AG2] the step where the meeting stands already is refused', () => {
		given(entered('vote'))
			.when({ type: 'MoveToStep', stepId: 'step-vote' })
			.refused('agenda/already-there');
	});

	it('[AG3] moving back to the beginning changes nothing but step and timer', () => {
		const before = given(...everything).when({ type: 'MoveToStep', stepId: 'step-decide' });
		const after = before.when({ type: 'MoveToStep', stepId: 'step-arrive' }).state();
		const { currentStepId, timerEndsAt, stepEnteredAt, reversible } = after;
		expect(currentStepId).toBe('step-arrive');
		expect(after).toEqual({
			...before.state(),
			currentStepId,
			timerEndsAt,
			stepEnteredAt,
			reversible
		});
	});

	it('[AG4] a step without a length has no timer', () => {
		const step = { ...plainStep('decide', 'Offen', 0), id: 'step-open' };
		given(
			{ ...meetingPrepared, agenda: [...meetingPrepared.agenda, step] },
			runsUntil(NOW + MINUTE)
		)
			.when({ type: 'MoveToStep', stepId: 'step-open' })
			.then({ type: 'StepEntered', stepId: 'step-open', timerEndsAt: null, at: NOW });
	});
});

describe('timer', () => {
	it.each([1, 180])('[AG5] is started for %i minutes', (minutes) => {
		given()
			.when({ type: 'StartTimer', minutes })
			.then(runsUntil(NOW + minutes * MINUTE));
	});

	it.each([0, 181, 1.5, Number.NaN])('[AG5] [AG6] is not started or extended for %d', (minutes) => {
		given(runsUntil(NOW + MINUTE))
			.when({ type: 'StartTimer', minutes })
			.refused('timer/minutes-out-of-range', { min: 1, max: 180 });
		given(runsUntil(NOW + MINUTE))
			.when({ type: 'ExtendTimer', minutes })
			.refused('timer/minutes-out-of-range', { min: 1, max: 180 });
	});

	it('[AG6] extending adds to what is left', () => {
		given(runsUntil(NOW + 3 * MINUTE))
			.when({ type: 'ExtendTimer', minutes: 2 })
			.then(runsUntil(NOW + 5 * MINUTE));
	});

	it('[AG6] extending starts from now where the time has run out', () => {
		given(runsUntil(NOW - 3 * MINUTE))
			.when({ type: 'ExtendTimer', minutes: 2 })
			.then(runsUntil(NOW + 2 * MINUTE));
	});

	it('[AG6] [AG7] what does not run is neither extended nor stopped', () => {
		given().when({ type: 'ExtendTimer', minutes: 2 }).refused('timer/not-running');
		given().when({ type: 'StopTimer' }).refused('timer/not-running');
	});

	it('[AG7] is stopped', () => {
		const stopped = given(runsUntil(NOW + MINUTE)).when({ type: 'StopTimer' });
		stopped.then({ type: 'TimerStopped' });
		expect(stopped.state().timerEndsAt).toBeNull();
	});

	it('[AG8] needs are entered after the time has run out', () => {
		const state = given(...revealedNeeds(1), entered('collect'), runsUntil(NOW - MINUTE))
			.when({ type: 'SubmitNeed', needId: 'need-9', text: 'WLAN' }, anna)
			.state();
		expect(state.needs['need-9']?.text).toBe('WLAN');
	});
});

describe('closing', () => {
	it('[AG9] the moderator closes the meeting, which stops the timer', () => {
		const outcome = given(runsUntil(NOW + MINUTE)).when({ type: 'CloseMeeting' });
		outcome.then(closed);
		expect(outcome.state()).toMatchObject({ status: 'closed', timerEndsAt: null });
	});

	it('[AG9] while a vote is open it is not closed', () => {
		given(...revealedNeeds(2), voteOpened(['need-1', 'need-2']))
			.when({ type: 'CloseMeeting' })
			.refused('vote/is-open');
		given(...everything)
			.when({ type: 'CloseMeeting' })
			.then(closed);
	});

	it('[AG10] a closed meeting refuses needs, ballots and the moderator', () => {
		const meeting = given(...everything, entered('collect'), closed);
		meeting
			.when({ type: 'SubmitNeed', needId: 'need-9', text: 'WLAN' }, anna)
			.refused('meeting/closed');
		meeting
			.when({ type: 'CastBallot', voteId: 'vote-1', dots: { 'need-3': 1 } }, anna)
			.refused('meeting/closed');
		meeting
			.when({ type: 'MoveToStep', stepId: 'step-arrive' }, moderator)
			.refused('meeting/closed');
		meeting.when({ type: 'CloseMeeting' }).refused('meeting/closed');
	});

	it('[AG11] a reopened meeting goes on where it was', () => {
		const open = given(...everything).when({ type: 'CloseMeeting' });
		const reopened = open.when({ type: 'ReopenMeeting' });
		reopened.then({ type: 'MeetingReopened' });
		expect(reopened.state()).toEqual({ ...open.state(), status: 'open' });
	});

	it('[AG11] an open meeting cannot be reopened', () => {
		given().when({ type: 'ReopenMeeting' }).refused('meeting/not-closed');
	});
});
