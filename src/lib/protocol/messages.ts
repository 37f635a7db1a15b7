/**
 * What travels between a client and the server of a live meeting; docs/protocol.md tells it in
 * prose. Client messages are parsed by the server; clients trust the server's.
 */
import * as v from 'valibot';
import type { Actor } from '../domain/kernel/actor';
import { ID_PATTERN } from '../domain/kernel/ids';
import type { MeetingState } from '../domain/meeting/state';
import type { SharedEvent } from '../domain/meeting/events';
import type { Proposal } from '../domain/meeting/proposals';
import { meetingCommand } from './commands';

/** `preview`: what phones show, for whoever runs the meeting; it looks and never acts. */
export const SURFACES = ['phone', 'screen', 'moderator', 'helper', 'preview'] as const;
export type Surface = (typeof SURFACES)[number];

/** Sent in the handshake. The seat's secret may come here instead of the cookie. */
export const handshake = v.object({
	protocol: v.number(),
	code: v.pipe(v.string(), v.maxLength(20)),
	surface: v.picklist(SURFACES),
	seat: v.optional(v.pipe(v.string(), v.maxLength(200)))
});
export type Handshake = v.InferOutput<typeof handshake>;

/** Message `command`: what the sender asks for, under an id that makes repeating it harmless. */
export const commandMessage = v.strictObject({
	id: v.pipe(v.string(), v.regex(ID_PATTERN)),
	command: meetingCommand
});
export type CommandMessage = v.InferOutput<typeof commandMessage>;

/** Message `sync`: joining and coming back are the same question. Null: I have nothing yet. */
export const syncMessage = v.strictObject({
	since: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))
});
export type SyncMessage = v.InferOutput<typeof syncMessage>;

/** Answer to every message: done and durable as of `version`, or refused and nothing happened. */
export type Answer =
	| { ok: true; version: number }
	| {
			ok: false;
			code: string;
			params?: Record<string, string | number>;
			/** The same command may be sent again later, under the same id. */
			retry?: true;
	  };

export interface SyncAnswer {
	ok: true;
	/** The server's clock (epoch ms), for the timer. */
	now: number;
	/** Which build of the app answers: a page that another one delivered is out of date. */
	build?: string;
	/** First the view, where what was missed cannot be told as events; then what follows it. */
	shared: Frame & { view: View | null };
	/** What this seat, or who sits at the desk, entered; null for screens. */
	own: { version: number; state: MeetingState } | null;
}

/** Message `frame`: what happened after version `from`, for the client's audience. */
export interface Frame {
	from: number;
	to: number;
	events: SharedEvent[];
}

/** Message `view`: the whole state for the client's audience, in place of what it holds. */
export interface View {
	version: number;
	state: MeetingState;
}

/** Message `own`: what happened to this seat's own needs and dots. */
export interface OwnFrame {
	to: number;
	events: SharedEvent[];
}

/** Message `similar`: which needs are like what is being typed? */
export const similarMessage = v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000)) });
export type SimilarMessage = v.InferOutput<typeof similarMessage>;

export interface SimilarAnswer {
	ok: true;
	/** Of needs that the client holds, the likest first; at most three. */
	needIds: string[];
}

/** Message `proposals`: what was noticed in the needs, in place of what was said before. */
export interface ProposalsMessage {
	proposals: Proposal[];
}

/** What a live page is delivered with, so that it shows the meeting before it is connected. */
export interface LivePage {
	code: string;
	surface: Surface;
	/** Null for the screen, which only looks. */
	actor: Actor | null;
	shared: View;
	own: View | null;
	/** Both together: what is shown before the rules of the meeting are loaded. */
	state: MeetingState;
	/** The server's clock (epoch ms). */
	now: number;
	/** The build that delivers this page. */
	build: string;
}

/** How a view travels: UTF-8 JSON of the state, as gzip; packed once for all who get it. */
export interface PackedView {
	version: number;
	state: Uint8Array;
}

export interface PackedSyncAnswer extends Omit<SyncAnswer, 'shared'> {
	shared: Frame & { view: PackedView | null };
}

export interface ClientToServer {
	command(message: unknown, answer: (answer: Answer) => void): void;
	sync(message: unknown, answer: (answer: PackedSyncAnswer | Answer) => void): void;
	similar(message: unknown, answer: (answer: SimilarAnswer | Answer) => void): void;
	/** Asks for nothing but an answer, to know how long one takes. */
	echo(answer: (answer: Answer) => void): void;
}

export interface ServerToClient {
	frame(frame: Frame): void;
	view(view: PackedView): void;
	own(frame: OwnFrame): void;
	/** To the desk alone. */
	proposals(message: ProposalsMessage): void;
	/** The server is about to restart; come back after so many milliseconds. */
	restarting(message: { backInMs: number }): void;
}
