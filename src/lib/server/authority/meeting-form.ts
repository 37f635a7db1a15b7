import * as v from 'valibot';
import { MEETING_KINDS } from '../../domain/meeting/meeting-kinds';
import { NEED_LENGTH, TITLE_LENGTH } from '../../domain/meeting/rules';
import { STAKEHOLDER_GROUPS } from '../../domain/meeting/stakeholder-groups';
import { SCHOOL_TYPES } from '../../domain/school/school-types';
import { parseAgendaRows, type AgendaRow } from '../../protocol/agenda-form';
import type { StaffProblem } from '../../protocol/staff-problems';
import { checkAgenda } from './agenda-form';
import {
	check,
	choice,
	optionalDay,
	optionalLine,
	optionalId,
	optionalParagraphs,
	optionalTime,
	requiredLine,
	requiredParagraphs,
	uuid,
	type Entered
} from './forms';

const NO_GROUP: StaffProblem = 'meeting/group-missing';
const PURPOSE_LENGTH = 1_500;

const Preparation = v.object({
	planId: uuid,
	title: requiredLine(TITLE_LENGTH),
	room: optionalLine(TITLE_LENGTH),
	purpose: requiredParagraphs(PURPOSE_LENGTH),
	question: requiredLine(NEED_LENGTH),
	groups: v.pipe(v.array(choice(STAKEHOLDER_GROUPS)), v.minLength(1, NO_GROUP)),
	schoolTypes: v.array(choice(SCHOOL_TYPES)),
	schoolId: optionalId,
	plannedDay: optionalDay,
	plannedTime: optionalTime
});

/** When a meeting is planned for, changed by itself. */
export const Planning = v.object({ plannedDay: optionalDay, plannedTime: optionalTime });

/** A template may leave open what is settled for each meeting. */
const Template = v.object({
	name: requiredLine(TITLE_LENGTH),
	about: optionalLine(300),
	kind: choice(MEETING_KINDS),
	purpose: optionalParagraphs(PURPOSE_LENGTH),
	question: optionalLine(NEED_LENGTH),
	groups: v.array(choice(STAKEHOLDER_GROUPS))
});

export interface EnteredMeeting {
	planId: string;
	title: string;
	room: string;
	purpose: string;
	question: string;
	groups: string[];
	schoolTypes: string[];
	/** Empty: about no single school. */
	schoolId: string;
	/** Empty: not settled. */
	plannedDay: string;
	plannedTime: string;
	agenda: AgendaRow[];
}

export interface EnteredTemplate {
	name: string;
	about: string;
	kind: string;
	purpose: string;
	question: string;
	groups: string[];
	agenda: AgendaRow[];
}

export function enteredMeeting({ values, lists }: Entered): EnteredMeeting {
	const { planId = '', title = '', room = '', purpose = '', question = '' } = values;
	const { agenda = '', schoolId = '', plannedDay = '', plannedTime = '' } = values;
	const { groups = [], schoolTypes = [] } = lists;
	return {
		planId,
		title,
		room,
		purpose,
		question,
		groups,
		schoolTypes,
		schoolId,
		plannedDay,
		plannedTime,
		agenda: parseAgendaRows(agenda)
	};
}

export function enteredTemplate({ values, lists }: Entered): EnteredTemplate {
	const { name = '', about = '', kind = '', purpose = '', question = '', agenda = '' } = values;
	const { groups = [] } = lists;
	return { name, about, kind, purpose, question, groups, agenda: parseAgendaRows(agenda) };
}

export const checkMeeting = (meeting: EnteredMeeting) => checked(Preparation, meeting);
export const checkTemplate = (template: EnteredTemplate) => checked(Template, template);

function checked<Schema extends v.GenericSchema>(schema: Schema, typed: { agenda: AgendaRow[] }) {
	const form = check(schema, typed);
	const steps = checkAgenda(typed.agenda);
	if (form.ok && steps.ok)
		return { ok: true, output: { ...(form.output as object), agenda: steps.agenda } } as {
			ok: true;
			output: v.InferOutput<Schema> & { agenda: typeof steps.agenda };
		};
	const problems = { ...(!form.ok && form.problems), ...(!steps.ok && steps.problems) };
	return { ok: false, problems } as const;
}
