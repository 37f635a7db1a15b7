import * as v from 'valibot';
import { plainStep, STEP_KINDS } from '../../domain/meeting/steps';
import { NEED_LENGTH, TITLE_LENGTH } from '../../domain/meeting/rules';
import { STAKEHOLDER_GROUPS } from '../../domain/meeting/stakeholder-groups';
import { SCHOOL_TYPES } from '../../domain/school/school-types';
import type { StaffProblem } from '../../protocol/staff-problems';
import {
	check,
	choice,
	requiredLine,
	requiredParagraphs,
	uuid,
	wholeNumber,
	type Entered,
	type Problems
} from './forms';

const NO_GROUP: StaffProblem = 'meeting/group-missing';

const Preparation = v.object({
	planId: uuid,
	title: requiredLine(TITLE_LENGTH),
	purpose: requiredParagraphs(1_500),
	question: requiredLine(NEED_LENGTH),
	groups: v.pipe(v.array(choice(STAKEHOLDER_GROUPS)), v.minLength(1, NO_GROUP)),
	schoolTypes: v.array(choice(SCHOOL_TYPES))
});

/** A step without minutes runs without a timer. */
const Step = v.object({
	kind: v.picklist(STEP_KINDS),
	title: requiredLine(TITLE_LENGTH),
	minutes: wholeNumber(0, 180)
});

export interface EnteredMeeting {
	planId: string;
	title: string;
	purpose: string;
	question: string;
	groups: string[];
	schoolTypes: string[];
	/** As typed. */
	agenda: { kind: string; title: string; minutes: string }[];
}

export function enteredMeeting({ values, lists }: Entered): EnteredMeeting {
	const { planId = '', title = '', purpose = '', question = '' } = values;
	const { groups = [], schoolTypes = [], stepKind = [], stepTitle = [], stepMinutes = [] } = lists;
	return {
		planId,
		title,
		purpose,
		question,
		groups,
		schoolTypes,
		agenda: stepKind.map((kind, index) => ({
			kind,
			title: stepTitle[index] ?? '',
			minutes: stepMinutes[index] ?? ''
		}))
	};
}

/** Problems of a step stand under `step-<index>-title` and `step-<index>-minutes`. */
export function checkMeeting(meeting: EnteredMeeting) {
	const form = check(Preparation, meeting);
	const steps = meeting.agenda.map((step) => check(Step, step));
	const problems: Problems = form.ok ? {} : { ...form.problems };
	steps.forEach((step, index) => {
		if (step.ok) return;
		for (const [field, problem] of Object.entries(step.problems))
			problems[`step-${index}-${field}`] = problem;
	});
	if (!form.ok || Object.keys(problems).length > 0) return { ok: false, problems } as const;
	const agenda = steps.flatMap((step) =>
		step.ok ? [plainStep(step.output.kind, step.output.title, step.output.minutes)] : []
	);
	return { ok: true, output: { ...form.output, agenda } } as const;
}
