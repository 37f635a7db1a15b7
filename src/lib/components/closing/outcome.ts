/** What a meeting came to, in numbers; only what there is, so that no kind of meeting ends in zeros. */
import { shownCards } from '$lib/domain/meeting/cards';
import { isSettled } from '$lib/domain/meeting/agreements';
import type { MeetingState } from '$lib/domain/meeting/state';
import { shownNeeds, topics } from '$lib/domain/meeting/topics';
import { m } from '$lib/paraglide/messages.js';

export interface OutcomeNumber {
	count: number;
	/** In the form that the number asks for, without it. */
	label: string;
}

/** In the order in which a meeting comes to them. */
export function outcomeOf(state: MeetingState): OutcomeNumber[] {
	const { coreNeeds, decisions, agreements, agenda, reviewedItems } = state;
	const cards = agenda.reduce((sum, { id }) => sum + shownCards(state, id).length, 0);
	const all: [number, (inputs: { count: number }) => string][] = [
		[reviewedItems.filter(({ decision }) => decision).length, m.closing_outcome_items],
		[cards, m.closing_outcome_cards],
		[shownNeeds(state).length, m.screen_needs_label],
		[topics(state).length, m.screen_close_topics],
		[coreNeeds.length, m.screen_close_core],
		[decisions.filter(({ status }) => status === 'agreed').length, m.screen_close_decisions],
		[agreements.filter(isSettled).length, m.closing_outcome_agreements]
	];
	return all.flatMap(([count, label]) => (count > 0 ? [{ count, label: label({ count }) }] : []));
}
