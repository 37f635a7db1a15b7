/**
 * An action item: what somebody does until a day, followed up by the authority's staff. Its
 * stream keeps who moved it on, when and why; nothing is deleted, only dropped with a reason. Rules AC.
 */
import { isDay } from '../kernel/calendar';
import { mayEditPlan } from '../kernel/actor';
import { type Context, type Outcome, accepted, refused, unreachable } from '../kernel/decider';
import { cleanLine, cleanParagraphs, isBlank, lengthOf } from '../kernel/text';

export const ACTION_ITEM_STATUSES = ['open', 'in-progress', 'done', 'dropped'] as const;
export type ActionItemStatus = (typeof ACTION_ITEM_STATUSES)[number];

/**
 * `implement` carries a decision out, `examine` clears up whether it can be done, `clarify` is
 * a follow-up that the plan refused and that staff must settle by hand.
 */
export type ActionItemKind = 'implement' | 'examine' | 'clarify';

/** The meeting it comes from, and what in it. */
export type ActionItemCause = {
	meetingId: string;
	meetingTitle: string;
	/** The school that the meeting was about; null: about no single one. */
	schoolId: string | null;
	planId: string;
} & (
	| {
			kind: 'decision';
			decisionId: string;
			coreNeedTitle: string;
			/** Entry of the change log that belongs to it. */
			changeId: string;
	  }
	| {
			kind: 'agreement';
			agreementId: string;
			/** Sections of the plan that must be changed for it; none: the plan stays. */
			sections: { code: string; title: string }[];
	  }
	/** The action that a meeting left an open core need with. */
	| { kind: 'result'; coreNeedId: string; coreNeedTitle: string }
	/** A meeting's word on another item that could not be carried out. */
	| { kind: 'review'; itemId: string }
);

/** What a later meeting settled for an item that was still open. */
export type ReviewOutcome =
	| { kind: 'done'; note: string }
	| { kind: 'goes-on'; dueAt: string; note: string }
	| { kind: 'dropped'; note: string };

export interface ReviewingMeeting {
	meetingId: string;
	meetingTitle: string;
}

export interface ActionItemState {
	id: string;
	kind: ActionItemKind;
	title: string;
	cause: ActionItemCause | null;
	/** Refusal code behind a `clarify` item. */
	refusal: string | null;
	side: 'school' | 'authority' | 'provider' | 'third-party' | null;
	/** Person or function in charge, as free text. */
	owner: string;
	/** `YYYY-MM-DD`, null where none was agreed. */
	dueAt: string | null;
	status: ActionItemStatus;
	/** How many meetings let it go on to a later day. */
	carriedOver: number;
	/** The last meeting that reviewed it, as long as staff have not moved it on since. */
	reviewed: {
		meetingId: string;
		before: Pick<ActionItemState, 'status' | 'dueAt' | 'carriedOver'>;
	} | null;
	history: { kind: 'status' | 'owner' | 'due' | 'review'; to: string; note: string }[];
}

export type ActionItemCommand =
	| {
			type: 'OpenActionItem';
			itemId: string;
			kind: ActionItemKind;
			title: string;
			cause: ActionItemCause | null;
			refusal: string | null;
			side: ActionItemState['side'];
			owner: string;
			dueAt: string | null;
	  }
	| { type: 'MoveActionItem'; status: ActionItemStatus; note: string }
	| { type: 'AssignActionItem'; owner: string; note: string }
	| { type: 'RescheduleActionItem'; dueAt: string; note: string }
	| { type: 'ReviewActionItem'; meeting: ReviewingMeeting; outcome: ReviewOutcome }
	/** Takes back what this meeting settled, as long as nobody has moved the item on since. */
	| { type: 'WithdrawReview'; meeting: ReviewingMeeting };

export type ActionItemEvent =
	| ({ type: 'ActionItemOpened' } & Omit<
			Extract<ActionItemCommand, { type: 'OpenActionItem' }>,
			'type'
	  >)
	| { type: 'ActionItemMoved'; status: ActionItemStatus; note: string }
	| { type: 'ActionItemAssigned'; owner: string; note: string }
	| { type: 'ActionItemRescheduled'; dueAt: string; note: string }
	| { type: 'ActionItemReviewed'; meeting: ReviewingMeeting; outcome: ReviewOutcome }
	| { type: 'ReviewWithdrawn'; meeting: ReviewingMeeting };

export const ACTION_ITEM_REFUSALS = [
	'action-item/exists',
	'action-item/unknown',
	'action-item/unchanged',
	'action-item/reason-missing',
	'action-item/owner-missing',
	'action-item/text-too-long',
	'action-item/date-invalid',
	'action-item/not-pending',
	'action-item/not-reviewed',
	'right/missing'
] as const;
export type ActionItemRefusal = (typeof ACTION_ITEM_REFUSALS)[number];

/** Code points of an owner or a note. */
export const ACTION_ITEM_TEXT_LENGTH = 500;

export const initialActionItem: ActionItemState = {
	id: '',
	kind: 'implement',
	title: '',
	cause: null,
	refusal: null,
	side: null,
	owner: '',
	dueAt: null,
	status: 'open',
	carriedOver: 0,
	reviewed: null,
	history: []
};

export function decideActionItem(
	command: ActionItemCommand,
	state: ActionItemState,
	context: Context
): Outcome<ActionItemEvent, ActionItemRefusal> {
	if (!mayEditPlan(context.actor)) return refused('right/missing');
	if (command.type === 'OpenActionItem')
		return state.id === ''
			? accepted({ ...command, type: 'ActionItemOpened' })
			: refused('action-item/exists');
	if (state.id === '') return refused('action-item/unknown');
	if (command.type === 'ReviewActionItem') return review(command, state);
	if (command.type === 'WithdrawReview')
		return state.reviewed?.meetingId === command.meeting.meetingId
			? accepted({ type: 'ReviewWithdrawn', meeting: command.meeting })
			: refused('action-item/not-reviewed');
	const note = cleanParagraphs(command.note);
	if (lengthOf(note) > ACTION_ITEM_TEXT_LENGTH)
		return refused('action-item/text-too-long', { limit: ACTION_ITEM_TEXT_LENGTH });
	switch (command.type) {
		case 'MoveActionItem':
			if (command.status === state.status) return refused('action-item/unchanged');
			// Dropping, and reopening what was done, must be understood a year later.
			if ((command.status === 'dropped' || state.status === 'done') && isBlank(note))
				return refused('action-item/reason-missing');
			return accepted({ type: 'ActionItemMoved', status: command.status, note });
		case 'AssignActionItem': {
			const owner = cleanLine(command.owner);
			if (isBlank(owner)) return refused('action-item/owner-missing');
			if (lengthOf(owner) > ACTION_ITEM_TEXT_LENGTH)
				return refused('action-item/text-too-long', { limit: ACTION_ITEM_TEXT_LENGTH });
			if (owner === state.owner) return refused('action-item/unchanged');
			return accepted({ type: 'ActionItemAssigned', owner, note });
		}
		case 'RescheduleActionItem':
			if (!isDay(command.dueAt)) return refused('action-item/date-invalid');
			if (command.dueAt === state.dueAt) return refused('action-item/unchanged');
			if (state.dueAt !== null && isBlank(note)) return refused('action-item/reason-missing');
			return accepted({ type: 'ActionItemRescheduled', dueAt: command.dueAt, note });
		default:
			return unreachable(command);
	}
}

/** A second review of the same meeting replaces its first. */
function review(
	{ meeting, outcome }: Extract<ActionItemCommand, { type: 'ReviewActionItem' }>,
	state: ActionItemState
): Outcome<ActionItemEvent, ActionItemRefusal> {
	const { status } = beforeReview(state, meeting.meetingId);
	const note = cleanParagraphs(outcome.note);
	if (status === outcome.kind) return refused('action-item/unchanged');
	if (status !== 'open' && status !== 'in-progress') return refused('action-item/not-pending');
	if (lengthOf(note) > ACTION_ITEM_TEXT_LENGTH)
		return refused('action-item/text-too-long', { limit: ACTION_ITEM_TEXT_LENGTH });
	if (outcome.kind !== 'done' && isBlank(note)) return refused('action-item/reason-missing');
	if (outcome.kind === 'goes-on' && !isDay(outcome.dueAt))
		return refused('action-item/date-invalid');
	return accepted({ type: 'ActionItemReviewed', meeting, outcome: { ...outcome, note } });
}

/** How the item stood when this meeting came to it. */
function beforeReview({ reviewed, status, dueAt, carriedOver }: ActionItemState, by: string) {
	return reviewed?.meetingId === by ? reviewed.before : { status, dueAt, carriedOver };
}

export function evolveActionItem(state: ActionItemState, event: ActionItemEvent): ActionItemState {
	switch (event.type) {
		case 'ActionItemOpened': {
			const { type: _type, itemId, ...item } = event;
			return { ...initialActionItem, ...item, id: itemId };
		}
		case 'ActionItemMoved':
			return {
				...state,
				status: event.status,
				reviewed: null,
				history: [...state.history, { kind: 'status', to: event.status, note: event.note }]
			};
		case 'ActionItemAssigned':
			return {
				...state,
				owner: event.owner,
				history: [...state.history, { kind: 'owner', to: event.owner, note: event.note }]
			};
		case 'ActionItemRescheduled':
			return {
				...state,
				dueAt: event.dueAt,
				reviewed: null,
				history: [...state.history, { kind: 'due', to: event.dueAt, note: event.note }]
			};
		case 'ActionItemReviewed': {
			const { meeting, outcome } = event;
			const before = beforeReview(state, meeting.meetingId);
			const after =
				outcome.kind === 'goes-on'
					? { ...before, dueAt: outcome.dueAt, carriedOver: before.carriedOver + 1 }
					: { ...before, status: outcome.kind };
			return {
				...state,
				...after,
				reviewed: { meetingId: meeting.meetingId, before },
				history: [...state.history, { kind: 'review', to: outcome.kind, note: outcome.note }]
			};
		}
		case 'ReviewWithdrawn':
			return {
				...state,
				...beforeReview(state, event.meeting.meetingId),
				reviewed: null,
				history: [...state.history, { kind: 'review', to: 'withdrawn', note: '' }]
			};
		default:
			return unreachable(event);
	}
}

/** Is something left to do? */
export function isPending(item: ActionItemState): boolean {
	return item.status === 'open' || item.status === 'in-progress';
}

/** `today` as `YYYY-MM-DD`. */
export function isOverdue(item: ActionItemState, today: string): boolean {
	return isPending(item) && item.dueAt !== null && item.dueAt < today;
}
