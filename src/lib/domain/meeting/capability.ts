import type { Context, Outcome } from '../kernel/decider';
import { accepted, refused } from '../kernel/decider';
import { mayLead, mayModerate } from '../kernel/actor';
import { isBlank, lengthOf } from '../kernel/text';
import type { AnyMeetingCommand } from './commands';
import type { MeetingEvent } from './events';
import type { MeetingRefusal } from './refusals';
import type { Need } from './model';
import type { AgendaStep } from './steps';
import type { MeetingState } from './state';

/** What every capability of a meeting is made of; the decider composes them. */
export type MeetingOutcome = Outcome<MeetingEvent, MeetingRefusal>;

export type CommandOf<T extends AnyMeetingCommand['type']> = Extract<
	AnyMeetingCommand,
	{ type: T }
>;

export function refuse(
	code: MeetingRefusal,
	params?: Record<string, string | number>
): MeetingOutcome {
	return refused(code, params);
}

/** An act of the moderator that can be taken back by `inverse`. */
export function reversible(
	context: Context,
	kind: AnyMeetingCommand['type'],
	inverse: AnyMeetingCommand,
	event: MeetingEvent,
	...more: MeetingEvent[]
): MeetingOutcome {
	return accepted<MeetingEvent>(event, ...more, {
		type: 'ActDone',
		act: { id: context.commandId, kind, inverse }
	});
}

export function currentStep(state: MeetingState): AgendaStep | undefined {
	return state.agenda.find((step) => step.id === state.currentStepId);
}

/** What is asked now: the step's own question, else that of the meeting. */
export function askedQuestion(state: MeetingState): string {
	const step = currentStep(state);
	return (step?.kind === 'collect' && step.settings.question) || state.question;
}

/** Why this is no text of a need or a card, null where it is one. The limit is in characters as people count them. */
export function flawOfText(
	kind: 'need' | 'card',
	text: string,
	limit: number
): MeetingOutcome | null {
	if (isBlank(text)) return refuse(`${kind}/text-empty`);
	const length = lengthOf(text);
	return length > limit ? refuse(`${kind}/text-too-long`, { limit, length }) : null;
}

/** The seat of the actor, if it is a seat of a participant. */
export function seatOf(context: Context): string | null {
	return context.actor.kind === 'seat' ? context.actor.seatId : null;
}

/** Who enters something: a seat, or a login that runs the meeting. */
export function authorOf({ actor }: Context): string | null {
	switch (actor.kind) {
		case 'seat':
			return actor.seatId;
		case 'staff':
			return actor.loginId;
		case 'system':
			return null;
	}
}

export function isModerator(context: Context): boolean {
	return mayModerate(context.actor);
}

/** Why this actor may not do what only those do who lead the meeting; null if they may. */
export function obstacleToLeading(context: Context): MeetingOutcome | null {
	if (!isModerator(context)) return refuse('right/missing');
	return mayLead(context.actor) ? null : refuse('right/lead-missing');
}

/** Replaces fields of one need; an unknown need leaves the state as it is. */
export function withNeed(
	state: MeetingState,
	needId: string,
	change: Partial<Omit<Need, 'id'>>
): MeetingState {
	const need = state.needs[needId];
	if (!need) return state;
	return { ...state, needs: { ...state.needs, [needId]: { ...need, ...change } } };
}

/** Needs, cards and entries of the parking lot have their ids in common: a parked one keeps its own. */
export function isIdTaken({ needs, cards, parkingLot }: MeetingState, id: string): boolean {
	return (
		needs[id] !== undefined ||
		cards[id] !== undefined ||
		parkingLot.some((entry) => entry.id === id)
	);
}

export function without<T>(record: Record<string, T>, key: string): Record<string, T> {
	const { [key]: _removed, ...rest } = record;
	return rest;
}
