/**
 * A meeting as a page uses it: the client's state as Svelte state, and `send`. The page shows what
 * it was delivered with and takes entries at once; the client, with the rules and the connection,
 * is fetched after it. What is sent until then lies in the outbox and is decided when the client
 * is there: on a slow network nobody waits for it.
 */
import type { Actor } from '../domain/kernel/actor';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { Proposal } from '../domain/meeting/proposals';
import type { MeetingState } from '../domain/meeting/state';
import type { LivePage } from '../protocol/messages';
import { IndexedDbOutbox } from './indexed-db-outbox';
import type {
	Connection,
	MeetingClient,
	OutboxEntry,
	Pending,
	Sent,
	Settled
} from './meeting-client';
import { laidBehind, placeBehind } from './laid-behind';
import { newId } from './new-id';
import type { SocketTransport } from './socket-transport';
import { untilFetched } from './until-fetched';

export class LiveMeeting {
	state: MeetingState = $state.raw() as MeetingState;
	connection: Connection = $state.raw({ kind: 'connecting' });
	pending: readonly Pending[] = $state.raw([]);
	/** What the server noticed in the needs; at the desk alone. */
	proposals: readonly Proposal[] = $state.raw([]);
	/** Another build of the app answers than the one that delivered this page. */
	isOutdated = $state(false);
	/** Is what an earlier visit left unsent among `pending`? */
	isOutboxRead = false;
	readonly actor: Actor | null;
	readonly #page: LivePage;
	readonly #outbox: IndexedDbOutbox;
	#client: MeetingClient | null = null;
	#transport: SocketTransport | null = null;
	/** Who waits for what was sent before the client is here. */
	readonly #waiting = new Map<string, (settled: Settled) => void>();
	/** Behind what earlier visits left, unless the clock was set back. */
	#position = Date.now();
	#clockOffset: number;
	#isOver = false;

	constructor(page: LivePage) {
		this.actor = page.actor;
		this.state = page.state;
		this.#page = page;
		this.#outbox = new IndexedDbOutbox(outboxKey(page));
		this.#clockOffset = page.now - Date.now();
	}

	/** Connects; call in the browser only. Returns what ends it. */
	open(): () => void {
		void this.#begin();
		return () => {
			this.#isOver = true;
			this.#client?.close();
		};
	}

	send(command: MeetingCommand): Sent {
		return this.#client ? this.#client.send(command) : this.#keep(command);
	}

	dismiss(id: string): void {
		if (this.#client) return this.#client.dismiss(id);
		this.pending = this.pending.filter((entry) => entry.id !== id);
		void this.#outbox.remove(id).catch(() => undefined);
	}

	/** Null until there is one. */
	get line(): SocketTransport | null {
		return this.#transport;
	}

	/** Milliseconds that an answer of the server takes; null while there is none. */
	async roundTrip(): Promise<number | null> {
		return (await this.#transport?.roundTrip().catch(() => null)) ?? null;
	}

	/** The server's clock (epoch ms). */
	serverNow(): number {
		return this.#client?.serverNow() ?? Date.now() + this.#clockOffset;
	}

	async #begin(): Promise<void> {
		const [fetched] = await Promise.all([
			// Without a network it is asked for again: the page stands, and entries are kept.
			untilFetched(() => import('./live-connection'), {
				failed: (canReload) => (this.connection = { kind: 'offline', canReload }),
				isOver: () => this.#isOver
			}),
			this.#readOutbox()
		]);
		if (!fetched || this.#isOver) return;
		const { MeetingClient, SocketTransport } = fetched;
		const page = this.#page;
		this.#transport = new SocketTransport({ code: page.code, surface: page.surface });
		this.#client = new MeetingClient(
			page.actor,
			{
				transport: this.#transport,
				outbox: this.#outbox,
				now: () => Date.now(),
				newId,
				later: (ms, run) => setTimeout(run, ms),
				changed: () => this.#read()
			},
			{ ...page, now: this.serverNow() },
			{ pending: this.pending, waiting: this.#waiting }
		);
		this.#read();
		await this.#client.open();
	}

	/** Shown before the client is here: whoever goes on with it must not begin anew. */
	async #readOutbox(): Promise<void> {
		const kept = await this.#outbox.load().catch(() => []);
		this.pending = laidBehind(kept, this.pending);
		this.#position = Math.max(this.#position, placeBehind(kept));
		this.isOutboxRead = true;
	}

	#keep(command: MeetingCommand): Sent {
		if (!this.actor) return { kind: 'refused', refusal: { code: 'server/unavailable' } };
		const entry: OutboxEntry = { id: newId(), command, position: this.#position++ };
		const settled = new Promise<Settled>((settle) => this.#waiting.set(entry.id, settle));
		this.pending = [...this.pending, { ...entry, status: 'kept' }];
		// A device without storage keeps it in memory: better than not taking it.
		void this.#outbox.put(entry).catch(() => undefined);
		return { kind: 'sent', id: entry.id, settled };
	}

	#read(): void {
		if (!this.#client) return;
		this.state = this.#client.state ?? this.state;
		this.connection = this.#client.connection;
		this.pending = this.#client.pending;
		this.proposals = this.#client.proposals;
		const { serverBuild } = this.#client;
		this.isOutdated = serverBuild !== null && serverBuild !== this.#page.build;
	}
}

/** Drafts and unsent commands belong to one person in one meeting. */
export function outboxKey({ code, actor }: Pick<LivePage, 'code' | 'actor'>): string {
	switch (actor?.kind) {
		case 'seat':
			return `${code}/${actor.seatId}`;
		case 'staff':
			return `${code}/${actor.loginId}`;
		default:
			return `${code}/-`;
	}
}
