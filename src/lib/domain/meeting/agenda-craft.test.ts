import { describe, expect, it } from 'vitest';
import { STEPS_PER_AGENDA } from './rules';
import {
	NOW,
	entered,
	given,
	joined,
	meetingPrepared,
	merged,
	named,
	recorded,
	revealedNeeds,
	stateAfter,
	submitted,
	voteOpened
} from './specification.test-support';
import type { MeetingEvent } from './events';
import { coursedSteps, placeInCourse, stepAfter, stepBefore } from './schedule';
import { plainStep, type NewStep } from './steps';

const skipped = (kind: string): MeetingEvent => ({ type: 'StepSkipped', stepId: `step-${kind}` });
const pause = plainStep('break', 'Pause', 10);
const add = (step: NewStep, beforeId: string | null = 'step-vote', stepId = 'step-new') => ({
	type: 'AddStep' as const,
	stepId,
	step,
	beforeId,
	isSkipped: false
});
const remove = (kind: string) => ({ type: 'RemoveStep' as const, stepId: `step-${kind}` });
const edit = (step: NewStep) => ({
	type: 'EditStep' as const,
	stepId: `step-${step.kind}`,
	step
});

describe('skipping', () => {
	it('[AG12] a skipped step is passed over, forwards and back, and not counted', () => {
		const state = stateAfter(entered('collect'), skipped('reveal'), skipped('arrive'));
		expect(stepAfter(state)?.kind).toBe('bundle');
		expect(stepBefore(state)).toBeUndefined();
		expect(placeInCourse(state)).toEqual({ position: 1, count: meetingPrepared.agenda.length - 2 });
	});

	it('[AG12] the current step is not skipped', () => {
		given(entered('vote'))
			.when({ type: 'SkipStep', stepId: 'step-vote' })
			.refused('agenda/step-is-current');
	});

	it('[AG12] moving to a skipped step takes it in', () => {
		const state = given(skipped('vote')).when({ type: 'MoveToStep', stepId: 'step-vote' }).state();
		expect(coursedSteps(state).map(({ kind }) => kind)).toContain('vote');
	});

	it('[AG12] [AG17] a skipped step is taken in again, once', () => {
		const taken = given(skipped('vote')).when({ type: 'UnskipStep', stepId: 'step-vote' });
		taken.then({ type: 'StepUnskipped', stepId: 'step-vote' });
		expect(taken.state().agenda).toEqual(meetingPrepared.agenda);
		taken.when({ type: 'UnskipStep', stepId: 'step-vote' }).refused('agenda/nothing-changed');
		given(skipped('vote'))
			.when({ type: 'SkipStep', stepId: 'step-vote' })
			.refused('agenda/nothing-changed');
	});
});

describe('adding and removing', () => {
	it('[AG13] a step is added before another one, its title cleaned', () => {
		const added = given().when(add({ ...pause, title: '  Kaffee  ' }));
		added.then({
			type: 'StepAdded',
			step: { ...pause, title: 'Kaffee', id: 'step-new' },
			beforeId: 'step-vote'
		});
		const ids = added.state().agenda.map(({ id }) => id);
		expect(ids.indexOf('step-new')).toBe(ids.indexOf('step-vote') - 1);
	});

	it('[AG13] or at the end, under an id of its own', () => {
		const added = given().when(add(pause, null));
		expect(added.state().agenda.at(-1)?.id).toBe('step-new');
		added.when(add(pause)).refused('agenda/step-exists');
		given().when(add(pause, 'step-coffee')).refused('agenda/step-unknown');
	});

	it('[AG13] an agenda does not grow without end', () => {
		const agenda = Array.from({ length: STEPS_PER_AGENDA }, (_, n) => ({ ...pause, id: `s${n}` }));
		given({ ...meetingPrepared, agenda })
			.when(add(pause, null))
			.refused('agenda/too-many-steps', { limit: STEPS_PER_AGENDA });
	});

	it('[AG14] a step is removed while it holds nothing', () => {
		given().when(remove('collect')).then({ type: 'StepRemoved', stepId: 'step-collect' });
		given(entered('vote')).when(remove('vote')).refused('agenda/step-is-current');
		given().when(remove('coffee')).refused('agenda/step-unknown');
	});

	const core = [...revealedNeeds(3), named('core-1', 'need-1')];
	it.each<[string, MeetingEvent[]]>([
		['collect', [joined('seat-anna'), submitted('need-1')]],
		['reveal', revealedNeeds(1)],
		['bundle', [...revealedNeeds(2), merged('c', ['need-1', 'need-2']), entered('vote')]],
		['vote', [...revealedNeeds(2), voteOpened(['need-1', 'need-2'])]],
		['core-needs', core],
		['decide', [...core, recorded()]]
	])('[AG14] the only step for %s stays when something is there', (kind, history) => {
		const meeting = given(...history);
		meeting.when(remove(kind)).refused('agenda/step-in-use');
		const { settings, minutes, title } = plainStep(kind as 'reveal', 'Noch einmal', 5);
		const second = { kind, settings, minutes, title } as NewStep;
		expect(meeting.when(add(second)).when(remove(kind)).state().agenda).toHaveLength(
			meetingPrepared.agenda.length
		);
	});
});

describe('putting elsewhere', () => {
	it('[AG15] before another step or at the end; the meeting stays where it is', () => {
		const moved = given(entered('vote')).when({
			type: 'ReorderStep',
			stepId: 'step-vote',
			beforeId: 'step-collect'
		});
		expect(
			moved
				.state()
				.agenda.map(({ id }) => id)
				.slice(0, 3)
		).toEqual(['step-arrive', 'step-vote', 'step-collect']);
		expect(moved.state().currentStepId).toBe('step-vote');
		const last = moved.when({ type: 'ReorderStep', stepId: 'step-arrive', beforeId: null });
		expect(last.state().agenda.at(-1)?.id).toBe('step-arrive');
	});

	it('[AG15] [AG17] where it stands already, or beside what is not there, is refused', () => {
		for (const beforeId of ['step-vote', 'step-core-needs'])
			given()
				.when({ type: 'ReorderStep', stepId: 'step-vote', beforeId })
				.refused('agenda/nothing-changed');
		given()
			.when({ type: 'ReorderStep', stepId: 'step-vote', beforeId: 'step-coffee' })
			.refused('agenda/step-unknown');
	});
});

describe('changing', () => {
	it('[AG16] title, length and settings, also of the current step', () => {
		const step: NewStep = {
			...plainStep('collect', 'Sammeln', 20),
			kind: 'collect',
			settings: { question: ' Was fehlt? ' }
		};
		const changed = given(entered('collect'), { type: 'TimerStarted', endsAt: NOW }).when(
			edit(step)
		);
		expect(changed.state().agenda[1]).toEqual({
			id: 'step-collect',
			kind: 'collect',
			title: 'Sammeln',
			minutes: 20,
			settings: { question: 'Was fehlt?' }
		});
		expect(changed.state().timerEndsAt).toBe(NOW);
	});

	it('[AG16] a skipped step stays skipped', () => {
		const state = given(skipped('vote'))
			.when(edit(plainStep('vote', 'Punkte', 4)))
			.state();
		expect(state.agenda.find(({ id }) => id === 'step-vote')).toMatchObject({
			title: 'Punkte',
			isSkipped: true
		});
	});

	it('[AG16] not its kind', () => {
		given()
			.when({ type: 'EditStep', stepId: 'step-vote', step: pause })
			.refused('agenda/step-unknown');
	});

	it('[AG17] what would change nothing is refused', () => {
		given()
			.when(edit(plainStep('vote', ' vote ', 5)))
			.refused('agenda/nothing-changed');
	});

	it.each<[NewStep, Parameters<ReturnType<ReturnType<typeof given>['when']>['refused']>]>([
		[plainStep('break', ' ', 5), ['topic/title-empty']],
		[plainStep('break', 'x'.repeat(161), 5), ['topic/title-too-long', { limit: 160 }]],
		[plainStep('break', 'Pause', 181), ['timer/minutes-out-of-range', { min: 0, max: 180 }]],
		[plainStep('break', 'Pause', 2.5), ['timer/minutes-out-of-range', { min: 0, max: 180 }]],
		[
			{ kind: 'collect', title: 'S', minutes: 5, settings: { question: 'x'.repeat(301) } },
			['need/text-too-long', { limit: 300, length: 301 }]
		],
		[
			{
				kind: 'information',
				title: 'I',
				minutes: 5,
				settings: { text: 'x'.repeat(4001), pictures: [] }
			},
			['need/text-too-long', { limit: 4000, length: 4001 }]
		]
	])('[AG16] %j is refused', (step, refusal) => {
		given()
			.when(add(step))
			.refused(...refusal);
	});
});
