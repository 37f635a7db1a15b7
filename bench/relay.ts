/**
 * The yardstick: the least that an honest live server does, over the wire of the product.
 * socket.io, group-committed append to the same kind of database, acknowledgement and broadcast
 * after the commit; no rules, audiences, rights or pages. Started by sides/relay-side.ts.
 */
import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { openRelayStore, type StoredEvent } from './relay-store';

const port = Number(process.env.PORT);
const store = await openRelayStore(process.env.DATABASE_URL, process.env.DATA_DIR ?? '');
/** Share of the time that sending may take, and the longest pause between frames. */
const DUTY = 0.25;
const LONGEST_GAP_MS = 100;
const BATCH = 500;
/** One commit for each event, as an example from a tutorial does it. */
const isBatched = process.env.ONE_BY_ONE !== 'true';

interface Waiting {
	id: string;
	command: string;
	answer: (answer: unknown) => void;
}

class Room {
	readonly name: string;
	readonly ready: Promise<void>;
	#events: StoredEvent[] = [];
	#waiting: Waiting[] = [];
	#isBusy = false;
	#unsent = 0;
	#lastFlushAt = 0;
	#costMs = 0;
	#timer: NodeJS.Timeout | null = null;

	constructor(name: string) {
		this.name = name;
		this.ready = store.read(name).then((events) => {
			this.#events = events;
			this.#unsent = events.length;
		});
	}

	submit(waiting: Waiting): void {
		this.#waiting.push(waiting);
		if (this.#isBusy) return;
		this.#isBusy = true;
		// Everything that arrives in this turn goes into the first batch.
		setImmediate(() => void this.#pump());
	}

	/** Pending frame out, then the answer, then the room: no gap, nothing twice. */
	sync(socket: Socket, since: number): unknown {
		this.#flush();
		void socket.join(this.name);
		const events = this.#events.slice(since);
		const shared = { view: null, from: since, to: this.#events.length, events };
		return { ok: true, now: Date.now(), shared, own: null };
	}

	async #pump(): Promise<void> {
		await this.ready;
		while (this.#waiting.length > 0) {
			const batch = this.#waiting.splice(0, isBatched ? BATCH : 1);
			const versions = await store.append(this.name, batch);
			for (const { id, answer } of batch) answer({ ok: true, version: versions.get(id) });
			for (const { id, command } of batch) {
				const version = versions.get(id) ?? 0;
				if (version === this.#events.length + 1) this.#events.push({ version, id, command });
			}
			this.#publish();
		}
		this.#isBusy = false;
	}

	#publish(): void {
		const gap = Math.min(LONGEST_GAP_MS, this.#costMs / DUTY);
		const wait = this.#lastFlushAt + gap - performance.now();
		if (wait <= 0) this.#flush();
		else this.#timer ??= setTimeout(() => this.#flush(), wait);
	}

	#flush(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		if (this.#unsent === this.#events.length) return;
		this.#lastFlushAt = performance.now();
		const events = this.#events.slice(this.#unsent);
		const frame = { from: this.#unsent, to: this.#events.length, events };
		this.#unsent = this.#events.length;
		io.to(this.name).emit('frame', frame);
		this.#costMs = 0.8 * this.#costMs + 0.2 * (performance.now() - this.#lastFlushAt);
	}
}

const http = createServer((_, response) => response.end('ok'));
const io = new Server(http, {
	serveClient: false,
	transports: ['websocket'],
	maxHttpBufferSize: 16_384
});
const rooms = new Map<string, Room>();

io.on('connection', (socket) => {
	(socket.conn as { request?: unknown }).request = undefined;
	const name = String((socket.handshake.auth as { room?: unknown }).room);
	const room = rooms.get(name) ?? new Room(name);
	rooms.set(name, room);
	socket.on('sync', ({ since }: { since: number | null }, answer: (answer: unknown) => void) => {
		void room.ready.then(() => answer(room.sync(socket, since ?? 0)));
	});
	socket.on(
		'command',
		({ id, command }: { id: string; command: unknown }, answer: (answer: unknown) => void) =>
			room.submit({ id, command: JSON.stringify(command), answer })
	);
});

process.on('disconnect', () => process.exit(0));
http.listen(port, '127.0.0.1', 4096, () => process.send?.('listening'));
