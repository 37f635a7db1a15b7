/** Who sees cards: silent ones nobody, hidden ones the moderator, shown ones all. Rules CA and AU. */
import {
	type AudiencePart,
	type EventOf,
	type Moment,
	type Telling,
	NOTHING,
	REFRESH,
	byId,
	told
} from './audience-part';
import type { Card } from './model';
import type { MeetingState } from './state';
import { isAskedAbout } from './titles';

type OneCardEvent =
	| 'CardAdded'
	| 'CardEdited'
	| 'CardWithdrawn'
	| 'CardHidden'
	| 'CardRestored'
	| 'CardMoved'
	| 'CardTakenAsNeed';

export const cardsPart: AudiencePart<OneCardEvent | 'CardsRevealed'> = {
	view(state, audience) {
		const isModerator = audience === 'moderator';
		const visible = Object.values(state.cards).filter((card) => isSeen(card, isModerator));
		return { cards: byId(visible.map((card) => redacted(card, isModerator))) };
	},

	own(state, seatId) {
		// Which became needs, the shared view says.
		const cards = Object.values(state.cards)
			.filter(({ authorSeatId }) => authorSeatId === seatId)
			.map((card) => ({ ...card, needId: null }));
		return {
			cards: Object.fromEntries(cards.map((card) => [card.id, card])),
			silentCards: silentByStep(cards)
		};
	},

	combined(shared, own) {
		const cards = Object.values(own.cards).map((card): [string, Card] => [
			card.id,
			{ ...card, needId: shared.cards[card.id]?.needId ?? null }
		]);
		return { cards: { ...shared.cards, ...Object.fromEntries(cards) } };
	},

	tell: {
		CardAdded: tellOfCard,
		CardEdited: tellOfCard,
		CardWithdrawn: tellOfCard,
		CardHidden: tellOfCard,
		CardRestored: tellOfCard,
		CardMoved: tellOfCard,
		CardTakenAsNeed: tellOfCard,
		CardsRevealed: () => REFRESH
	},

	concerned: {
		CardAdded: ({ card }) => [card.authorSeatId],
		CardEdited: ({ cardId }, before) => authorsOf(before, [cardId]),
		CardWithdrawn: ({ cardId }, before) => authorsOf(before, [cardId]),
		CardHidden: ({ cardId }, before) => authorsOf(before, [cardId]),
		CardRestored: ({ cardId }, before) => authorsOf(before, [cardId]),
		CardMoved: ({ cardId }, before) => authorsOf(before, [cardId]),
		CardsRevealed: ({ cardIds }, before) => authorsOf(before, cardIds)
	},

	tellOwn: {
		CardsRevealed: (event, before, seatId) => ({
			...event,
			cardIds: event.cardIds.filter((id) => before.cards[id]?.authorSeatId === seatId)
		})
	}
};

function tellOfCard(event: EventOf<OneCardEvent>, { before, after, audience }: Moment): Telling {
	const isModerator = audience === 'moderator';
	const cardId = event.type === 'CardAdded' ? event.card.id : event.cardId;
	const card = after.cards[cardId];
	if (!card) return NOTHING;
	const saw = before.cards[cardId] !== undefined && isSeen(before.cards[cardId], isModerator);
	const sees = isSeen(card, isModerator);
	if (!saw && !sees) {
		const { stepId } = card;
		const count = after.silentCards[stepId] ?? 0;
		return count === (before.silentCards[stepId] ?? 0)
			? NOTHING
			: told({ type: 'SilentCardsCounted', stepId, count });
	}
	// With its words, which a round may have taken over.
	if (!saw && isAskedAbout(after, cardId)) return REFRESH;
	if (!saw) return told({ type: 'CardAdded', card: redacted(card, isModerator) });
	if (!sees) return told({ type: 'CardRemoved', cardId });
	return told(
		event.type === 'CardEdited' && !isModerator ? { ...event, originalText: null } : event
	);
}

function authorsOf(state: MeetingState, cardIds: string[]): (string | null)[] {
	return cardIds.map((id) => state.cards[id]?.authorSeatId ?? null);
}

function silentByStep(cards: Card[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { stepId, status } of cards)
		if (status === 'silent') counts[stepId] = (counts[stepId] ?? 0) + 1;
	return counts;
}

/** May this card be read? */
export function isSeen({ status }: Card, isModerator: boolean): boolean {
	return status === 'shown' || (status === 'hidden' && isModerator);
}

function redacted(card: Card, isModerator: boolean): Card {
	return {
		...card,
		authorSeatId: null,
		originalText: isModerator ? card.originalText : null
	};
}
