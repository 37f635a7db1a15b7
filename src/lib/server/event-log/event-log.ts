import type { Actor } from '../../domain/kernel/actor';
import type { StreamKind } from '../db/schema';

/**
 * The append-only log in which everything that was agreed on stands. A stream's events have the
 * versions 1, 2, 3 ... without a gap; who appends says which version is expected, and of several
 * writers exactly one wins. It decides nothing and knows no event type.
 */
export interface EventLog {
	/** Idempotent: a stream that exists stays as it is. The authority must exist. */
	createStream(s: NewStream): Promise<void>;
	/**
	 * Appends all events of all commands, or none. What it reports as appended is on the disk.
	 * A conflict means that the stream is at another version: reload and decide again. Throws
	 * AppendOutcomeUnknown if it may or may not be stored, EventNotStorable and UnknownStream if
	 * nothing is.
	 */
	append(r: AppendRequest): Promise<AppendResult>;
	/** Ascending, gap-free, from `afterVersion + 1`; at most `limit` events. */
	read(streamId: string, afterVersion: number, limit?: number): Promise<LoggedEvent[]>;
	/** Of the last event; 0 if there is none or no such stream. */
	version(streamId: string): Promise<number>;
}

/** The same log with another append: what stands around it, such as a watch. */
export function withAppend(log: EventLog, append: EventLog['append']): EventLog {
	return {
		createStream: (stream) => log.createStream(stream),
		read: (streamId, after, limit) => log.read(streamId, after, limit),
		version: (streamId) => log.version(streamId),
		append
	};
}

export interface NewStream {
	streamId: string;
	kind: StreamKind;
	authorityId: string;
}

export interface EventToAppend {
	type: string;
	/** JSON. Its text holds no NUL and no half of a surrogate pair: the domain removes them. */
	payload: unknown;
}

export interface CommandToAppend {
	commandId: string;
	actor: Actor;
	/** ISO 8601 in UTC with milliseconds. */
	at: string;
	events: EventToAppend[];
}

export interface AppendRequest {
	streamId: string;
	expectedVersion: number;
	/** At least one command with at least one event. */
	commands: CommandToAppend[];
}

export interface LoggedEvent {
	streamId: string;
	version: number;
	commandId: string;
	type: string;
	payload: unknown;
	actor: Actor;
	at: string;
}

export type AppendResult = { kind: 'appended'; version: number } | { kind: 'conflict' };

/** The database did not answer: read the stream to learn whether the events stand in it. */
export class AppendOutcomeUnknown extends Error {
	override readonly name = 'AppendOutcomeUnknown';
}

/** The stream was never created; nothing was stored. */
export class UnknownStream extends Error {
	override readonly name = 'UnknownStream';
}

/** The database has no room for a character in this command's events; nothing was stored. */
export class EventNotStorable extends Error {
	override readonly name = 'EventNotStorable';
	readonly commandId: string;

	constructor(commandId: string) {
		super(`The events of command ${commandId} hold a NUL or half a character.`);
		this.commandId = commandId;
	}
}

/** JSON writes exactly NUL and unpaired surrogates in this form, and jsonb refuses both. */
const NOT_STORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** The events of a request in the order of their versions, as every log stores them. */
export function eventsOf(request: AppendRequest): Omit<LoggedEvent, 'streamId'>[] {
	const events = request.commands.flatMap(({ commandId, actor, at, events }) =>
		events.map(({ type, payload }) => ({ commandId, type, payload: payload ?? null, actor, at }))
	);
	if (events.length === 0) throw new Error('An append needs at least one event.');
	for (const event of events)
		if (NOT_STORABLE.test(JSON.stringify(event))) throw new EventNotStorable(event.commandId);
	return events.map((event, index) => ({ ...event, version: request.expectedVersion + index + 1 }));
}
