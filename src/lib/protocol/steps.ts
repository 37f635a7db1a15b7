/** The steps of an agenda as they travel and as templates keep them: shapes and sizes only. */
import * as v from 'valibot';
import { DIRECTIONS, type PlannedIndicator } from '../domain/meeting/model';
import {
	CARD_COLUMNS,
	DOTS_PER_PERSON,
	INDICATORS_PER_STEP,
	MOOD_SCALES,
	PICTURES_PER_STEP,
	STATEMENTS
} from '../domain/meeting/rules';
import { areColumnsDoubled } from '../domain/meeting/step-bounds';
import {
	CONFIRM_SCOPES,
	CONFIRM_SOURCES,
	ITEM_SCOPES,
	MATRIX_SOURCES,
	type MatrixAxis,
	type NewStep
} from '../domain/meeting/steps';

const text = v.string();
const title = text;
const minutes = v.number();
const count = v.nullable(v.number());
const dots = v.nullable(
	v.pipe(v.number(), v.integer(), v.minValue(DOTS_PER_PERSON.min), v.maxValue(DOTS_PER_PERSON.max))
);
const nothing = v.strictObject({});

export const plannedIndicator = v.strictObject({
	name: text,
	unit: text,
	value: count,
	previous: count,
	target: count,
	direction: v.picklist(DIRECTIONS)
}) satisfies v.GenericSchema<unknown, PlannedIndicator>;

const axis = v.strictObject({ label: text, low: text, high: text }) satisfies v.GenericSchema<
	unknown,
	MatrixAxis
>;

export const newStep = v.variant('kind', [
	v.strictObject({ kind: v.literal('arrive'), title, minutes, settings: nothing }),
	v.strictObject({
		kind: v.literal('collect'),
		title,
		minutes,
		settings: v.strictObject({ question: text })
	}),
	v.strictObject({ kind: v.literal('reveal'), title, minutes, settings: nothing }),
	v.strictObject({ kind: v.literal('bundle'), title, minutes, settings: nothing }),
	v.strictObject({
		kind: v.literal('vote'),
		title,
		minutes,
		settings: v.strictObject({ dotsPerPerson: dots, maxPerOption: dots })
	}),
	v.strictObject({ kind: v.literal('core-needs'), title, minutes, settings: nothing }),
	v.strictObject({ kind: v.literal('decide'), title, minutes, settings: nothing }),
	v.strictObject({ kind: v.literal('close'), title, minutes, settings: nothing }),
	v.strictObject({
		kind: v.literal('information'),
		title,
		minutes,
		settings: v.strictObject({
			text,
			pictures: v.pipe(
				v.array(v.strictObject({ id: v.pipe(v.string(), v.uuid()), alt: v.nullable(text) })),
				v.maxLength(PICTURES_PER_STEP)
			)
		})
	}),
	v.strictObject({ kind: v.literal('break'), title, minutes, settings: nothing }),
	v.strictObject({
		kind: v.literal('cards'),
		title,
		minutes,
		settings: v.strictObject({
			columns: v.pipe(
				v.array(
					v.strictObject({
						id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
						title: text
					})
				),
				v.minLength(CARD_COLUMNS.min),
				v.maxLength(CARD_COLUMNS.max),
				v.check((columns) => !areColumnsDoubled(columns))
			),
			visibility: v.picklist(['silent', 'open'])
		})
	}),
	v.strictObject({
		kind: v.literal('mood'),
		title,
		minutes,
		settings: v.strictObject({
			scales: v.pipe(
				v.array(v.strictObject({ label: text, low: text, high: text })),
				v.minLength(MOOD_SCALES.min),
				v.maxLength(MOOD_SCALES.max)
			)
		})
	}),
	v.strictObject({
		kind: v.literal('matrix'),
		title,
		minutes,
		settings: v.strictObject({ source: v.picklist(MATRIX_SOURCES), x: axis, y: axis })
	}),
	v.strictObject({
		kind: v.literal('confirm'),
		title,
		minutes,
		settings: v.strictObject({
			source: v.picklist(CONFIRM_SOURCES),
			scope: v.picklist(CONFIRM_SCOPES),
			statements: v.pipe(v.array(text), v.maxLength(STATEMENTS))
		})
	}),
	v.strictObject({
		kind: v.literal('action-items'),
		title,
		minutes,
		settings: v.strictObject({ scope: v.picklist(ITEM_SCOPES) })
	}),
	v.strictObject({ kind: v.literal('agreements'), title, minutes, settings: nothing }),
	v.strictObject({
		kind: v.literal('indicators'),
		title,
		minutes,
		settings: v.strictObject({
			indicators: v.pipe(v.array(plannedIndicator), v.maxLength(INDICATORS_PER_STEP))
		})
	})
]) satisfies v.GenericSchema<unknown, NewStep>;
