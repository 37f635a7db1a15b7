/**
 * Forms of the staff pages: what was entered, checked against a schema whose messages are codes
 * of problems. A page that shows a problem also shows again what was typed.
 */
import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { isDay } from '../../domain/kernel/calendar';
import { cleanLine, cleanParagraphs, isBlank, lengthOf } from '../../domain/kernel/text';
import type { Problem, StaffProblem } from '../../protocol/staff-problems';

/** By name; of fields with the same name the last. Files are left out. */
export interface Entered {
	values: Record<string, string>;
	lists: Record<string, string[]>;
}

/** By field. */
export type Problems = Record<string, Problem>;

export async function entered(request: Request): Promise<Entered> {
	const form = await request.formData().catch(() => error(400));
	const lists: Record<string, string[]> = {};
	for (const [name, value] of form)
		if (typeof value === 'string') (lists[name] ??= []).push(value.replace(/\r\n/g, '\n'));
	const values = Object.fromEntries(
		Object.entries(lists).map(([name, list]) => [name, list.at(-1) ?? ''])
	);
	return { values, lists };
}

export function check<Schema extends v.GenericSchema>(
	schema: Schema,
	input: unknown
): { ok: true; output: v.InferOutput<Schema> } | { ok: false; problems: Problems } {
	const parsed = v.safeParse(schema, input);
	if (parsed.success) return { ok: true, output: parsed.output };
	const problems: Problems = {};
	for (const issue of parsed.issues)
		problems[v.getDotPath(issue)?.split('.')[0] ?? ''] ??= problemIn(issue.message);
	return { ok: false, problems };
}

/** A code as a message of valibot; the limit that its sentence names is written behind it. */
const saying = (code: StaffProblem, limit?: number) =>
	limit === undefined ? code : `${code}:${limit}`;

function problemIn(message: string): Problem {
	const [code = '', limit] = message.split(':');
	return limit === undefined ? { code } : { code, params: { limit: Number(limit) } };
}

const text = v.optional(v.string(), '');
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const shortEnough = (limit: number) =>
	v.check((value: string) => lengthOf(value) <= limit, saying('field/too-long', limit));

/** One line of text, cleaned, that must be given. */
export const requiredLine = (limit: number) =>
	v.pipe(
		text,
		v.transform(cleanLine),
		v.check((value) => !isBlank(value), saying('field/missing')),
		shortEnough(limit)
	);

/** One line of text, cleaned; may be left empty. */
export const optionalLine = (limit: number) =>
	v.pipe(text, v.transform(cleanLine), shortEnough(limit));

export const optionalParagraphs = (limit: number) =>
	v.pipe(text, v.transform(cleanParagraphs), shortEnough(limit));

export const requiredParagraphs = (limit: number) =>
	v.pipe(
		text,
		v.transform(cleanParagraphs),
		v.check((value) => !isBlank(value), saying('field/missing')),
		shortEnough(limit)
	);

/** Text as it was typed; the domain cleans and judges it. */
export const rawText = text;

/** A password is kept as typed; only its presence is checked here. */
export const password = v.pipe(text, v.minLength(1, saying('field/missing')));

export const wholeNumber = (min: number, max: number) =>
	v.pipe(
		text,
		v.trim(),
		v.regex(/^\d{1,9}$/, saying('field/number-invalid')),
		v.transform(Number),
		v.minValue(min, saying('field/number-invalid')),
		v.maxValue(max, saying('field/number-invalid'))
	);

/** Null where nothing was entered. */
export const optionalWholeNumber = (min: number, max: number) =>
	v.pipe(
		text,
		v.trim(),
		v.check(
			(typed) => typed === '' || v.is(wholeNumber(min, max), typed),
			saying('field/number-invalid')
		),
		v.transform((typed) => (typed === '' ? null : Number(typed)))
	);

/** `YYYY-MM-DD`; null where nothing was entered. */
export const optionalDay = v.pipe(
	text,
	v.check((typed) => typed === '' || isDay(typed), saying('field/date-invalid')),
	v.transform((typed) => (typed === '' ? null : typed))
);

/** `HH:MM`; null where nothing was entered. */
export const optionalTime = v.pipe(
	text,
	v.check((typed) => typed === '' || TIME.test(typed), saying('field/time-invalid')),
	v.transform((typed) => (typed === '' ? null : typed))
);

export const choice = <const Options extends readonly string[]>(options: Options) =>
	v.pipe(text, v.picklist(options, saying('field/choice-missing')));

export const uuid = v.pipe(v.string(), v.uuid());

/** What a select offers by id; null where nothing was chosen. */
export const optionalId = v.pipe(
	text,
	v.check((chosen) => chosen === '' || v.is(uuid, chosen), saying('field/choice-missing')),
	v.transform((chosen) => (chosen === '' ? null : chosen))
);

/** The id in an address; what cannot be one is answered like an unknown one. */
export function idOr404(param: string): string {
	return v.is(uuid, param) ? param : error(404);
}
