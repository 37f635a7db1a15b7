/**
 * The courses that Planrunde knows, in the reader's language: what an authority starts its own
 * templates and meetings from. They are no rows of the database, so they stay as good as the
 * version that is installed.
 */
import type { MeetingKind } from '$lib/domain/meeting/meeting-kinds';
import type { StakeholderGroup } from '$lib/domain/meeting/stakeholder-groups';
import type { Direction, PlannedIndicator } from '$lib/domain/meeting/model';
import {
	plainStep,
	type NewStep,
	type StepKind,
	type StepSettings
} from '$lib/domain/meeting/steps';
import { m } from '$lib/paraglide/messages.js';

export interface Template {
	name: string;
	/** What it is for, in a sentence. */
	about: string;
	kind: MeetingKind;
	purpose: string;
	question: string;
	groups: StakeholderGroup[];
	agenda: NewStep[];
}

export const STARTING_POINTS = [
	'needs-workshop',
	'annual-review',
	'update-workshop',
	'kick-off',
	'results-round',
	'blank'
] as const;
export type StartingPoint = (typeof STARTING_POINTS)[number];

const SCHOOL: StakeholderGroup[] = ['schulleitung', 'lehrkraft', 'medienbeauftragte'];
const AUTHORITY: StakeholderGroup[] = ['schulverwaltung', 'it_kommune'];
const EVERYBODY: StakeholderGroup[] = [...SCHOOL, 'schueler', 'eltern', ...AUTHORITY];

const BUILDERS: Record<StartingPoint, () => Template> = {
	'needs-workshop': () => ({
		name: m.templates_needs_name(),
		about: m.templates_needs_about(),
		kind: 'needs-workshop',
		purpose: m.templates_needs_purpose(),
		question: m.templates_needs_question(),
		groups: EVERYBODY,
		agenda: [
			step('arrive', m.templates_needs_arrive(), 5),
			information(m.templates_needs_frame(), 10, m.templates_needs_frame_text()),
			mood(m.templates_needs_mood(), 5, [
				m.templates_needs_scale_equipment(),
				m.templates_needs_scale_support()
			]),
			step('collect', m.templates_needs_alone(), 12),
			step('collect', m.templates_needs_pairs(), 12, {
				question: m.templates_needs_pairs_question()
			}),
			step('reveal', m.step_reveal(), 5),
			step('bundle', m.templates_needs_bundle(), 15),
			step('bundle', m.templates_needs_conflicts(), 10),
			step('break', m.templates_break(), 10),
			step('vote', m.step_vote(), 8),
			step('core-needs', m.step_core_needs(), 5),
			step('confirm', m.templates_needs_confirm(), 5),
			step('decide', m.templates_needs_reasons(), 10),
			step('close', m.templates_needs_close(), 8)
		]
	}),
	'annual-review': () => ({
		name: m.templates_review_name(),
		about: m.templates_review_about(),
		kind: 'annual-review',
		purpose: m.templates_review_purpose(),
		question: m.templates_review_question(),
		groups: [...SCHOOL, ...AUTHORITY],
		agenda: [
			step('arrive', m.templates_review_arrive(), 5),
			step('action-items', m.templates_review_items(), 10),
			step('indicators', m.templates_review_indicators(), 15, {
				indicators: [
					indicator(m.templates_indicator_pupils(), '', 'lower'),
					indicator(m.templates_indicator_rooms(), '%', 'higher'),
					indicator(m.templates_indicator_usage(), '%', 'higher'),
					indicator(m.templates_indicator_damage(), '%', 'lower'),
					indicator(m.templates_indicator_solved(), '%', 'higher')
				]
			}),
			mood(m.templates_review_mood(), 5, [
				m.templates_review_scale_cooperation(),
				m.templates_review_scale_support(),
				m.templates_review_scale_equipment(),
				m.templates_review_scale_systems()
			]),
			cards(m.templates_review_back(), 10, 'silent', [
				m.templates_review_column_good(),
				m.templates_review_column_hindering()
			]),
			step('collect', m.templates_review_ahead(), 10, {
				question: m.templates_review_ahead_question()
			}),
			step('reveal', m.templates_review_talk(), 5),
			information(m.templates_review_rooms(), 5, m.templates_review_rooms_text()),
			information(m.templates_review_concept(), 8, m.templates_review_concept_text()),
			information(m.templates_review_news(), 5, m.templates_review_news_text()),
			step('agreements', m.templates_review_agreements(), 10),
			step('close', m.templates_review_close(), 2)
		]
	}),
	'update-workshop': () => ({
		name: m.templates_update_name(),
		about: m.templates_update_about(),
		kind: 'update-workshop',
		purpose: m.templates_update_purpose(),
		question: m.templates_update_question(),
		groups: [...SCHOOL, ...AUTHORITY, 'medienzentrum', 'kaemmerei'],
		agenda: [
			step('arrive', m.templates_update_arrive(), 10),
			information(m.templates_update_inputs(), 25, m.templates_update_inputs_text()),
			cards(m.templates_update_future(), 10, 'silent', [
				m.templates_update_column_technology(),
				m.templates_update_column_law(),
				m.templates_update_column_politics(),
				m.templates_update_column_pupils()
			]),
			step('collect', m.templates_update_collect(), 15),
			step('reveal', m.step_reveal(), 5),
			step('bundle', m.templates_update_bundle(), 15),
			step('break', m.templates_break(), 15),
			step('vote', m.templates_update_vote(), 6),
			step('matrix', m.templates_update_matrix(), 5),
			step('core-needs', m.step_core_needs(), 4),
			step('decide', m.templates_update_effects(), 40),
			step('confirm', m.templates_update_confirm(), 15, { source: 'decisions' }),
			step('agreements', m.templates_update_responsible(), 10),
			step('close', m.templates_update_close(), 5)
		]
	}),
	'kick-off': () => ({
		name: m.templates_kickoff_name(),
		about: m.templates_kickoff_about(),
		kind: 'kick-off',
		purpose: m.templates_kickoff_purpose(),
		question: m.templates_kickoff_question(),
		groups: [...SCHOOL, ...AUTHORITY, 'buergermeister', 'politik'],
		agenda: [
			step('arrive', m.templates_kickoff_arrive(), 5),
			information(m.templates_kickoff_order(), 10, m.templates_kickoff_order_text()),
			cards(m.templates_kickoff_people(), 10, 'open', levels()),
			cards(m.templates_kickoff_missing(), 5, 'open', levels()),
			step('matrix', m.templates_kickoff_matrix(), 15, {
				source: 'cards',
				x: { label: m.templates_kickoff_concern(), low: '', high: '' },
				y: { label: m.templates_kickoff_influence(), low: '', high: '' }
			}),
			cards(m.templates_kickoff_part(), 15, 'open', [
				m.templates_kickoff_part_inform(),
				m.templates_kickoff_part_hear(),
				m.templates_kickoff_part_join(),
				m.templates_kickoff_part_decide()
			]),
			step('agreements', m.templates_kickoff_steering(), 15),
			step('collect', m.templates_kickoff_goals(), 7, {
				question: m.templates_kickoff_goals_question()
			}),
			step('reveal', m.templates_kickoff_goals_seen(), 3),
			step('close', m.templates_kickoff_close(), 5)
		]
	}),
	'results-round': () => ({
		name: m.templates_results_name(),
		about: m.templates_results_about(),
		kind: 'results-round',
		purpose: m.templates_results_purpose(),
		question: m.templates_results_question(),
		groups: EVERYBODY,
		agenda: [
			step('arrive', m.templates_results_arrive(), 3),
			information(m.templates_results_course(), 7, m.templates_results_course_text()),
			cards(m.templates_results_views(), 15, 'open', [
				m.templates_results_column_clear(),
				m.templates_results_column_question()
			]),
			information(m.templates_results_answers(), 15, m.templates_results_answers_text()),
			step('confirm', m.templates_results_confirm(), 10, { source: 'statements' }),
			step('decide', m.templates_results_concerns(), 5),
			step('close', m.templates_results_close(), 5)
		]
	}),
	blank: () => ({
		name: m.templates_blank_name(),
		about: m.templates_blank_about(),
		kind: 'other',
		purpose: '',
		question: '',
		groups: [],
		agenda: [step('arrive', m.step_arrive(), 10), step('close', m.step_close(), 5)]
	})
};

export function startingPoint(key: StartingPoint): Template;
export function startingPoint(key: string): Template | null;
export function startingPoint(key: string): Template | null {
	return isStartingPoint(key) ? BUILDERS[key]() : null;
}

function isStartingPoint(key: string): key is StartingPoint {
	return (STARTING_POINTS as readonly string[]).includes(key);
}

function step<K extends StepKind>(
	kind: K,
	title: string,
	minutes: number,
	settings: Partial<StepSettings<K>> = {}
): NewStep {
	const plain = plainStep(kind, title, minutes);
	return { ...plain, settings: { ...plain.settings, ...settings } } as NewStep;
}

function information(title: string, minutes: number, text: string): NewStep {
	return step('information', title, minutes, { text });
}

function mood(title: string, minutes: number, questions: string[]): NewStep {
	const scales = questions.map((label) => ({ label, low: '', high: '' }));
	return step('mood', title, minutes, { scales });
}

function cards(
	title: string,
	minutes: number,
	visibility: 'silent' | 'open',
	titles: string[]
): NewStep {
	const columns = titles.map((column, index) => ({ id: `column-${index + 1}`, title: column }));
	return step('cards', title, minutes, { visibility, columns });
}

/** Filled in before the meeting, or in it. */
function indicator(name: string, unit: string, direction: Direction): PlannedIndicator {
	return { name, unit, value: null, previous: null, target: null, direction };
}

/** Where those come from who have to do with the IT of schools. */
function levels(): string[] {
	return [
		m.templates_kickoff_level_town(),
		m.templates_kickoff_level_school(),
		m.templates_kickoff_level_others()
	];
}
