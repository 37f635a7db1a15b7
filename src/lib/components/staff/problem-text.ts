import { STAFF_PROBLEMS, type Problem, type StaffProblem } from '$lib/protocol/staff-problems';
import { m } from '$lib/paraglide/messages.js';
import { refusalText } from '../refusal-text';

const SENTENCES: Record<StaffProblem, (words: { limit: number; word: string }) => string> = {
	'field/missing': m.problem_field_missing,
	'field/too-long': m.problem_field_too_long,
	'field/number-invalid': m.problem_field_number_invalid,
	'field/date-invalid': m.problem_field_date_invalid,
	'field/time-invalid': m.problem_field_time_invalid,
	'field/choice-missing': m.problem_field_choice_missing,
	'sign-in/wrong': m.problem_sign_in_wrong,
	'sign-in/too-many-tries': m.problem_sign_in_too_many_tries,
	'password/too-short': m.problem_password_too_short,
	'password/too-long': m.problem_password_too_long,
	'password/current-wrong': m.problem_password_current_wrong,
	'password/not-equal': m.problem_password_not_equal,
	'setup/link-not-valid': m.problem_setup_link_not_valid,
	'setup/already-done': m.problem_setup_already_done,
	'setup/key-missing': m.problem_setup_key_missing,
	'school/name-taken': m.problem_school_name_taken,
	'school/unknown': m.problem_school_unknown,
	'person/sign-in-name-taken': m.problem_person_sign_in_name_taken,
	'person/unknown': m.problem_person_unknown,
	'person/last-administrator': m.problem_person_last_administrator,
	'person/works-elsewhere': m.problem_person_works_elsewhere,
	'plan/term-invalid': m.problem_plan_term_invalid,
	'meeting/group-missing': m.problem_meeting_group_missing,
	'meeting/agenda-empty': m.templates_problem_agenda_empty,
	'meeting/step-setting-invalid': m.templates_problem_setting_invalid,
	'template/name-taken': m.templates_problem_name_taken,
	'template/unknown': m.templates_problem_unknown,
	'picture/type-unknown': m.review_picture_wrong_type,
	'picture/too-large': m.review_picture_too_large,
	'picture/too-many': m.review_picture_too_many,
	'picture/not-stored': m.review_picture_failed,
	'page/field-open': m.texts_fields,
	'words/too-few': m.words_problem_too_few,
	'words/too-many': m.words_problem_too_many,
	'words/too-long': m.words_problem_too_long,
	'words/says-nothing': m.words_problem_says_nothing,
	'words/taken': m.words_problem_taken,
	'words/too-many-groups': m.words_problem_too_many_groups,
	'words/unknown': m.words_problem_unknown,
	'rich-text/not-allowed': m.problem_rich_text_not_allowed
};

/** The sentence for what a form objects to; undefined where there is nothing. */
export function problemText(problem: Problem | undefined): string | undefined {
	if (!problem) return undefined;
	const { code, params } = problem;
	return isStaffProblem(code)
		? SENTENCES[code]({ limit: Number(params?.limit), word: String(params?.word ?? '') })
		: refusalText({ code, params });
}

function isStaffProblem(code: string): code is StaffProblem {
	return (STAFF_PROBLEMS as readonly string[]).includes(code);
}
