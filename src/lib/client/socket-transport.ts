/** The transport over socket.io: websocket at once, long polling where a network blocks it. */
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '../protocol/version';
import type {
	Answer,
	ClientToServer,
	PackedSyncAnswer,
	ServerToClient,
	SimilarAnswer,
	Surface,
	SyncAnswer
} from '../protocol/messages';
import type { Transport, TransportReceiver } from './meeting-client';
import { newId } from './new-id';
import { unpacked } from './unpacked';

interface Options {
	code: string;
	surface: Surface;
	/** Address of the server; the page's own where left out. */
	url?: string;
	/** Secret of the seat, for clients without cookies. */
	seat?: string;
	/** Only for tests of networks that block one of them. */
	transports?: ('websocket' | 'polling')[];
	extraHeaders?: Record<string, string>;
}

const ANSWER_WITHIN_MS = 10_000;
/** Some networks let a websocket open and then pass nothing: after this, polling is tried. */
const CONNECT_WITHIN_MS = 8_000;

export class SocketTransport implements Transport {
	readonly #options: Options;
	#socket: Socket<ServerToClient, ClientToServer> | null = null;
	#isClosed = false;

	/** Makes no connection yet, so that a page can be rendered on the server. */
	constructor(options: Options) {
		this.#options = options;
	}

	connect(receiver: TransportReceiver): void {
		const socket = this.#make();
		const { transports } = this.#options;
		this.#socket = socket;
		socket.on('connect', () => receiver.connected());
		socket.on('disconnect', (reason) => {
			receiver.disconnected();
			// The server cut this connection on purpose; whether we may return it says at the handshake.
			if (reason === 'io server disconnect') this.#connectIn(0);
		});
		socket.on('connect_error', (error) => {
			const refusal = (error as Error & { data?: { code?: unknown; retry?: unknown } }).data;
			if (typeof refusal?.code === 'string' && refusal.retry !== true) {
				socket.disconnect();
				return receiver.rejected(refusal.code);
			}
			receiver.disconnected();
			this.#takeAnotherLine(socket);
			// Polling gets through where websockets do not, and is upgraded where they do.
			if (!transports) socket.io.opts.transports = ['polling', 'websocket'];
			// socket.io does not try again by itself when the server answered with an error.
			if (!socket.active) this.#connectIn(2_000);
		});
		socket.on('frame', (frame) => receiver.frame(frame));
		socket.on('view', (view) => receiver.view(unpacked(view)));
		socket.on('own', (frame) => receiver.own(frame));
		socket.on('proposals', (message) => receiver.proposals?.(message));
		socket.on('restarting', ({ backInMs }) => {
			receiver.disconnected();
			socket.disconnect();
			this.#connectIn(backInMs);
		});
		socket.connect();
	}

	async request(name: 'sync' | 'command', message: unknown): Promise<SyncAnswer & Answer> {
		if (!this.#socket) throw new Error('Not connected yet.');
		const answer = (await this.#socket
			.timeout(ANSWER_WITHIN_MS)
			.emitWithAck(name, message)) as PackedSyncAnswer & Answer;
		if (!('shared' in answer)) return answer;
		const { view } = answer.shared;
		return { ...answer, shared: { ...answer.shared, view: view && unpacked(view) } };
	}

	/** Ids of needs like this text; none where the server does not say. */
	async similarTo(text: string): Promise<string[]> {
		if (!this.#socket?.connected) return [];
		const answer = (await this.#socket
			.timeout(ANSWER_WITHIN_MS)
			.emitWithAck('similar', { text })) as SimilarAnswer | Answer;
		return 'needIds' in answer ? answer.needIds : [];
	}

	/** Milliseconds until the server has answered; rejects when it does not in time. */
	async roundTrip(): Promise<number> {
		const asked = performance.now();
		if (!this.#socket?.connected) throw new Error('Not connected.');
		await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck('echo');
		return performance.now() - asked;
	}

	/** How it is connected now; null while it is not. */
	get kind(): 'websocket' | 'polling' | null {
		const socket = this.#socket;
		if (!socket?.connected) return null;
		return socket.io.engine.transport.name === 'websocket' ? 'websocket' : 'polling';
	}

	reconnect(): void {
		if (!this.#socket) return;
		this.#takeAnotherLine(this.#socket);
		this.#socket.disconnect().connect();
	}

	close(): void {
		this.#isClosed = true;
		this.#socket?.disconnect();
	}

	/** Behind a proxy the next connection may reach another node: this one did not serve it. */
	#takeAnotherLine({ io: { opts } }: Socket): void {
		opts.query = { line: newId() };
	}

	/** Unless the page is left before: a connection that nobody uses would stay for ever. */
	#connectIn(ms: number): void {
		setTimeout(() => {
			if (!this.#isClosed) this.#socket?.connect();
		}, ms);
	}

	#make(): Socket<ServerToClient, ClientToServer> {
		const { code, surface, url, seat, transports, extraHeaders } = this.#options;
		const options = {
			autoConnect: false,
			transports: transports ?? ['websocket', 'polling'],
			tryAllTransports: true,
			timeout: CONNECT_WITHIN_MS,
			reconnectionDelay: 300,
			// Spread by half: whoever has waited long is back 4.5 s after the server at the latest.
			reconnectionDelayMax: 3_000,
			forceNew: true,
			// By this a proxy before several nodes sends all requests of long polling to one of them.
			query: { line: newId() },
			auth: { protocol: PROTOCOL_VERSION, code, surface, ...(seat ? { seat } : {}) },
			...(extraHeaders ? { extraHeaders } : {})
		};
		return url === undefined ? io(options) : io(url, options);
	}
}
