/**
 * What the moderator does between collecting cards in silence and showing them: closes, looks
 * through them, hides and restores single ones, shows the rest. What revealing.ts is for needs;
 * cards are collected and shown in one step, so that the close stands for leaving it. Rules CA.
 */
import { accepted, type Context } from '../kernel/decider';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import { cardFor } from './cards';
import type { Card } from './model';
import type { MeetingState } from './state';

/** Ends collecting: from now on the moderator can read what is silent, and nobody adds to it. */
export function closeCards(
	{ stepId }: CommandOf<'CloseCards'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (!state.agenda.some(({ id, kind }) => id === stepId && kind === 'cards'))
		return refuse('agenda/wrong-step');
	if (state.closedCards.includes(stepId)) return refuse('card/closed');
	return reversible(
		context,
		'CloseCards',
		{ type: 'ReopenCards', stepId },
		{ type: 'CardsClosed', stepId }
	);
}

/** Collecting goes on; what is silent is read by nobody again. */
export function reopenCards(
	{ stepId }: CommandOf<'ReopenCards'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (!state.closedCards.includes(stepId)) return refuse('card/not-closed');
	return reversible(
		context,
		'ReopenCards',
		{ type: 'CloseCards', stepId },
		{ type: 'CardsReopened', stepId }
	);
}

export function hideCard(
	command: CommandOf<'HideCard'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const card = cardFor(command.cardId, state, context);
	if (!('id' in card)) return card;
	return reversible(
		context,
		'HideCard',
		{ type: 'RestoreCard', cardId: card.id },
		{ type: 'CardHidden', cardId: card.id }
	);
}

export function restoreCard(
	command: CommandOf<'RestoreCard'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const card = state.cards[command.cardId];
	if (!card) return refuse('card/unknown');
	if (card.status !== 'hidden') return refuse('card/not-hidden');
	return reversible(
		context,
		'RestoreCard',
		{ type: 'HideCard', cardId: card.id },
		{ type: 'CardRestored', cardId: card.id, status: statusBeforeHiding(state, card) }
	);
}

/** Shows all silent cards of a step at once. */
export function revealCards(
	{ stepId }: CommandOf<'RevealCards'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (!state.silentCards[stepId]) return refuse('reveal/nothing-new');
	if (!state.closedCards.includes(stepId)) return refuse('card/not-closed');
	const cardIds = silentCards(state, stepId).map(({ id }) => id);
	return accepted({ type: 'CardsRevealed', stepId, cardIds });
}

/** Cards of a step that the moderator looks through, by their random ids. */
export function silentCards(state: MeetingState, stepId: string): Card[] {
	return Object.values(state.cards)
		.filter((card) => card.stepId === stepId && card.status === 'silent')
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function statusBeforeHiding(state: MeetingState, card: Card): 'silent' | 'shown' | 'parked' {
	if (state.parkingLot.some(({ id }) => id === card.id)) return 'parked';
	return card.wasSilent ? 'silent' : 'shown';
}
