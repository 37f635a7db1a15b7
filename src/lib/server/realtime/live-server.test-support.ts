/**
 * The live engine with real sockets, for tests: the app on a database, an http server, the
 * gateway, one authority with a plan and a prepared meeting. Clients are socket.io-client.
 */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { Actor, StaffRole } from '../../domain/kernel/actor';
import type { MeetingCommand } from '../../domain/meeting/commands';
import { plainStep, THREAD_KINDS, type NewStep, type StepKind } from '../../domain/meeting/steps';
import type { Answer, PackedSyncAnswer, Surface } from '../../protocol/messages';
import { PROTOCOL_VERSION } from '../../protocol/version';
import type { App } from '../app';
import { anApp } from '../app.test-support';
import type { Config } from '../config';
import { authority, login, membership } from '../db/schema';
import type { OpenDb } from '../db/open-db';
import { SESSION_COOKIE } from '../login/sessions';
import type { MeetingRow } from '../meeting/meetings';
import { newId } from '../meeting/secrets';
import { attachGateway } from './gateway';

export interface LiveServer {
	app: App;
	url: string;
	close(): Promise<void>;
}

export async function startLiveServer(
	opened: OpenDb,
	config: Partial<Config> = {}
): Promise<LiveServer> {
	const app = await anApp(opened, config);
	const http = createServer((_, response) => response.writeHead(404).end());
	const gateway = attachGateway(http, app, {
		signedInOf: async (cookies) => {
			const id = app.logins.sessions.idIn(cookies ?? '');
			return id === null ? null : ((await app.logins.signedInBy(id))?.signedIn ?? null);
		}
	});
	app.live = gateway;
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	const { port } = http.address() as AddressInfo;
	return {
		app,
		url: `http://127.0.0.1:${port}`,
		close: async () => {
			await gateway.close();
			http.close();
			http.closeAllConnections();
			await app.close();
		}
	};
}

/** An authority with a plan. */
export async function anAuthority(app: App, name = newId()): Promise<string> {
	const [row] = await app.db.insert(authority).values({ name }).returning({ id: authority.id });
	if (!row) throw new Error('no authority');
	await app.plans.start(
		row.id,
		{ kind: 'system', cause: 'test' },
		{ title: 'Plan', term: { from: 2024, to: 2028 } }
	);
	return row.id;
}

export async function aMeeting(
	app: App,
	authorityId: string,
	agenda: NewStep[] = THREAD_KINDS.map((kind) => plainStep(kind, kind, 5))
): Promise<MeetingRow> {
	const [plan] = await app.plans.list(authorityId);
	const actor: Actor = { kind: 'staff', loginId: newId(), role: 'moderator' };
	const { meeting } = await app.meetings.prepare(authorityId, actor, {
		planId: plan?.id ?? '',
		title: 'Bedarfsworkshop',
		purpose: 'Bedarfe sammeln',
		question: 'Was brauchen Sie?',
		groups: ['lehrkraft', 'schulleitung', 'schueler'],
		schoolIds: [],
		agenda
	});
	return meeting;
}

/** @returns the Cookie header of a signed-in person with this role */
export async function aLogin(app: App, authorityId: string, role: StaffRole) {
	const [row] = await app.db
		.insert(login)
		.values({ name: role, signInName: newId(), passwordHash: 'none' })
		.returning({ id: login.id });
	if (!row) throw new Error('no login');
	await app.db.insert(membership).values({ loginId: row.id, authorityId, role });
	const sessionId = await app.logins.sessions.start(row.id);
	return { loginId: row.id, cookie: `${SESSION_COOKIE}=${sessionId}` };
}

/** A client that keeps every character it was sent. */
export class RawClient {
	readonly socket: Socket;
	/** All text that reached this client, handshake included. */
	received = '';

	constructor(
		url: string,
		auth: Record<string, unknown>,
		extraHeaders: Record<string, string> = {},
		transports: ('websocket' | 'polling')[] = ['websocket']
	) {
		this.socket = io(url, {
			auth: { protocol: PROTOCOL_VERSION, ...auth },
			transports,
			extraHeaders,
			forceNew: true,
			reconnection: false
		});
		this.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
			this.received += readable(data);
		});
	}

	/** Resolves with null when connected, with the refusal's code when not. */
	connected(): Promise<string | null> {
		if (this.socket.connected) return Promise.resolve(null);
		return new Promise((resolve) => {
			this.socket.once('connect', () => resolve(null));
			this.socket.once('connect_error', (error: Error & { data?: { code?: string } }) =>
				resolve(error.data?.code ?? error.message)
			);
		});
	}

	sync(since: number | null = null): Promise<PackedSyncAnswer> {
		return this.socket.timeout(5_000).emitWithAck('sync', { since }) as Promise<PackedSyncAnswer>;
	}

	send(command: MeetingCommand, id = newId()): Promise<Answer> {
		return this.raw('command', { id, command });
	}

	raw(name: string, message: unknown): Promise<Answer> {
		return this.socket.timeout(5_000).emitWithAck(name, message) as Promise<Answer>;
	}

	close(): void {
		this.socket.disconnect();
	}
}

/** What a packet says, also where it is packed. */
function readable(data: unknown): string {
	if (typeof data === 'string') return data;
	return Buffer.isBuffer(data) ? gunzipSync(data).toString() : JSON.stringify(data ?? '');
}

/** Joins a phone with a seat of its own. */
export async function aPhone(live: LiveServer, meeting: MeetingRow, group = 'lehrkraft') {
	const seat = await live.app.seats.create(meeting.id, 'participant');
	const client = await aClient(live, meeting, 'phone', seat.secret);
	await client.send({ type: 'JoinMeeting', group: group as 'lehrkraft', schoolId: null });
	return Object.assign(client, { seat });
}

export async function aModerator(live: LiveServer, meeting: MeetingRow) {
	const seat = await live.app.seats.create(meeting.id, 'moderator');
	return aClient(live, meeting, 'moderator', seat.secret);
}

export async function aScreen(live: LiveServer, meeting: MeetingRow) {
	const seat = await live.app.seats.create(meeting.id, 'screen');
	return Object.assign(await aClient(live, meeting, 'screen', seat.secret), { seat });
}

async function aClient(live: LiveServer, meeting: MeetingRow, surface: Surface, seat: string) {
	const client = new RawClient(live.url, { code: meeting.joinCode, surface, seat });
	const refusal = await client.connected();
	if (refusal !== null) throw new Error(`not connected: ${refusal}`);
	await client.sync();
	return client;
}

/** Moves the meeting to the step of this kind. */
export async function enter(
	live: LiveServer,
	meeting: MeetingRow,
	moderator: RawClient,
	kind: StepKind
): Promise<void> {
	const host = await live.app.meetings.host(meeting.id);
	const stepId = host.state.agenda.find((step) => step.kind === kind)?.id ?? '';
	const answer = await moderator.send({ type: 'MoveToStep', stepId });
	if (!answer.ok) throw new Error(answer.code);
}

/** Everything that was sent before has arrived at this client. */
export async function caughtUp(client: RawClient): Promise<void> {
	await client.sync();
}
