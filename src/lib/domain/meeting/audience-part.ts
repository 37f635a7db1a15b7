/**
 * What a capability says of itself to audience.ts, which composes all of them: its slice of each
 * view, and what is told of its events. Slices hold the fields that are not told as they are.
 */
import { unreachable } from '../kernel/decider';
import type { MeetingEvent, SharedEvent } from './events';
import type { NeedStatus } from './model';
import type { MeetingState } from './state';

/** Audiences that many clients share; each event is prepared once for all of them. */
export const SHARED_AUDIENCES = ['moderator', 'screen', 'participants'] as const;
export type SharedAudience = (typeof SHARED_AUDIENCES)[number];

export type Told = { kind: 'events'; events: SharedEvent[] } | { kind: 'refresh' };

/** `if-enough`: told where it leads to the new view, else the view is told anew. */
export type Telling = Told | { kind: 'if-enough'; event: SharedEvent };

export const NOTHING: Told = { kind: 'events', events: [] };
export const REFRESH: Told = { kind: 'refresh' };

export function told(...events: SharedEvent[]): Told {
	return { kind: 'events', events };
}

/** Nothing of it is secret. */
export function whole(event: SharedEvent): Told {
	return told(event);
}

export function ifEnough(event: SharedEvent): Telling {
	return { kind: 'if-enough', event };
}

export type EventType = MeetingEvent['type'];
export type EventOf<T extends EventType> = Extract<MeetingEvent, { type: T }>;

/** An event led from `before` to `after`; who asks what of it may be told? */
export interface Moment {
	before: MeetingState;
	after: MeetingState;
	audience: SharedAudience;
}

export type Tellers<T extends EventType> = {
	[K in T]: (event: EventOf<K>, moment: Moment) => Telling;
};

export interface AudiencePart<T extends EventType> {
	/** What a shared audience sees of it. */
	view?(state: MeetingState, audience: SharedAudience): Partial<MeetingState>;
	/** What one seat sees of it beside its audience: its own. */
	own?(state: MeetingState, seatId: string): Partial<MeetingState>;
	/** Both together, as a phone works with them. */
	combined?(shared: MeetingState, own: MeetingState): Partial<MeetingState>;
	tell: Tellers<T>;
	/** Seats that are told something of their own; null stands for an author without a seat. */
	concerned?: {
		[K in EventType]?: (event: EventOf<K>, before: MeetingState) => (string | null)[];
	};
	/** What they are told, where it is not the event itself. */
	tellOwn?: {
		[K in EventType]?: (event: EventOf<K>, before: MeetingState, seatId: string) => SharedEvent;
	};
}

/**
 * May this audience read a need or a card of this status? What is silent at most the moderator
 * may, and only once it is no longer collected.
 */
export function isReadable(
	status: NeedStatus,
	audience: SharedAudience,
	isCollected: boolean
): boolean {
	switch (status) {
		case 'shown':
		case 'parked':
			return true;
		case 'silent':
			return audience === 'moderator' && !isCollected;
		case 'hidden':
			return audience === 'moderator';
		case 'withdrawn':
			return false;
		default:
			return unreachable(status);
	}
}

/** Keyed by id and sorted by it, so that no order tells who was first. */
export function byId<T extends { id: string }>(things: T[]): Record<string, T> {
	const sorted = [...things].sort((a, b) => (a.id < b.id ? -1 : 1));
	return Object.fromEntries(sorted.map((thing) => [thing.id, thing]));
}
