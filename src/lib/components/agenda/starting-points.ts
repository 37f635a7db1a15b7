/**
 * The courses that Planrunde knows, in the reader's language: what an authority starts its own
 * templates and meetings from. They are no rows of the database, so they stay as good as the
 * version that is installed.
 */
import type { MeetingKind } from '$lib/domain/meeting/meeting-kinds';
import type { StakeholderGroup } from '$lib/domain/meeting/stakeholder-groups';
import { plainStep, STEP_KINDS, type NewStep, type StepKind } from '$lib/domain/meeting/steps';
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
			...step('arrive', m.templates_needs_arrive(), 5),
			...step('information', m.templates_needs_frame(), 10),
			...step('mood', m.templates_needs_mood(), 5),
			...step('collect', m.templates_needs_alone(), 12),
			...step('collect', m.templates_needs_pairs(), 12, {
				question: m.templates_needs_pairs_question()
			}),
			...step('reveal', m.step_reveal(), 5),
			...step('bundle', m.templates_needs_bundle(), 15),
			...step('bundle', m.templates_needs_conflicts(), 10),
			...step('break', m.templates_break(), 10),
			...step('vote', m.step_vote(), 8),
			...step('core-needs', m.step_core_needs(), 5),
			...step('confirm', m.templates_needs_confirm(), 5, { source: 'core-needs', scope: 'each' }),
			...step('decide', m.templates_needs_reasons(), 10),
			...step('close', m.templates_needs_close(), 8)
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
			...step('arrive', m.templates_review_arrive(), 5),
			...step('action-items', m.templates_review_items(), 10),
			...step('indicators', m.templates_review_indicators(), 15),
			...step('mood', m.templates_review_mood(), 5),
			...step('cards', m.templates_review_back(), 10),
			...step('collect', m.templates_review_ahead(), 10, {
				question: m.templates_review_ahead_question()
			}),
			...step('reveal', m.templates_review_talk(), 5),
			...step('information', m.templates_review_rooms(), 5),
			...step('information', m.templates_review_concept(), 8),
			...step('information', m.templates_review_news(), 5),
			...step('agreements', m.templates_review_agreements(), 10),
			...step('close', m.templates_review_close(), 2)
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
			...step('arrive', m.templates_update_arrive(), 10),
			...step('information', m.templates_update_inputs(), 25),
			...step('cards', m.templates_update_future(), 10),
			...step('collect', m.templates_update_collect(), 15),
			...step('reveal', m.step_reveal(), 5),
			...step('bundle', m.templates_update_bundle(), 15),
			...step('break', m.templates_break(), 15),
			...step('vote', m.templates_update_vote(), 6),
			...step('matrix', m.templates_update_matrix(), 5),
			...step('core-needs', m.step_core_needs(), 4),
			...step('decide', m.templates_update_effects(), 40),
			...step('confirm', m.templates_update_confirm(), 15),
			...step('agreements', m.templates_update_responsible(), 10),
			...step('close', m.templates_update_close(), 5)
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
			...step('arrive', m.templates_kickoff_arrive(), 5),
			...step('information', m.templates_kickoff_order(), 10),
			...step('cards', m.templates_kickoff_people(), 10),
			...step('cards', m.templates_kickoff_missing(), 5),
			...step('matrix', m.templates_kickoff_matrix(), 15),
			...step('cards', m.templates_kickoff_part(), 15),
			...step('agreements', m.templates_kickoff_steering(), 15),
			...step('collect', m.templates_kickoff_goals(), 7, {
				question: m.templates_kickoff_goals_question()
			}),
			...step('reveal', m.templates_kickoff_goals_seen(), 3),
			...step('close', m.templates_kickoff_close(), 5)
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
			...step('arrive', m.templates_results_arrive(), 3),
			...step('information', m.templates_results_course(), 7),
			...step('cards', m.templates_results_views(), 15),
			...step('information', m.templates_results_answers(), 15),
			...step('confirm', m.templates_results_confirm(), 10),
			...step('decide', m.templates_results_concerns(), 5),
			...step('close', m.templates_results_close(), 5)
		]
	}),
	blank: () => ({
		name: m.templates_blank_name(),
		about: m.templates_blank_about(),
		kind: 'other',
		purpose: '',
		question: '',
		groups: [],
		agenda: [...step('arrive', m.step_arrive(), 10), ...step('close', m.step_close(), 5)]
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

/** A kind that this version does not have yet is left out. */
function step(kind: string, title: string, minutes: number, settings: object = {}): NewStep[] {
	if (!(STEP_KINDS as readonly string[]).includes(kind)) return [];
	const plain = plainStep(kind as StepKind, title, minutes);
	return [{ ...plain, settings: { ...plain.settings, ...settings } } as NewStep];
}
