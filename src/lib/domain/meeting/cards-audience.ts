/** What an audience sees of cards and is told of them; a part of audience.ts. Rules CA and AU. */
import type { MeetingEvent, SharedEvent } from './events';
import type { Card } from './model';
import type { MeetingState } from './state';

export type CardEvent = Extract<
	MeetingEvent,
	{
		type:
			| 'CardAdded'
			| 'CardEdited'
			| 'CardWithdrawn'
			| 'CardHidden'
			| 'CardRestored'
			| 'CardMoved'
			| 'CardTakenAsNeed';
	}
>;

/** Cards as they may be shown; silent ones to nobody, hidden ones to the moderator. */
export function cardsInView(state: MeetingState, isModerator: boolean): MeetingState['cards'] {
	return Object.fromEntries(
		Object.values(state.cards)
			.filter((card) => isSeen(card, isModerator))
			.sort((a, b) => (a.id < b.id ? -1 : 1))
			.map((card) => [card.id, redacted(card, isModerator)])
	);
}

/** Cards of one seat; which became needs, the shared view says. */
export function ownCards(state: MeetingState, seatId: string): Card[] {
	return Object.values(state.cards)
		.filter(({ authorSeatId }) => authorSeatId === seatId)
		.map((card) => ({ ...card, needId: null }));
}

export function tellOfCard(
	before: MeetingState,
	event: CardEvent,
	after: MeetingState,
	isModerator: boolean
): SharedEvent[] {
	const cardId = event.type === 'CardAdded' ? event.card.id : event.cardId;
	const card = after.cards[cardId];
	if (!card) return [];
	const saw = before.cards[cardId] !== undefined && isSeen(before.cards[cardId], isModerator);
	const sees = isSeen(card, isModerator);
	if (!saw && !sees) {
		const { stepId } = card;
		const count = after.silentCards[stepId] ?? 0;
		return count === (before.silentCards[stepId] ?? 0)
			? []
			: [{ type: 'SilentCardsCounted', stepId, count }];
	}
	if (!saw) return [{ type: 'CardAdded', card: redacted(card, isModerator) }];
	if (!sees) return [{ type: 'CardRemoved', cardId }];
	return [event.type === 'CardEdited' && !isModerator ? { ...event, originalText: null } : event];
}

function isSeen({ status }: Card, isModerator: boolean): boolean {
	return status === 'shown' || (status === 'hidden' && isModerator);
}

function redacted(card: Card, isModerator: boolean): Card {
	return {
		...card,
		authorSeatId: null,
		originalText: isModerator ? card.originalText : null
	};
}
