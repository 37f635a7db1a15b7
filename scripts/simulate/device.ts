import type { Actor } from '../../src/lib/domain/kernel/actor';
import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import type { MeetingState } from '../../src/lib/domain/meeting/state';
import {
	MeetingClient,
	type Outbox,
	type OutboxEntry,
	type Sent
} from '../../src/lib/client/meeting-client';
import { newId } from '../../src/lib/client/new-id';
import { SocketTransport } from '../../src/lib/client/socket-transport';
import type { Surface } from '../../src/lib/protocol/messages';
import type { Ledger } from './ledger';
import { WatchedTransport } from './watched-transport';

interface Place {
	name: string;
	url: string;
	code: string;
	surface: Surface;
	/** Secret of the seat. */
	secret: string;
	/** Null for the projector. */
	actor: Actor | null;
	ledger: Ledger;
	isOnBadNetwork?: boolean;
	isWithoutWebsocket?: boolean;
}

/** Something took longer than it may; the run ends with it. */
export class TooLate extends Error {}

/** A phone, a projector or a laptop: the real client, with what stays on it across a reload. */
export class Device {
	readonly place: Place;
	reloads = 0;
	#client: MeetingClient;
	readonly #outbox = new MemoryOutbox();
	readonly #watchers = new Set<() => void>();

	constructor(place: Place) {
		this.place = place;
		this.#client = this.#load();
	}

	/** The page is loaded again: nothing stays but the seat and the outbox. */
	reload(): void {
		this.reloads++;
		this.#client.close();
		this.#client = this.#load();
	}

	close(): void {
		this.#client.close();
	}

	get state(): MeetingState | null {
		return this.#client.state;
	}

	get shared(): MeetingState | null {
		return this.#client.sharedState;
	}

	get own(): MeetingState | null {
		return this.#client.ownState;
	}

	get version(): number {
		return this.#client.version;
	}

	get isOnline(): boolean {
		return this.#client.connection.kind === 'online';
	}

	/** Online, and everything that was typed here has the server's final word. */
	get isSettled(): boolean {
		return this.isOnline && this.#client.pending.every(({ status }) => status === 'refused');
	}

	/** Sends as soon as there is something to see. Its `settled` is not known after a reload. */
	async send(command: MeetingCommand): Promise<Sent> {
		await this.until(() => true, 30_000, 'a first view');
		const sentAt = performance.now();
		const sent = this.#client.send(command);
		const { name: sender, isOnBadNetwork = false, ledger } = this.place;
		if (sent.kind === 'sent') ledger.sent({ id: sent.id, sender, isOnBadNetwork, command, sentAt });
		return sent;
	}

	/** @throws TooLate */
	until(
		holds: (state: MeetingState) => boolean,
		limitMs: number,
		what: string
	): Promise<MeetingState> {
		return new Promise((resolve, reject) => {
			const look = () => {
				const { state } = this;
				if (!state || !holds(state)) return;
				end();
				resolve(state);
			};
			const limit = setTimeout(() => {
				end();
				reject(new TooLate(`${this.place.name} waited too long for ${what}.`));
			}, limitMs);
			const end = () => {
				clearTimeout(limit);
				this.#watchers.delete(look);
			};
			this.#watchers.add(look);
			look();
		});
	}

	#load(): MeetingClient {
		const { name, url, code, surface, secret, actor, ledger, isWithoutWebsocket } = this.place;
		const transport = new SocketTransport({
			code,
			surface,
			url,
			seat: secret,
			...(isWithoutWebsocket && { transports: ['polling'] })
		});
		const client = new MeetingClient(actor, {
			transport: new WatchedTransport(name, transport, ledger),
			outbox: this.#outbox,
			now: () => Date.now(),
			newId,
			later: (ms, run) => void setTimeout(run, ms),
			changed: () => this.#changed()
		});
		void client.open();
		return client;
	}

	#changed(): void {
		if (this.place.surface === 'screen') this.place.ledger.screenReached(this.version);
		// The last part of a turn of the client may still follow.
		queueMicrotask(() => {
			for (const look of [...this.#watchers]) look();
		});
	}
}

/** Keeps what the browser's database keeps: entries survive the client, and are copies. */
class MemoryOutbox implements Outbox {
	readonly #entries = new Map<string, OutboxEntry>();

	async load(): Promise<OutboxEntry[]> {
		return structuredClone([...this.#entries.values()]);
	}

	async put(entry: OutboxEntry): Promise<void> {
		this.#entries.set(entry.id, structuredClone(entry));
	}

	async remove(id: string): Promise<void> {
		this.#entries.delete(id);
	}
}
