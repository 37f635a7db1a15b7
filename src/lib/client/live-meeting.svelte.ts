/** A meeting as a page uses it: the client's state as Svelte state, and `send`. */
import type { Actor } from '../domain/kernel/actor';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { MeetingState } from '../domain/meeting/state';
import type { LivePage } from '../protocol/messages';
import { IndexedDbOutbox } from './indexed-db-outbox';
import { MeetingClient, type Connection, type Pending, type Sent } from './meeting-client';
import { newId } from './new-id';
import { SocketTransport } from './socket-transport';

export class LiveMeeting {
	state: MeetingState = $state.raw() as MeetingState;
	connection: Connection = $state.raw({ kind: 'connecting' });
	pending: readonly Pending[] = $state.raw([]);
	readonly actor: Actor | null;
	readonly #client: MeetingClient;

	constructor(page: LivePage) {
		this.actor = page.actor;
		this.state = page.shared.state;
		this.#client = new MeetingClient(
			page.actor,
			{
				transport: new SocketTransport({ code: page.code, surface: page.surface }),
				outbox: new IndexedDbOutbox(outboxKey(page)),
				now: () => Date.now(),
				newId,
				later: (ms, run) => setTimeout(run, ms),
				changed: () => this.#read()
			},
			page
		);
		this.#read();
	}

	/** Connects; call in the browser only. Returns what ends it. */
	open(): () => void {
		void this.#client.open();
		return () => this.#client.close();
	}

	send(command: MeetingCommand): Sent {
		return this.#client.send(command);
	}

	dismiss(id: string): void {
		this.#client.dismiss(id);
	}

	/** The server's clock (epoch ms). */
	serverNow(): number {
		return this.#client.serverNow();
	}

	#read(): void {
		this.state = this.#client.state ?? this.state;
		this.connection = this.#client.connection;
		this.pending = this.#client.pending;
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
