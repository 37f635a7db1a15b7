/** Needs: entered in silence, edited and withdrawn by who entered them; what the moderator does is in revealing.ts. Rules NE. */
import { mayEnterForOthers } from '../kernel/actor';
import { accepted, type Context } from '../kernel/decider';
import { cleanLine } from '../kernel/text';
import {
	type CommandOf,
	type MeetingOutcome,
	authorOf,
	currentStep,
	flawOfText,
	isIdTaken,
	isModerator,
	refuse,
	reversible,
	seatOf,
	without,
	withNeed
} from './capability';
import type { UncategoriseNeeds } from './commands';
import type { MeetingEvent, SharedEvent } from './events';
import type { Need, NeedStatus } from './model';
import { NEED_LENGTH, NEEDS_PER_SEAT } from './rules';
import { obstacleToEntering } from './room-control';
import { seatIn } from './seats';
import type { MeetingState } from './state';
import { withoutTitles } from './titles';
import { isTopicInUse } from './topics';

export function submitNeed(
	command: CommandOf<'SubmitNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const seatId = seatOf(context);
	const seat = seatIn(state, seatId);
	if (!seat && !mayEnterForOthers(context.actor)) return refuse('joining/not-joined');
	if (currentStep(state)?.kind !== 'collect') return refuse('agenda/not-collecting');
	const obstacle = obstacleToEntering(state, context);
	if (obstacle) return obstacle;
	if (isIdTaken(state, command.needId)) return refuse('need/exists');
	if (seat && ownNeeds(state, seatId).length >= NEEDS_PER_SEAT)
		return refuse('need/too-many', { limit: NEEDS_PER_SEAT });
	const group = command.group ?? null;
	if (group !== null && !state.groups.includes(group)) return refuse('joining/group-unknown');
	const text = cleanLine(command.text);
	const flaw = flawOfText('need', text, NEED_LENGTH);
	if (flaw) return flaw;
	const need: Need = {
		id: command.needId,
		text,
		originalText: null,
		status: 'silent',
		authorSeatId: authorOf(context),
		group: seat ? seat.group : group,
		schoolId: seat?.schoolId ?? null,
		clusterId: null,
		category: command.category ?? null,
		source: seat ? 'phone' : (command.source ?? 'desk'),
		...(seat && isTimeUp(state, context) && { isLate: true })
	};
	return accepted({ type: 'NeedSubmitted', need });
}

/** Authors edit their own until it is used further; the moderator edits what is revealed, and the author's wording is kept. */
export function editNeed(
	command: CommandOf<'EditNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const need = state.needs[command.needId];
	if (!need) return refuse('need/unknown');
	if (need.status === 'withdrawn') return refuse('need/withdrawn');
	const text = cleanLine(command.text);
	const flaw = flawOfText('need', text, NEED_LENGTH);
	if (flaw) return flaw;
	if (text === need.text) return refuse('need/unchanged');
	// What somebody typed in themselves and nobody has seen yet is theirs, also at the desk.
	const isOwn = need.status === 'silent' && need.authorSeatId === authorOf(context);
	if (isModerator(context) && !isOwn) {
		const originalText = need.originalText ?? need.text;
		return reversible(
			context,
			'EditNeed',
			{ type: 'EditNeed', needId: need.id, text: need.text },
			{
				type: 'NeedEdited',
				needId: need.id,
				text,
				originalText: text === originalText ? null : originalText
			}
		);
	}
	const obstacle = obstacleForAuthor(need, state, context);
	return obstacle ?? accepted({ type: 'NeedEdited', needId: need.id, text, originalText: null });
}

/** Authors say what their own need is about, the moderator what any is. */
export function categoriseNeed(
	{ needId, category }: CommandOf<'CategoriseNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const need = state.needs[needId];
	if (!need) return refuse('need/unknown');
	if (need.status === 'withdrawn') return refuse('need/withdrawn');
	const isLeading = isModerator(context);
	if (!isLeading && need.authorSeatId !== seatOf(context)) return refuse('need/not-yours');
	if (!isLeading && need.status === 'hidden') return refuse('need/hidden');
	if (need.category === category) return refuse('need/unchanged');
	const event = { type: 'NeedCategorised', needId, category } as const;
	if (!isLeading) return accepted(event);
	const inverse = { type: 'CategoriseNeed', needId, category: need.category } as const;
	return accepted<MeetingEvent>(event, {
		type: 'ActDone',
		act: { id: context.commandId, kind: 'CategoriseNeed', inverse, category }
	});
}

/** Gives a category to those of these needs that have none; one act. */
export function categoriseNeeds(
	{ needIds, category }: CommandOf<'CategoriseNeeds'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const without = [...new Set(needIds)].filter((id) => {
		const need = state.needs[id];
		return need && need.status !== 'withdrawn' && need.category === null;
	});
	const [first, ...rest] = without.map((needId): MeetingEvent => {
		return { type: 'NeedCategorised', needId, category };
	});
	if (!first) return refuse('need/unchanged');
	const inverse: UncategoriseNeeds = { type: 'UncategoriseNeeds', needIds: without, category };
	return reversible(context, 'CategoriseNeeds', inverse, first, ...rest);
}

/** The inverse; refused where somebody has said something else of one of them since. */
export function uncategoriseNeeds(
	{ needIds, category }: UncategoriseNeeds,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (needIds.some((id) => state.needs[id]?.category !== category)) return refuse('need/unchanged');
	const [first, ...rest] = needIds
		.filter((id) => state.needs[id]?.status !== 'withdrawn')
		.map((needId): MeetingEvent => ({ type: 'NeedCategorised', needId, category: null }));
	return first ? accepted(first, ...rest) : refuse('need/unchanged');
}

export function withdrawNeed(
	command: CommandOf<'WithdrawNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const need = state.needs[command.needId];
	if (!need) return refuse('need/unknown');
	if (need.status === 'withdrawn') return refuse('need/withdrawn');
	const obstacle = obstacleForAuthor(need, state, context);
	return obstacle ?? accepted({ type: 'NeedWithdrawn', needId: need.id });
}

/** Needs that this seat entered and did not withdraw. */
export function ownNeeds(state: MeetingState, seatId: string | null): Need[] {
	return Object.values(state.needs).filter(
		(need) => need.authorSeatId === seatId && need.status !== 'withdrawn'
	);
}

/** Nothing ends with the timer; the moderator sees what came afterwards. */
function isTimeUp({ timerEndsAt }: MeetingState, { now }: Context): boolean {
	return timerEndsAt !== null && now > timerEndsAt;
}

/** What stops an author from changing this need, if anything. */
function obstacleForAuthor(
	need: Need,
	state: MeetingState,
	context: Context
): MeetingOutcome | null {
	const author = authorOf(context);
	if (author === null || need.authorSeatId !== author) return refuse('need/not-yours');
	if (state.areEditsLocked && !isModerator(context)) return refuse('edits/locked');
	if (need.status === 'hidden') return refuse('need/hidden');
	if (need.clusterId !== null || need.status === 'parked' || isTopicInUse(state, need.id))
		return refuse('need/already-used');
	return null;
}

export function evolveNeeds(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'NeedSubmitted':
			return {
				...state,
				needs: { ...state.needs, [event.need.id]: event.need },
				silentCount: state.silentCount + (event.need.status === 'silent' ? 1 : 0)
			};
		case 'NeedEdited':
			return withNeed(state, event.needId, {
				text: event.text,
				originalText: event.originalText
			});
		case 'NeedCategorised':
			return withNeed(state, event.needId, { category: event.category });
		case 'NeedWithdrawn':
			return withStatus(state, event.needId, 'withdrawn');
		case 'NeedHidden':
			return withStatus(state, event.needId, 'hidden');
		case 'NeedRestored':
			return withStatus(state, event.needId, event.status);
		case 'NeedsRevealed': {
			const needs = { ...state.needs };
			let { silentCount } = state;
			for (const id of event.needIds) {
				const need = needs[id];
				if (!need) continue;
				if (need.status === 'silent') silentCount--;
				needs[id] = { ...need, status: 'shown' };
			}
			return {
				...state,
				needs,
				silentCount,
				needOrder: [...state.needOrder, ...event.needIds]
			};
		}
		case 'SilentNeedsCounted':
			return { ...state, silentCount: event.count };
		case 'NeedRemoved':
			return withoutTitles(
				{
					...state,
					needs: without(state.needs, event.needId),
					needOrder: state.needOrder.filter((id) => id !== event.needId)
				},
				event.needId
			);
		default:
			return state;
	}
}

function withStatus(state: MeetingState, needId: string, status: NeedStatus): MeetingState {
	const before = state.needs[needId];
	if (!before) return state;
	const silent = (status === 'silent' ? 1 : 0) - (before.status === 'silent' ? 1 : 0);
	const clusterId = status === 'withdrawn' ? null : before.clusterId;
	return {
		...withNeed(state, needId, { status, clusterId }),
		silentCount: state.silentCount + silent
	};
}
