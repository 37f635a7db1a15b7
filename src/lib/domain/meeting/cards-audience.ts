/**
 * Who sees cards: silent ones nobody while they are collected, then the moderator, who looks
 * through them; hidden ones the moderator, shown ones all. Rules CA and AU.
 */
import {
	type AudiencePart,
	type EventOf,
	type Moment,
	type SharedAudience,
	type Telling,
	NOTHING,
	REFRESH,
	byId,
	isReadable,
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

export const cardsPart: AudiencePart<
	OneCardEvent | 'CardsClosed' | 'CardsReopened' | 'CardsRevealed'
> = {
	view(state, audience) {
		const visible = Object.values(state.cards).filter((card) => isSeen(card, state, audience));
		return { cards: byId(visible.map((card) => redacted(card, audience))) };
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
		CardsClosed: tellOfCollecting,
		CardsReopened: tellOfCollecting,
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

/** The eyes of the moderator open, or close again. */
function tellOfCollecting(
	event: EventOf<'CardsClosed' | 'CardsReopened'>,
	{ after, audience }: Moment
): Telling {
	return audience === 'moderator' && after.silentCards[event.stepId] ? REFRESH : told(event);
}

function tellOfCard(event: EventOf<OneCardEvent>, { before, after, audience }: Moment): Telling {
	const cardId = event.type === 'CardAdded' ? event.card.id : event.cardId;
	const card = after.cards[cardId];
	if (!card) return NOTHING;
	const saw = before.cards[cardId] !== undefined && isSeen(before.cards[cardId], before, audience);
	const sees = isSeen(card, after, audience);
	const { stepId } = card;
	const count = after.silentCards[stepId] ?? 0;
	const counted =
		count === (before.silentCards[stepId] ?? 0)
			? []
			: [{ type: 'SilentCardsCounted', stepId, count } as const];
	if (!saw && !sees) return told(...counted);
	// With its words, which a round may have taken over, or with its entry in the parking lot.
	if (!saw && (isAskedAbout(after, cardId) || card.status === 'parked')) return REFRESH;
	if (!saw) return told({ type: 'CardAdded', card: redacted(card, audience) });
	if (!sees) return told({ type: 'CardRemoved', cardId }, ...counted);
	return told(
		event.type === 'CardEdited' && audience !== 'moderator'
			? { ...event, originalText: null }
			: event
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

/** May this audience read the card? */
export function isSeen(
	{ status, stepId }: Card,
	{ closedCards }: MeetingState,
	audience: SharedAudience
): boolean {
	return isReadable(status, audience, !closedCards.includes(stepId));
}

function redacted(card: Card, audience: SharedAudience): Card {
	return {
		...card,
		authorSeatId: null,
		originalText: audience === 'moderator' ? card.originalText : null
	};
}
