/**
 * Reviewing: the open action items of earlier meetings, each with a decision before the meeting
 * can close. The server brings them; what is decided goes into their streams (follow-ups.ts). Rules RV.
 */
import { isDay } from '../kernel/calendar';
import { accepted, type Context } from '../kernel/decider';
import { cleanParagraphs, isBlank, lengthOf } from '../kernel/text';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { SharedEvent } from './events';
import type { ItemDecision, OpenItem, ReviewedItem } from './model';
import { ITEM_NOTE_LENGTH } from './rules';
import type { MeetingState } from './state';

/** Only the server knows the other streams. What is decided already stays as it was shown. */
export function showActionItems(
	{ items }: CommandOf<'ShowActionItems'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (context.actor.kind !== 'system') return refuse('right/missing');
	const shown = merged(items, state);
	if (JSON.stringify(shown) === JSON.stringify(state.reviewedItems))
		return refuse('action-item/unchanged');
	return accepted({ type: 'ActionItemsShown', items });
}

/** A second decision replaces the first. */
export function decideActionItem(
	{ itemId, ...command }: CommandOf<'DecideActionItem'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const item = state.reviewedItems.find(({ id }) => id === itemId);
	if (!item) return refuse('action-item/unknown');
	const decision: ItemDecision = {
		...command.decision,
		note: cleanParagraphs(command.decision.note)
	};
	const flaw = flawOf(decision);
	if (flaw) return flaw;
	if (JSON.stringify(decision) === JSON.stringify(item.decision))
		return refuse('action-item/unchanged');
	return reversible(
		context,
		'DecideActionItem',
		item.decision
			? { type: 'DecideActionItem', itemId, decision: item.decision }
			: { type: 'WithdrawItemDecision', itemId },
		{
			type: 'ActionItemDecided',
			itemId,
			decision,
			count: (state.itemDecisions[itemId] ?? 0) + 1
		}
	);
}

export function withdrawItemDecision(
	{ itemId }: CommandOf<'WithdrawItemDecision'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const item = state.reviewedItems.find(({ id }) => id === itemId);
	if (!item) return refuse('action-item/unknown');
	if (!item.decision) return refuse('action-item/not-decided');
	return reversible(
		context,
		'WithdrawItemDecision',
		{ type: 'DecideActionItem', itemId, decision: item.decision },
		{ type: 'ItemDecisionWithdrawn', itemId }
	);
}

/** What keeps the meeting from closing; nothing where no step of its agenda asks for it. */
export function undecidedItems(state: MeetingState): ReviewedItem[] {
	if (!state.agenda.some(({ kind }) => kind === 'action-items')) return [];
	return state.reviewedItems.filter(({ decision }) => decision === null);
}

function flawOf(decision: ItemDecision): MeetingOutcome | null {
	if (lengthOf(decision.note) > ITEM_NOTE_LENGTH)
		return refuse('action-item/text-too-long', { limit: ITEM_NOTE_LENGTH });
	if (decision.kind === 'goes-on') {
		if (decision.dueAt === '') return refuse('action-item/due-missing');
		if (!isDay(decision.dueAt)) return refuse('action-item/date-invalid');
	}
	if (decision.kind !== 'done' && isBlank(decision.note))
		return refuse('action-item/reason-missing');
	return null;
}

/** The newest items, with those that are decided as they stood when the room spoke of them. */
function merged(items: OpenItem[], state: MeetingState): ReviewedItem[] {
	const decided = state.reviewedItems.filter(({ decision }) => decision !== null);
	const fresh = items
		.filter(({ id }) => !decided.some((item) => item.id === id))
		.map((item) => ({ ...item, decision: null }));
	return [...decided, ...fresh].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function rank({ dueAt, title, id }: OpenItem): string {
	return `${dueAt ?? '9999-12-31'} ${title} ${id}`;
}

export function evolveReviewing(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'ActionItemsShown':
			return { ...state, reviewedItems: merged(event.items, state) };
		case 'ActionItemDecided':
			return {
				...withDecision(state, event.itemId, event.decision),
				itemDecisions: { ...state.itemDecisions, [event.itemId]: event.count }
			};
		case 'ItemDecisionWithdrawn':
			return withDecision(state, event.itemId, null);
		default:
			return state;
	}
}

function withDecision(
	state: MeetingState,
	itemId: string,
	decision: ItemDecision | null
): MeetingState {
	return {
		...state,
		reviewedItems: state.reviewedItems.map((item) =>
			item.id === itemId ? { ...item, decision } : item
		)
	};
}
