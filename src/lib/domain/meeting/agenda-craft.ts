/** The agenda in the moderator's hand: steps skipped, added, removed, put elsewhere, changed. Rules AG. */
import type { Context } from '../kernel/decider';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { SharedEvent } from './events';
import { STEP_MINUTES, STEPS_PER_AGENDA, TITLE_LENGTH } from './rules';
import type { MeetingState } from './state';
import { brokenBound } from './step-bounds';
import { lacksAlt, tooLongText, withCleanTexts } from './step-texts';
import { isStepInUse } from './step-use';
import type { AgendaStep, NewStep } from './steps';

/** The current step cannot be skipped: it takes place already. */
export function skipStep(
	{ stepId }: CommandOf<'SkipStep'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const step = find(state, stepId);
	if (!step) return refuse('agenda/step-unknown');
	if (stepId === state.currentStepId) return refuse('agenda/step-is-current');
	if (step.isSkipped) return refuse('agenda/nothing-changed');
	return reversible(
		context,
		'SkipStep',
		{ type: 'UnskipStep', stepId },
		{ type: 'StepSkipped', stepId }
	);
}

export function unskipStep(
	{ stepId }: CommandOf<'UnskipStep'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const step = find(state, stepId);
	if (!step) return refuse('agenda/step-unknown');
	if (!step.isSkipped) return refuse('agenda/nothing-changed');
	return reversible(
		context,
		'UnskipStep',
		{ type: 'SkipStep', stepId },
		{ type: 'StepUnskipped', stepId }
	);
}

export function addStep(
	command: CommandOf<'AddStep'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { stepId, beforeId, isSkipped } = command;
	if (find(state, stepId)) return refuse('agenda/step-exists');
	if (!isPlace(state, beforeId)) return refuse('agenda/step-unknown');
	if (state.agenda.length >= STEPS_PER_AGENDA)
		return refuse('agenda/too-many-steps', { limit: STEPS_PER_AGENDA });
	const step = cleaned(command.step);
	const flaw = flawOf(step);
	if (flaw) return flaw;
	return reversible(
		context,
		'AddStep',
		{ type: 'RemoveStep', stepId },
		{
			type: 'StepAdded',
			step: { ...step, id: stepId, ...(isSkipped && { isSkipped }) },
			beforeId
		}
	);
}

/** Only a step that nothing was entered in: what people gave has its place in the agenda. */
export function removeStep(
	{ stepId }: CommandOf<'RemoveStep'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const step = find(state, stepId);
	if (!step) return refuse('agenda/step-unknown');
	if (stepId === state.currentStepId) return refuse('agenda/step-is-current');
	if (isStepInUse(state, step)) return refuse('agenda/step-in-use');
	const { id: _id, isSkipped = false, ...plain } = step;
	return reversible(
		context,
		'RemoveStep',
		{ type: 'AddStep', stepId, step: plain, beforeId: behind(state, stepId), isSkipped },
		{ type: 'StepRemoved', stepId }
	);
}

/** Puts a step before another one, or at the end; the meeting stays where it is. */
export function reorderStep(
	{ stepId, beforeId }: CommandOf<'ReorderStep'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (!find(state, stepId) || !isPlace(state, beforeId)) return refuse('agenda/step-unknown');
	const before = behind(state, stepId);
	if (beforeId === stepId || beforeId === before) return refuse('agenda/nothing-changed');
	return reversible(
		context,
		'ReorderStep',
		{ type: 'ReorderStep', stepId, beforeId: before },
		{ type: 'StepReordered', stepId, beforeId }
	);
}

/** Title, length and settings; the kind stays, as what was entered depends on it. A running timer runs on. */
export function editStep(
	command: CommandOf<'EditStep'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { stepId } = command;
	const before = find(state, stepId);
	if (before?.kind !== command.step.kind) return refuse('agenda/step-unknown');
	const step = cleaned(command.step);
	const flaw = flawOf(step);
	if (flaw) return flaw;
	const { id: _id, isSkipped: _isSkipped, ...plain } = before;
	if (isSame(step, plain)) return refuse('agenda/nothing-changed');
	return reversible(
		context,
		'EditStep',
		{ type: 'EditStep', stepId, step: plain },
		{ type: 'StepEdited', stepId, step }
	);
}

/** When the meeting is to end: ahead and behind are measured against it. */
export function setPlannedEnd(
	{ endsAt }: CommandOf<'SetPlannedEnd'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (endsAt === state.plannedEnd) return refuse('agenda/nothing-changed');
	return reversible(
		context,
		'SetPlannedEnd',
		{ type: 'SetPlannedEnd', endsAt: state.plannedEnd },
		{ type: 'PlannedEndSet', endsAt }
	);
}

function find(state: MeetingState, stepId: string): AgendaStep | undefined {
	return state.agenda.find(({ id }) => id === stepId);
}

function isPlace(state: MeetingState, beforeId: string | null): boolean {
	return beforeId === null || find(state, beforeId) !== undefined;
}

/** Id of the step behind this one, null for the last. */
function behind(state: MeetingState, stepId: string): string | null {
	return state.agenda[state.agenda.findIndex(({ id }) => id === stepId) + 1]?.id ?? null;
}

function cleaned(step: NewStep): NewStep {
	return { ...withCleanTexts(step), title: cleanLine(step.title) };
}

function flawOf(step: NewStep): MeetingOutcome | null {
	if (isBlank(step.title)) return refuse('topic/title-empty');
	if (lengthOf(step.title) > TITLE_LENGTH)
		return refuse('topic/title-too-long', { limit: TITLE_LENGTH });
	const { min, max } = STEP_MINUTES;
	if (!Number.isInteger(step.minutes) || step.minutes < min || step.minutes > max)
		return refuse('timer/minutes-out-of-range', STEP_MINUTES);
	if (lacksAlt(step)) return refuse('agenda/picture-alt-missing');
	const long = tooLongText(step);
	if (long) return refuse('need/text-too-long', { limit: long.limit, length: long.length });
	const bound = brokenBound(step);
	return bound && refuse(bound.code, bound.params);
}

function isSame(a: NewStep, b: NewStep): boolean {
	return (
		a.title === b.title &&
		a.minutes === b.minutes &&
		JSON.stringify(a.settings) === JSON.stringify(b.settings)
	);
}

function placed(agenda: AgendaStep[], step: AgendaStep, beforeId: string | null): AgendaStep[] {
	const others = agenda.filter(({ id }) => id !== step.id);
	const found = others.findIndex(({ id }) => id === beforeId);
	others.splice(found < 0 ? others.length : found, 0, step);
	return others;
}

function changed(
	state: MeetingState,
	stepId: string,
	change: (step: AgendaStep) => AgendaStep
): MeetingState {
	return {
		...state,
		agenda: state.agenda.map((step) => (step.id === stepId ? change(step) : step))
	};
}

/** A step that takes place, whatever was said before. */
export function withoutSkip(state: MeetingState, stepId: string): MeetingState {
	if (!find(state, stepId)?.isSkipped) return state;
	return changed(state, stepId, ({ isSkipped: _isSkipped, ...step }) => step);
}

export function evolveAgendaCraft(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'StepSkipped':
			return changed(state, event.stepId, (step) => ({ ...step, isSkipped: true }));
		case 'StepUnskipped':
			return withoutSkip(state, event.stepId);
		case 'StepAdded':
			return { ...state, agenda: placed(state.agenda, event.step, event.beforeId) };
		case 'StepRemoved':
			return { ...state, agenda: state.agenda.filter(({ id }) => id !== event.stepId) };
		case 'StepReordered': {
			const step = find(state, event.stepId);
			return step ? { ...state, agenda: placed(state.agenda, step, event.beforeId) } : state;
		}
		case 'StepEdited':
			return changed(state, event.stepId, ({ id, isSkipped }) => ({
				...event.step,
				id,
				...(isSkipped && { isSkipped })
			}));
		case 'PlannedEndSet':
			return { ...state, plannedEnd: event.endsAt };
		default:
			return state;
	}
}
