/** What each kind of step starts with and is good for; preparation, templates and desk share it. */
import { plainStep, type NewStep, type StepKind } from '$lib/domain/meeting/steps';
import { m } from '$lib/paraglide/messages.js';
import type { AgendaRow } from '$lib/protocol/agenda-form';

interface StepFacts {
	/** The title that a new step of this kind gets. */
	title: () => string;
	/** Planned at first; can be changed. */
	minutes: number;
	/** One sentence for whoever chooses it. */
	about: () => string;
}

export const STEP_FACTS: Record<StepKind, StepFacts> = {
	arrive: { title: m.step_arrive, minutes: 15, about: m.templates_about_arrive },
	collect: { title: m.step_collect, minutes: 12, about: m.templates_about_collect },
	reveal: { title: m.step_reveal, minutes: 8, about: m.templates_about_reveal },
	bundle: { title: m.step_bundle, minutes: 25, about: m.templates_about_bundle },
	vote: { title: m.step_vote, minutes: 10, about: m.templates_about_vote },
	'core-needs': { title: m.step_core_needs, minutes: 12, about: m.templates_about_core_needs },
	decide: { title: m.step_decide, minutes: 30, about: m.templates_about_decide },
	close: { title: m.step_close, minutes: 8, about: m.templates_about_close },
	information: { title: m.review_step_information, minutes: 5, about: m.review_about_information },
	break: { title: m.review_step_break, minutes: 10, about: m.review_about_break },
	mood: { title: m.rounds_step_mood, minutes: 5, about: m.rounds_about_mood },
	matrix: { title: m.rounds_step_matrix, minutes: 15, about: m.rounds_about_matrix },
	confirm: { title: m.rounds_step_confirm, minutes: 10, about: m.rounds_about_confirm },
	cards: { title: m.rounds_step_cards, minutes: 10, about: m.rounds_about_cards },
	'action-items': {
		title: m.review_step_action_items,
		minutes: 10,
		about: m.review_about_action_items
	},
	agreements: { title: m.review_step_agreements, minutes: 10, about: m.review_about_agreements },
	indicators: { title: m.review_step_indicators, minutes: 15, about: m.review_about_indicators }
};

/** A step of this kind as it is added, in the reader's language. */
export function usualStep(kind: StepKind): NewStep {
	const { title, minutes } = STEP_FACTS[kind];
	return plainStep(kind, title(), minutes);
}

/** A planned step as it stands in a form. */
export function agendaRow({ kind, title, minutes, settings }: NewStep): AgendaRow {
	return { kind, title, minutes: String(minutes), settings };
}
