/**
 * Indicators in a talk: value, target, last year, and the reason that the talk finds, so that
 * nobody draws a wrong conclusion from a number alone. Typed in, until they are measured. Rules ID.
 */
import { type Context } from '../kernel/decider';
import { cleanLine, cleanParagraphs, isBlank, lengthOf } from '../kernel/text';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { SharedEvent } from './events';
import type { Indicator, IndicatorContent, PlannedIndicator } from './model';
import {
	INDICATORS_PER_STEP,
	INDICATOR_LIMIT,
	INDICATOR_NAME_LENGTH,
	INDICATOR_NOTE_LENGTH
} from './rules';
import type { MeetingState } from './state';
import type { AgendaStep } from './steps';

/** Recorded under the id of a prepared one, it stands in its place; with a new id it is added. */
export function recordIndicator(
	{ stepId, indicatorId, ...command }: CommandOf<'RecordIndicator'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const step = state.agenda.find(({ id }) => id === stepId);
	if (step?.kind !== 'indicators') return refuse('agenda/wrong-step');
	const before = state.indicators.find(({ id }) => id === indicatorId);
	if (before && before.stepId !== stepId) return refuse('indicator/unknown');
	const shown = indicatorsOf(state, step);
	if (!shown.some(({ id }) => id === indicatorId) && shown.length >= INDICATORS_PER_STEP)
		return refuse('indicator/too-many', { limit: INDICATORS_PER_STEP });
	const content = cleaned(command.content);
	return (
		flawOf(content) ??
		reversible(
			context,
			'RecordIndicator',
			before
				? { type: 'RecordIndicator', stepId, indicatorId, content: before.content }
				: { type: 'RemoveIndicator', indicatorId },
			{ type: 'IndicatorRecorded', stepId, indicatorId, content }
		)
	);
}

/** Takes away what the meeting recorded; a prepared indicator is as it was prepared again. */
export function removeIndicator(
	{ indicatorId }: CommandOf<'RemoveIndicator'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const indicator = state.indicators.find(({ id }) => id === indicatorId);
	if (!indicator) return refuse('indicator/unknown');
	const { stepId, content } = indicator;
	return reversible(
		context,
		'RemoveIndicator',
		{ type: 'RecordIndicator', stepId, indicatorId, content },
		{ type: 'IndicatorRemoved', indicatorId }
	);
}

/** The indicators of a step: the prepared ones in their order, then those added in the meeting. */
export function indicatorsOf(
	{ indicators }: MeetingState,
	step: Extract<AgendaStep, { kind: 'indicators' }>
): Indicator[] {
	const recorded = indicators.filter(({ stepId }) => stepId === step.id);
	const prepared = step.settings.indicators.map((planned, index): Indicator => {
		const id = preparedId(step.id, index);
		return (
			recorded.find((indicator) => indicator.id === id) ?? {
				id,
				stepId: step.id,
				content: { ...planned, reasons: [], note: '' }
			}
		);
	});
	return [
		...prepared,
		...recorded.filter(({ id }) => !prepared.some((indicator) => indicator.id === id))
	];
}

/** Under this id the indicator at `index` of a step's settings is recorded. */
export function preparedId(stepId: string, index: number): string {
	return `${stepId}.${index}`;
}

/** Is the target reached? Null where value or target is not known. */
export function isTargetReached({ value, target, direction }: PlannedIndicator): boolean | null {
	if (value === null || target === null) return null;
	return direction === 'higher' ? value >= target : value <= target;
}

export type Trend = 'better' | 'worse' | 'same';

/** Against the year before. Null where one of the two is not known. */
export function trendOf({ value, previous, direction }: PlannedIndicator): Trend | null {
	if (value === null || previous === null) return null;
	if (value === previous) return 'same';
	return value > previous === (direction === 'higher') ? 'better' : 'worse';
}

function cleaned(content: IndicatorContent): IndicatorContent {
	return {
		...content,
		name: cleanLine(content.name),
		unit: cleanLine(content.unit),
		reasons: [...new Set(content.reasons)],
		note: cleanParagraphs(content.note)
	};
}

function flawOf({ name, unit, note, ...numbers }: IndicatorContent): MeetingOutcome | null {
	if (isBlank(name)) return refuse('indicator/name-missing');
	if ([name, unit].some((text) => lengthOf(text) > INDICATOR_NAME_LENGTH))
		return refuse('indicator/text-too-long', { limit: INDICATOR_NAME_LENGTH });
	if (lengthOf(note) > INDICATOR_NOTE_LENGTH)
		return refuse('indicator/text-too-long', { limit: INDICATOR_NOTE_LENGTH });
	const { value, previous, target } = numbers;
	if (![value, previous, target].every(isIndicatorNumber))
		return refuse('indicator/number-out-of-range', { limit: INDICATOR_LIMIT });
	return null;
}

/** Can this stand as a value, a target or the value of last year? */
export function isIndicatorNumber(number: number | null): boolean {
	return number === null || (Number.isFinite(number) && Math.abs(number) <= INDICATOR_LIMIT);
}

export function evolveIndicators(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'IndicatorRecorded': {
			const { indicatorId: id, stepId, content } = event;
			const recorded: Indicator = { id, stepId, content };
			const isKnown = state.indicators.some((indicator) => indicator.id === id);
			return {
				...state,
				indicators: isKnown
					? state.indicators.map((indicator) => (indicator.id === id ? recorded : indicator))
					: [...state.indicators, recorded]
			};
		}
		case 'IndicatorRemoved':
			return {
				...state,
				indicators: state.indicators.filter(({ id }) => id !== event.indicatorId)
			};
		default:
			return state;
	}
}
