/**
 * What the forms of the staff pages object to, beside the refusals of the domain. Each has a
 * sentence in components/staff/problem-text.ts.
 */
export const STAFF_PROBLEMS = [
	'field/missing',
	'field/too-long',
	'field/number-invalid',
	'field/date-invalid',
	'field/time-invalid',
	'field/choice-missing',
	'sign-in/wrong',
	'sign-in/too-many-tries',
	'password/too-short',
	'password/too-long',
	'password/current-wrong',
	'password/not-equal',
	'setup/link-not-valid',
	'setup/already-done',
	'setup/key-missing',
	'school/name-taken',
	'school/unknown',
	'person/sign-in-name-taken',
	'person/unknown',
	'person/last-administrator',
	'person/works-elsewhere',
	'plan/term-invalid',
	'meeting/group-missing',
	'meeting/agenda-empty',
	'meeting/step-setting-invalid',
	'template/name-taken',
	'template/unknown',
	'picture/type-unknown',
	'picture/too-large',
	'picture/too-many',
	'picture/not-stored',
	'page/field-open',
	'words/too-few',
	'words/too-many',
	'words/too-long',
	'words/says-nothing',
	'words/taken',
	'words/too-many-groups',
	'words/unknown',
	'rich-text/not-allowed'
] as const;

export type StaffProblem = (typeof STAFF_PROBLEMS)[number];

/** An objection: one of the above, or a refusal of the domain. */
export interface Problem {
	code: string;
	params?: Record<string, string | number>;
}
