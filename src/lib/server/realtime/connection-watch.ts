/**
 * Keeps hostile and broken connections from costing the others anything: those that say nothing,
 * do not read, or do not stop talking. It looks at transports only, before anybody is known.
 * Whoever is ended reads a code where websockets carry one, and comes back by the usual way.
 */
import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import { LIMITS, type Limits } from '../limits';
import { log } from '../log';
import type { Metrics } from '../metrics/metrics';
import { networkOf } from '../network-of';
import { guardOf, type RequestGuard } from '../request-guard';

type Engine = Server['engine'];
/** A connection of Engine.IO, below sockets and meetings. */
type Transported = Socket['conn'];

export type EndedFor = 'connection/silent' | 'connection/not-reading' | 'rate/too-fast';

interface Ports {
	limits: Limits;
	addressOf: (request: IncomingMessage) => string;
	metrics: Metrics;
}

/** Within 4000 to 4999, which are the applications' own (RFC 6455 section 7.4.2). */
const CLOSE_CODE = 4_000;
const LOOK_EVERY_MS = 1_000;
/** How long whoever is ended may take to say goodbye. */
const GOODBYE_MS = 2_000;

export class ConnectionWatch {
	readonly #engine: Engine;
	readonly #ports: Ports;
	readonly #newOfAddress: RequestGuard;
	readonly #ofNetwork = new Map<string, number>();
	/** Who has not asked for its meeting yet, and since when. */
	readonly #silent = new Map<Transported, number>();
	readonly #timer: NodeJS.Timeout;
	#ended: Partial<Record<EndedFor, number>> = {};

	constructor(engine: Engine, ports: Ports) {
		this.#engine = engine;
		this.#ports = ports;
		this.#newOfAddress = guardOf('newConnectionsPerAddress', ports.limits);
		engine.on('connection', (connection: Transported) => this.#watch(connection));
		this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
	}

	/** Null: it may connect; else the code of the refusal. */
	async refusalOf(
		request: IncomingMessage
	): Promise<'rate/too-fast' | 'server/unavailable' | null> {
		const { limits, addressOf } = this.#ports;
		if (this.#engine.clientsCount >= limits.connections) return 'server/unavailable';
		const network = networkOf(addressOf(request));
		if ((this.#ofNetwork.get(network) ?? 0) >= limits.connectionsPerAddress) return 'rate/too-fast';
		return (await this.#newOfAddress.mayPass(network)) ? null : 'rate/too-fast';
	}

	/** It has asked for its meeting. */
	hasSpoken(connection: Transported): void {
		this.#silent.delete(connection);
	}

	/** False: so much waits to be read that it has been ended. */
	keepsUp(connection: Transported): boolean {
		if (unreadOf(connection) <= this.#ports.limits.unread) return true;
		this.#end(connection, 'connection/not-reading');
		return false;
	}

	close(): void {
		clearInterval(this.#timer);
	}

	#watch(connection: Transported): void {
		const network = networkOf(this.#ports.addressOf(connection.request));
		this.#ofNetwork.set(network, (this.#ofNetwork.get(network) ?? 0) + 1);
		this.#silent.set(connection, performance.now());
		connection.once('close', () => {
			const left = (this.#ofNetwork.get(network) ?? 1) - 1;
			if (left === 0) this.#ofNetwork.delete(network);
			else this.#ofNetwork.set(network, left);
			this.#silent.delete(connection);
		});
		let packets = 0;
		let since = performance.now();
		connection.on('packet', () => {
			const now = performance.now();
			if (now - since > LIMITS.packetsPerConnection.seconds * 1_000) [packets, since] = [0, now];
			if (++packets > this.#ports.limits.packetsPerConnection)
				this.#end(connection, 'rate/too-fast');
		});
	}

	#look(): void {
		const silentBefore = performance.now() - this.#ports.limits.silence * 1_000;
		// In the order in which they came.
		for (const [connection, since] of this.#silent) {
			if (since > silentBefore) break;
			this.#end(connection, 'connection/silent');
		}
		const connections = Object.values(
			(this.#engine as unknown as { clients: Record<string, Transported> }).clients
		);
		for (const connection of connections) this.keepsUp(connection);
		// One line for however many: a siege must not fill the disk.
		if (Object.keys(this.#ended).length > 0) log.warn({ ended: this.#ended }, 'connections ended');
		this.#ended = {};
	}

	#end(connection: Transported, code: EndedFor): void {
		this.#ended[code] = (this.#ended[code] ?? 0) + 1;
		this.#ports.metrics.connectionEnded(code);
		const socket = socketOf(connection);
		socket?.close(CLOSE_CODE, code);
		connection.close(true);
		// Whoever does not read does not answer the goodbye either.
		if (socket) setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
	}
}

interface WebSocket {
	bufferedAmount: number;
	close(code: number, reason: string): void;
	terminate(): void;
}

/** Undefined for long polling. */
function socketOf({ transport }: Transported): WebSocket | undefined {
	return transport.name === 'websocket'
		? (transport as unknown as { socket: WebSocket }).socket
		: undefined;
}

interface Waiting {
	data?: string | ArrayBufferView | ArrayBuffer;
	options?: { wsPreEncodedFrame?: Buffer[] };
}

/** Bytes that wait here for the client to take them. What all get is one text, counted for each. */
function unreadOf(connection: Transported): number {
	const { writeBuffer } = connection as unknown as { writeBuffer: Waiting[] };
	let bytes = socketOf(connection)?.bufferedAmount ?? 0;
	for (const { data } of writeBuffer)
		bytes += typeof data === 'string' ? data.length : (data?.byteLength ?? 0);
	return bytes;
}
