/** How many of a thing the settings of a step may name, and how much of it. Rule AG16. */
import { isIndicatorNumber } from './indicators';
import type { MeetingRefusal } from './refusals';
import {
	CARD_COLUMNS,
	DOTS_PER_PERSON,
	INDICATOR_LIMIT,
	INDICATORS_PER_STEP,
	MOOD_SCALES,
	PICTURES_PER_STEP,
	STATEMENTS
} from './rules';
import type { NewStep } from './steps';

export interface BrokenBound {
	setting: string;
	code: MeetingRefusal;
	params?: Record<string, number>;
}

/** The setting that is beyond its bounds, if one is. */
export function brokenBound(step: NewStep): BrokenBound | null {
	switch (step.kind) {
		case 'vote':
			return beyondDots(step.settings);
		case 'information':
			return unlessCounted('pictures', step.settings.pictures, { max: PICTURES_PER_STEP });
		case 'mood':
			return unlessCounted('scales', step.settings.scales, MOOD_SCALES);
		case 'confirm':
			return unlessCounted('statements', step.settings.statements, { max: STATEMENTS });
		case 'cards': {
			const { columns } = step.settings;
			if (areColumnsDoubled(columns)) return { setting: 'columns', code: 'agenda/setting-invalid' };
			return unlessCounted('columns', columns, CARD_COLUMNS);
		}
		case 'indicators': {
			const { indicators } = step.settings;
			const numbers = indicators.flatMap(({ value, previous, target }) => [
				value,
				previous,
				target
			]);
			if (!numbers.every(isIndicatorNumber))
				return {
					setting: 'indicators',
					code: 'indicator/number-out-of-range',
					params: { limit: INDICATOR_LIMIT }
				};
			return unlessCounted('indicators', indicators, { max: INDICATORS_PER_STEP });
		}
		default:
			return null;
	}
}

/** Would two columns hold the same cards? */
export function areColumnsDoubled(columns: readonly { id: string }[]): boolean {
	return new Set(columns.map(({ id }) => id)).size < columns.length;
}

function unlessCounted(
	setting: string,
	{ length }: readonly unknown[],
	{ min = 0, max }: { min?: number; max: number }
): BrokenBound | null {
	return length < min || length > max ? { setting, code: 'agenda/setting-invalid' } : null;
}

/** Nobody can put more dots on a topic than they have. */
function beyondDots(settings: {
	dotsPerPerson: number | null;
	maxPerOption: number | null;
}): BrokenBound | null {
	const { dotsPerPerson, maxPerOption } = settings;
	const broken = (setting: string): BrokenBound => ({
		setting,
		code: 'vote/dots-out-of-range',
		params: DOTS_PER_PERSON
	});
	if (!isUpTo(dotsPerPerson, DOTS_PER_PERSON.max)) return broken('dotsPerPerson');
	const most = dotsPerPerson ?? DOTS_PER_PERSON.max;
	return isUpTo(maxPerOption, most) ? null : broken('maxPerOption');
}

function isUpTo(count: number | null, max: number): boolean {
	return (
		count === null || (Number.isInteger(count) && count >= DOTS_PER_PERSON.min && count <= max)
	);
}
