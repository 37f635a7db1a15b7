/** What steps brought that speak for themselves, for result page and minutes: cards and closed rounds. */
import type { Resolution } from '../../domain/meeting/contradictions';
import { shownCards } from '../../domain/meeting/cards';
import type { Card, Round } from '../../domain/meeting/model';
import { roundOf } from '../../domain/meeting/rounds';
import type { MeetingState } from '../../domain/meeting/state';

/** Cards of one step by column. */
export interface CardsOfStep {
	id: string;
	title: string;
	columns: CardsOfColumn[];
}

export interface RoundOfStep {
	title: string;
	round: Round;
}

interface CardsOfColumn {
	id: string;
	/** Empty: the title of the step. */
	title: string;
	cards: { id: string; text: string; isOwn: boolean }[];
}

/**
 * By step and column; steps without any are left out.
 * @param view of an audience, which decides what is in it
 */
export function cardsOf(view: MeetingState, isOwn: (card: Card) => boolean): CardsOfStep[] {
	return view.agenda.flatMap((step) => {
		const cards = shownCards(view, step.id);
		if (step.kind !== 'cards' || cards.length === 0) return [];
		const columns = step.settings.columns.map(({ id, title }) => ({
			id,
			title,
			cards: cards
				.filter(({ columnId }) => columnId === id)
				.map((card) => ({ id: card.id, text: card.text, isOwn: isOwn(card) }))
		}));
		return [{ id: step.id, title: step.title, columns }];
	});
}

/** What everybody was asked and answered in secret, as the room saw it; open ones are left out. */
export function roundsOf(view: MeetingState): RoundOfStep[] {
	return view.agenda.flatMap(({ id, title }) => {
		const round = roundOf(view, id);
		return round?.status === 'closed' ? [{ title, round }] : [];
	});
}

export interface ShownContradiction {
	id: string;
	/** The two needs, as they read in this view, or a need and what the plan said. */
	sides: [string, string];
	reason: string;
	/** Null: it travels on. */
	resolution: Resolution | null;
}

/** Those of which this view shows both needs; open ones first. */
export function contradictionsOf(view: MeetingState): ShownContradiction[] {
	return view.contradictions
		.map(({ id, needIds, passage, reason, resolution }): ShownContradiction => {
			const [one = '', other = ''] = needIds;
			const against = passage?.text ?? view.needs[other]?.text ?? '';
			const sides: [string, string] = [view.needs[one]?.text ?? '', against];
			return { id, sides, reason, resolution };
		})
		.sort((a, b) => Number(a.resolution !== null) - Number(b.resolution !== null));
}
