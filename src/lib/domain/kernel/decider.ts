import type { Actor } from './actor';

/**
 * What a decision may know beside the state. The shell fills it in; the domain itself has
 * no clock, no randomness and no I/O, so the same log gives the same state everywhere.
 */
export interface Context {
	actor: Actor;
	/** Milliseconds since 1970-01-01 UTC. */
	now: number;
	/** Id of the command, made by its sender. */
	commandId: string;
}

/** Stable code of a refusal, `<topic>/<reason>`; its sentence is in the message catalogue. */
export interface Refusal<Code extends string = string> {
	code: Code;
	/** Numbers and names that the sentence needs, e.g. the limit that was passed. */
	params?: Record<string, string | number>;
}

/** A command leads to at least one event, or it is refused; there is no third way. */
export type Outcome<Event, Code extends string = string> =
	{ kind: 'accepted'; events: [Event, ...Event[]] } | { kind: 'refused'; refusal: Refusal<Code> };

export interface Decider<State, Command, Event, Code extends string = string> {
	initialState: State;
	decide(command: Command, state: State, context: Context): Outcome<Event, Code>;
	/** Trusts the event: it was decided before. Never asks who or when; what it needs is in the event. */
	evolve(state: State, event: Event): State;
}

export function accepted<Event>(...events: [Event, ...Event[]]): {
	kind: 'accepted';
	events: [Event, ...Event[]];
} {
	return { kind: 'accepted', events };
}

export function refused<Code extends string>(
	code: Code,
	params?: Record<string, string | number>
): { kind: 'refused'; refusal: Refusal<Code> } {
	return { kind: 'refused', refusal: params ? { code, params } : { code } };
}

/** For the default branch of a switch over a union: a case that was forgotten does not compile. */
export function unreachable(value: never): never {
	throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
