/** The agenda of a form: each step checked, problems told at the field that they are about. */
import * as v from 'valibot';
import { STEPS_PER_AGENDA, TITLE_LENGTH } from '../../domain/meeting/rules';
import { brokenBound } from '../../domain/meeting/step-bounds';
import { lacksAlt, tooLongText, withCleanTexts } from '../../domain/meeting/step-texts';
import type { NewStep } from '../../domain/meeting/steps';
import type { AgendaRow } from '../../protocol/agenda-form';
import { newStep } from '../../protocol/steps';
import type { Problem } from '../../protocol/staff-problems';
import { check, requiredLine, wholeNumber, type Problems } from './forms';

/** A step without minutes runs without a timer. */
const Fields = v.object({ title: requiredLine(TITLE_LENGTH), minutes: wholeNumber(0, 180) });

/**
 * Problems stand under `step-<index>-title`, `-minutes` and `-settings-<name>`, those of the
 * whole under `agenda`.
 */
export function checkAgenda(
	rows: AgendaRow[]
): { ok: true; agenda: NewStep[] } | { ok: false; problems: Problems } {
	if (rows.length === 0)
		return { ok: false, problems: { agenda: { code: 'meeting/agenda-empty' } } };
	if (rows.length > STEPS_PER_AGENDA)
		return { ok: false, problems: { agenda: tooLong(STEPS_PER_AGENDA) } };
	const problems: Problems = {};
	const agenda = rows.flatMap((row, index) => {
		const { step, problems: found } = checkStep(row);
		for (const [field, problem] of Object.entries(found))
			problems[`step-${index}-${field}`] = problem;
		return step ? [step] : [];
	});
	return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, agenda };
}

function checkStep({ kind, title, minutes, settings }: AgendaRow): {
	step?: NewStep;
	problems: Problems;
} {
	const fields = check(Fields, { title, minutes });
	const problems: Problems = fields.ok ? {} : { ...fields.problems };
	const parsed = v.safeParse(newStep, { kind, title: '', minutes: 0, settings });
	if (!parsed.success) {
		const [name = ''] = (v.getDotPath(parsed.issues[0]) ?? '').split('.').slice(1);
		problems[`settings-${name}`] = { code: 'meeting/step-setting-invalid' };
		return { problems };
	}
	const step = withCleanTexts(parsed.output);
	const long = tooLongText(step);
	if (lacksAlt(step)) problems['settings-pictures'] = { code: 'agenda/picture-alt-missing' };
	const bound = brokenBound(step);
	if (bound) problems[`settings-${bound.setting}`] = { code: bound.code, params: bound.params };
	if (long) problems[`settings-${long.setting}`] = tooLong(long.limit);
	if (!fields.ok || Object.keys(problems).length > 0) return { problems };
	return { step: { ...step, ...fields.output }, problems };
}

function tooLong(limit: number): Problem {
	return { code: 'field/too-long', params: { limit } };
}
