/**
 * Sockets: lets connections in, parses what they send, hands it to the meeting's host and sends
 * what the host tells each audience. Who somebody is comes from the handshake (viewer.ts), never
 * from a message. It decides nothing; every message is answered.
 */
import type { Server as HttpServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import * as v from 'valibot';
import { isId } from '../../domain/kernel/ids';
import { isHandedOut } from '../../domain/kernel/actor';
import type { SharedAudience } from '../../domain/meeting/audience';
import {
	commandMessage,
	handshake,
	similarMessage,
	syncMessage,
	type Answer,
	type ClientToServer,
	type PackedSyncAnswer,
	type ServerToClient,
	type SimilarAnswer,
	type Surface
} from '../../protocol/messages';
import { commandTypes } from '../../protocol/commands';
import { MESSAGE_LIMIT, PROTOCOL_VERSION } from '../../protocol/version';
import type { App, LiveConnections } from '../app';
import { reportFault } from '../app';
import { log } from '../log';
import type { SignedIn } from '../login/signed-in';
import type { Broadcast } from '../meeting/publisher';
import type { Metrics } from '../metrics/metrics';
import { seatCookieName } from '../meeting/seats';
import { viewerOf, type Viewer } from '../meeting/viewer';
import { AcrossNodes } from './across-nodes';
import { cookieOf } from './cookie';
import { guardOf } from '../request-guard';
import { ConnectionWatch } from './connection-watch';
import { clientAddress, isOwnOrigin } from './origin';
import { packed } from './packed';

interface Connected {
	meetingId: string;
	viewer: Viewer;
	surface: Surface;
}

type MeetingSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Connected>;
type MeetingServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, Connected>;

export interface Gateway extends LiveConnections {
	close(): Promise<void>;
}

interface Options {
	signedInOf: (cookieHeader: string | undefined) => Promise<SignedIn | null>;
	/** The development server takes upgrades of its own; else those that are not ours are ended. */
	sharesServer?: boolean;
}

/** How far the return of the clients after a restart is spread. */
const RETURN_WITHIN_MS = 3_000;
/** Who polls and has no poll under way fetches the goodbye with the next one. */
const GOODBYE_WITHIN_MS = 300;

export function attachGateway(
	http: HttpServer,
	app: App,
	{ signedInOf, sharesServer = false }: Options
): Gateway {
	const { trustProxy, origin } = app.config;
	const { limits } = app;
	const messagesOfConnection = guardOf('messagesPerConnection', limits);
	const commandsOfSeat = guardOf('commandsPerSeat', limits);
	const similarOfSeat = guardOf('similarPerSeat', limits);
	/** Connections by seat of a paired screen. */
	const screens = new Map<string, number>();
	let isClosing = false;
	const io: MeetingServer = new Server(http, {
		serveClient: false,
		transports: ['websocket', 'polling'],
		maxHttpBufferSize: MESSAGE_LIMIT,
		pingInterval: 20_000,
		pingTimeout: 20_000,
		destroyUpgrade: !sharesServer,
		allowRequest: (request, decide) => {
			if (!isOwnOrigin(request.headers, origin, trustProxy)) return decide(null, false);
			void watch.refusalOf(request).then((code) => decide(code, code === null));
		}
	});
	const watch = new ConnectionWatch(io.engine, {
		limits,
		addressOf: ({ headers, socket }) => clientAddress(headers, socket.remoteAddress, trustProxy),
		metrics: app.metrics
	});
	app.meetings.broadcastOf = (meetingId) => broadcastTo(io, meetingId, app.metrics);
	app.meetings.connections = {
		count: (meetingId) => {
			const inRoom = (audience: SharedAudience) =>
				io.of('/').adapter.rooms.get(audienceRoom(meetingId, audience))?.size ?? 0;
			return { screens: inRoom('screen'), phones: inRoom('participants') };
		},
		end: (meetingId) => acrossNodes.endMeeting(meetingId)
	};
	const acrossNodes = new AcrossNodes(app.nodes, {
		endLogin: (loginId) => io.in(loginRoom(loginId)).disconnectSockets(true),
		endSeat: (seatId) => io.in(deviceRoom(seatId)).disconnectSockets(true),
		endMeeting: (meetingId) => io.in(meetingRoom(meetingId)).disconnectSockets(true),
		endAll: () => io.disconnectSockets(true),
		endLeading: () => {
			for (const socket of io.of('/').sockets.values()) {
				const { actor } = socket.data.viewer;
				if (actor?.kind !== 'seat' || actor.role !== 'participant') socket.disconnect(true);
			}
		},
		screens: () => [...screens.keys()]
	});
	app.proposals.desk = {
		isAttended: (meetingId) => io.of('/').adapter.rooms.has(audienceRoom(meetingId, 'moderator')),
		show: (meetingId, message) =>
			io.to(audienceRoom(meetingId, 'moderator')).emit('proposals', message)
	};
	app.meetings.closed = (meetingId) => io.in(handedOutRoom(meetingId)).disconnectSockets(true);

	io.use((socket, next) => {
		admit(socket)
			.then((code) => next(code === null ? undefined : refusal(code)))
			.catch((fault: unknown) => {
				// Who comes while the database is being closed is told to come again, too.
				if (!isClosing) reportFault(fault, { at: 'handshake' });
				next(refusal('server/unavailable', true));
			});
	});
	io.on('connection', serve);

	/** Null: let in; else the code of the refusal. */
	async function admit(socket: MeetingSocket): Promise<string | null> {
		// Rather no meeting than an old one: another node may answer, and the client tries again.
		if (isClosing || app.nodes?.isCutOff) return 'server/unavailable';
		const { headers, address: socketAddress } = socket.handshake;
		const parsed = v.safeParse(handshake, socket.handshake.auth);
		if (!parsed.success) return 'command/malformed';
		const { protocol, code, surface, seat } = parsed.output;
		if (protocol !== PROTOCOL_VERSION) return 'connection/protocol-outdated';
		const address = clientAddress(headers, socketAddress, trustProxy);
		const found = await app.meetings.find(code, address);
		if (found.kind === 'refused') return found.code;
		const { meeting } = found;
		const signedIn = await signedInOf(headers.cookie);
		const seatSecret = seat ?? cookieOf(headers.cookie, seatCookieName(meeting.joinCode));
		const viewer = await viewerOf(meeting, surface, { seatSecret, signedIn }, app.seats);
		if (typeof viewer === 'string') return viewer;
		socket.data.meetingId = meeting.id;
		socket.data.viewer = viewer;
		socket.data.surface = surface;
		return null;
	}

	function serve(socket: MeetingSocket): void {
		const { meetingId, viewer } = socket.data;
		// The handshake request is not needed any more and holds memory.
		(socket.conn as { request?: unknown }).request = undefined;
		const { actor } = viewer;
		if (actor?.kind === 'staff') void socket.join(loginRoom(actor.loginId));
		if (actor?.kind === 'seat') {
			void socket.join(deviceRoom(actor.seatId));
			if (isHandedOut(actor.role)) void socket.join(handedOutRoom(meetingId));
		}
		const { screenSeatId } = viewer;
		if (screenSeatId !== undefined) {
			void socket.join(deviceRoom(screenSeatId));
			screens.set(screenSeatId, (screens.get(screenSeatId) ?? 0) + 1);
			socket.on('disconnect', () => {
				const left = (screens.get(screenSeatId) ?? 1) - 1;
				if (left === 0) screens.delete(screenSeatId);
				else screens.set(screenSeatId, left);
			});
		}
		void socket.join(meetingRoom(meetingId));
		socket.on('error', (fault) => log.info({ err: fault }, 'socket error'));
		socket.on('sync', (message, answer) => {
			watch.hasSpoken(socket.conn);
			void answering(socket, answer, async () => {
				const parsed = v.safeParse(syncMessage, message);
				if (!parsed.success) return { ok: false, code: 'command/malformed' } as const;
				const host = await app.meetings.host(meetingId);
				const { since } = parsed.output;
				await host.reach(since);
				// Answer and room in one turn: no frame is missed and none comes twice.
				const synced = host.sync(viewer.audience, since, viewer.seatId);
				void socket.join(audienceRoom(meetingId, viewer.audience));
				if (viewer.seatId !== null) void socket.join(seatRoom(meetingId, viewer.seatId));
				if (viewer.audience === 'moderator')
					app.proposals.attended(host, (noticed) => socket.emit('proposals', noticed));
				const { view } = synced.shared;
				return {
					...synced,
					build: app.config.buildId ?? '',
					shared: { ...synced.shared, view: view && packed(view) }
				};
			});
		});
		socket.on('similar', (message, answer) => {
			void answering(socket, answer, async () => {
				const parsed = v.safeParse(similarMessage, message);
				if (!parsed.success) return { ok: false, code: 'command/malformed' } as const;
				const { seatId, actor } = viewer;
				const isParticipant = actor?.kind === 'seat' && actor.role === 'participant';
				if (seatId === null || !isParticipant) return { ok: false, code: 'right/missing' } as const;
				if (!(await similarOfSeat.mayPass(seatId)))
					return { ok: false, code: 'rate/too-fast', retry: true } as const;
				const host = await app.meetings.host(meetingId);
				return {
					ok: true,
					needIds: await app.proposals.similarTo(parsed.output.text, host, seatId)
				} as const;
			});
		});
		socket.on('echo', (answer) => {
			void answering(socket, answer, () => Promise.resolve({ ok: true, version: 0 }));
		});
		socket.on('command', (message, answer) => {
			void answering(socket, answer, () => command(viewer, meetingId, message), idOf(message));
		});
	}

	async function command(viewer: Viewer, meetingId: string, message: unknown): Promise<Answer> {
		if (!viewer.actor) return { ok: false, code: 'right/missing' };
		const parsed = v.safeParse(commandMessage, message);
		if (!parsed.success)
			return {
				ok: false,
				code: isUnknownType(message) ? 'command/unknown-type' : 'command/malformed'
			};
		const { id, command } = parsed.output;
		if (viewer.seatId !== null && !(await commandsOfSeat.mayPass(viewer.seatId)))
			return { ok: false, code: 'rate/too-fast', retry: true };
		const host = await app.meetings.host(meetingId);
		const answer = await host.submit(id, command, viewer.actor);
		app.metrics.command(command.type, answer);
		return answer;
	}

	/** Answers whatever happens; a fault stops this message only. */
	async function answering(
		socket: MeetingSocket,
		answer: unknown,
		act: () => Promise<Answer | PackedSyncAnswer | SimilarAnswer>,
		commandId?: string
	): Promise<void> {
		const reply =
			typeof answer === 'function'
				? (answer as (a: Answer | PackedSyncAnswer | SimilarAnswer) => void)
				: () => {};
		try {
			if (!watch.keepsUp(socket.conn)) return;
			if (!(await messagesOfConnection.mayPass(socket.id)))
				return reply({ ok: false, code: 'rate/too-fast', retry: true });
			reply(await act());
		} catch (fault) {
			const id = reportFault(fault, {
				meetingId: socket.data.meetingId,
				...(commandId !== undefined && { commandId })
			});
			reply({ ok: false, code: 'server/fault', params: { id }, retry: true });
		}
	}

	return {
		endLogin: (loginId) => acrossNodes.endLogin(loginId),
		endSeat: (seatId) => acrossNodes.endSeat(seatId),
		connections: () => {
			const bySurface: Record<string, number> = {};
			for (const { data } of io.of('/').sockets.values())
				bySurface[data.surface] = (bySurface[data.surface] ?? 0) + 1;
			return bySurface;
		},
		isScreenConnected: (seatId) => screens.has(seatId) || acrossNodes.hasScreen(seatId),
		close: async () => {
			isClosing = true;
			acrossNodes.close();
			watch.close();
			const goodbyes = [...io.of('/').sockets.values()].map((socket) => sayGoodbye(socket));
			await Promise.race([Promise.all(goodbyes), pause(GOODBYE_WITHIN_MS)]);
			io.disconnectSockets(true);
			io.engine.close();
		}
	};
}

/** Resolves when it is on its way. */
function sayGoodbye(socket: MeetingSocket): Promise<void> {
	return new Promise((done) => {
		socket.conn.once('drain', done);
		socket.emit('restarting', { backInMs: 500 + Math.floor(Math.random() * RETURN_WITHIN_MS) });
	});
}

function broadcastTo(io: MeetingServer, meetingId: string, metrics: Metrics): Broadcast {
	return {
		frame: (audience, frame) =>
			metrics.fanOut(audience, () => io.to(audienceRoom(meetingId, audience)).emit('frame', frame)),
		view: (audience, view) =>
			metrics.fanOut(audience, () =>
				io.to(audienceRoom(meetingId, audience)).emit('view', packed(view))
			),
		own: (seatId, frame) => io.to(seatRoom(meetingId, seatId)).emit('own', frame)
	};
}

function meetingRoom(meetingId: string): string {
	return `${meetingId}/all`;
}

function audienceRoom(meetingId: string, audience: SharedAudience): string {
	return `${meetingId}/${audience}`;
}

function seatRoom(meetingId: string, seatId: string): string {
	return `${meetingId}/seat/${seatId}`;
}

/** All connections of one seat, whatever they look at. */
function deviceRoom(seatId: string): string {
	return `seat/${seatId}`;
}

/** Seats that end with this meeting. */
function handedOutRoom(meetingId: string): string {
	return `${meetingId}/handed-out`;
}

function loginRoom(loginId: string): string {
	return `login/${loginId}`;
}

/** Reaches the client as `connect_error` with these as `error.data`. */
function refusal(code: string, retry?: true): Error {
	const isTemporary = retry ?? (TEMPORARY.has(code) || undefined);
	return Object.assign(new Error(code), { data: { code, ...(isTemporary && { retry: true }) } });
}

const TEMPORARY: ReadonlySet<string> = new Set(['rate/too-fast', 'server/unavailable']);

/** Of a message that may be anything. */
function idOf(message: unknown): string | undefined {
	const id = (message as { id?: unknown } | null | undefined)?.id;
	return isId(id) ? id : undefined;
}

function isUnknownType(message: unknown): boolean {
	const type = (message as { command?: { type?: unknown } } | null)?.command?.type;
	return typeof type === 'string' && !commandTypes.has(type);
}
