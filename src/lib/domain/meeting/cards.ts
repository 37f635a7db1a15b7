/**
 * Cards in columns: short thoughts put under titles, in silence until they are shown together
 * (revealing-cards.ts) or as they come. Cards have no order of their own but that of their random
 * ids, so that neither author nor time of entry can be read from it. Rules CA.
 */
import { accepted, type Context } from '../kernel/decider';
import { cleanLine } from '../kernel/text';
import {
	type CommandOf,
	type MeetingOutcome,
	currentStep,
	flawOfText,
	isIdTaken,
	isModerator,
	refuse,
	reversible,
	seatOf,
	without
} from './capability';
import type { SharedEvent } from './events';
import type { Card, Need } from './model';
import { obstacleToEntering } from './room-control';
import { CARD_LENGTH, CARDS_PER_SEAT } from './rules';
import { seatIn } from './seats';
import type { MeetingState } from './state';
import { withoutTitles } from './titles';
import type { AgendaStep } from './steps';

type CardsStep = Extract<AgendaStep, { kind: 'cards' }>;

export function addCard(
	command: CommandOf<'AddCard'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const seatId = seatOf(context);
	const isJoined = seatIn(state, seatId) !== undefined;
	if (!isModerator(context) && !isJoined) return refuse('joining/not-joined');
	const step = currentStep(state);
	if (step?.kind !== 'cards') return refuse('agenda/wrong-step');
	if (state.closedCards.includes(step.id)) return refuse('card/closed');
	const obstacle = obstacleToEntering(state, context);
	if (obstacle) return obstacle;
	if (!hasColumn(step, command.columnId)) return refuse('card/column-unknown');
	if (isIdTaken(state, command.cardId)) return refuse('card/exists');
	const own = Object.values(state.cards).filter(
		(card) => card.authorSeatId === seatId && card.stepId === step.id && card.status !== 'withdrawn'
	);
	if (isJoined && own.length >= CARDS_PER_SEAT)
		return refuse('card/too-many', { limit: CARDS_PER_SEAT });
	const text = cleanLine(command.text);
	const flaw = flawOfText('card', text, CARD_LENGTH);
	if (flaw) return flaw;
	return accepted({
		type: 'CardAdded',
		card: {
			id: command.cardId,
			stepId: step.id,
			columnId: command.columnId,
			text,
			originalText: null,
			status: step.settings.visibility === 'open' ? 'shown' : 'silent',
			authorSeatId: isJoined ? seatId : null,
			needId: null
		}
	});
}

/** Authors reword their own; the moderator rewords what can be read, and the author's wording is kept. */
export function editCard(
	command: CommandOf<'EditCard'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const card = cardFor(command.cardId, state, context);
	if (!('id' in card)) return card;
	const text = cleanLine(command.text);
	const flaw = flawOfText('card', text, CARD_LENGTH);
	if (flaw) return flaw;
	if (text === card.text) return refuse('card/unchanged');
	if (!isModerator(context))
		return accepted({ type: 'CardEdited', cardId: card.id, text, originalText: null });
	const originalText = card.originalText ?? card.text;
	return reversible(
		context,
		'EditCard',
		{ type: 'EditCard', cardId: card.id, text: card.text },
		{
			type: 'CardEdited',
			cardId: card.id,
			text,
			originalText: text === originalText ? null : originalText
		}
	);
}

export function withdrawCard(
	command: CommandOf<'WithdrawCard'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (isModerator(context)) return refuse('card/not-yours');
	const card = cardFor(command.cardId, state, context);
	return 'id' in card ? accepted({ type: 'CardWithdrawn', cardId: card.id }) : card;
}

export function moveCard(
	command: CommandOf<'MoveCard'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const card = cardFor(command.cardId, state, context);
	if (!('id' in card)) return card;
	const step = state.agenda.find(({ id }) => id === card.stepId);
	if (!step || !hasColumn(step, command.columnId)) return refuse('card/column-unknown');
	if (card.columnId === command.columnId) return refuse('card/unchanged');
	return reversible(
		context,
		'MoveCard',
		{ type: 'MoveCard', cardId: card.id, columnId: card.columnId },
		{ type: 'CardMoved', cardId: card.id, columnId: command.columnId }
	);
}

/** The card goes on as a revealed need; it stays on its wall and names the need. */
export function takeCardAsNeed(
	command: CommandOf<'TakeCardAsNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const card = cardFor(command.cardId, state, context);
	if (!('id' in card)) return card;
	if (card.status !== 'shown') return refuse('card/not-shown');
	if (card.needId !== null) return refuse('card/is-need');
	if (isIdTaken(state, command.needId)) return refuse('need/exists');
	const need: Need = {
		id: command.needId,
		text: card.text,
		originalText: null,
		status: 'shown',
		authorSeatId: null,
		group: null,
		schoolId: null,
		clusterId: null,
		category: null,
		source: 'desk'
	};
	return accepted({ type: 'CardTakenAsNeed', cardId: card.id, need });
}

/** Cards of a step that are shown, in the order of their random ids. */
export function shownCards(state: MeetingState, stepId: string): Card[] {
	return Object.values(state.cards)
		.filter((card) => card.stepId === stepId && card.status === 'shown')
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function hasColumn(step: AgendaStep, columnId: string): boolean {
	return (
		step.kind === 'cards' &&
		(step satisfies CardsStep).settings.columns.some(({ id }) => id === columnId)
	);
}

/** The card, if the actor may change it now: an own one, or for the moderator one that can be read. */
export function cardFor(
	cardId: string,
	state: MeetingState,
	context: Context
): Card | MeetingOutcome {
	const card = state.cards[cardId];
	if (!card) return refuse('card/unknown');
	// Of what is collected in silence the moderator knows the number only.
	if (isModerator(context) && card.status === 'silent' && !state.closedCards.includes(card.stepId))
		return refuse('card/unknown');
	if (card.status === 'withdrawn') return refuse('card/withdrawn');
	if (!isModerator(context)) {
		const obstacle = obstacleForAuthor(card, state, context);
		if (obstacle) return obstacle;
	}
	return card.status === 'hidden' ? refuse('card/hidden') : card;
}

/** What stops an author from changing this card, if anything. */
function obstacleForAuthor(
	card: Card,
	state: MeetingState,
	context: Context
): MeetingOutcome | null {
	if (card.authorSeatId === null || card.authorSeatId !== seatOf(context))
		return refuse('card/not-yours');
	if (state.currentStepId !== card.stepId) return refuse('agenda/wrong-step');
	if (state.areEditsLocked) return refuse('edits/locked');
	return card.needId !== null || card.status === 'parked' ? refuse('card/already-used') : null;
}

export function evolveCards(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'CardAdded': {
			const { card } = event;
			const added = { ...state, cards: { ...state.cards, [card.id]: card } };
			return card.status === 'silent' ? silentBy(added, card.stepId, 1) : added;
		}
		case 'CardEdited':
			return withCard(state, event.cardId, { text: event.text, originalText: event.originalText });
		case 'CardWithdrawn':
			return withCard(state, event.cardId, { status: 'withdrawn' });
		case 'CardHidden':
			return withCard(state, event.cardId, {
				status: 'hidden',
				...(state.cards[event.cardId]?.status === 'silent' && { wasSilent: true })
			});
		case 'CardRestored':
			return withCard(state, event.cardId, { status: event.status });
		case 'CardsClosed':
			return { ...state, closedCards: [...state.closedCards, event.stepId] };
		case 'CardsReopened':
			return { ...state, closedCards: state.closedCards.filter((id) => id !== event.stepId) };
		case 'CardMoved':
			return withCard(state, event.cardId, { columnId: event.columnId });
		case 'CardsRevealed':
			return event.cardIds.reduce((now, id) => withCard(now, id, { status: 'shown' }), state);
		case 'CardTakenAsNeed': {
			const { cardId, need } = event;
			return {
				...withCard(state, cardId, { needId: need.id }),
				needs: { ...state.needs, [need.id]: need },
				needOrder: [...state.needOrder, need.id]
			};
		}
		case 'CardRemoved':
			return withoutTitles({ ...state, cards: without(state.cards, event.cardId) }, event.cardId);
		case 'SilentCardsCounted':
			return silentBy(state, event.stepId, event.count - (state.silentCards[event.stepId] ?? 0));
		default:
			return state;
	}
}

function withCard(state: MeetingState, cardId: string, change: Partial<Card>): MeetingState {
	const card = state.cards[cardId];
	if (!card) return state;
	// What it was before it was hidden is over with that.
	const { wasSilent: _was, ...kept } = card;
	const changed = { ...kept, ...change };
	const next = { ...state, cards: { ...state.cards, [cardId]: changed } };
	const silent = Number(changed.status === 'silent') - Number(card.status === 'silent');
	return silent === 0 ? next : silentBy(next, card.stepId, silent);
}

/** A step without silent cards has no entry. */
function silentBy(state: MeetingState, stepId: string, by: number): MeetingState {
	const count = (state.silentCards[stepId] ?? 0) + by;
	const others = without(state.silentCards, stepId);
	return { ...state, silentCards: count > 0 ? { ...others, [stepId]: count } : others };
}
