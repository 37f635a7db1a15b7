/**
 * A connection as phones have it: slow, cut at any moment, with messages under way that are lost
 * then, in order while it lasts. Commands may arrive twice, as after a send that seemed to fail.
 */
import type { Transport, TransportReceiver } from '../../src/lib/client/meeting-client';
import type { Actor } from '../../src/lib/domain/kernel/actor';
import type { SharedAudience } from '../../src/lib/domain/meeting/audience';
import type { Answer, CommandMessage, SyncAnswer } from '../../src/lib/protocol/messages';
import type { Peer, SimulatedServer } from './simulated-server';
import type { World } from './world';

interface Who {
	audience: SharedAudience;
	seatId: string | null;
	actor: Actor | null;
}

interface Line {
	isCut: boolean;
	/** Earliest arrival of the next message in each direction: what is sent later arrives later. */
	upAt: number;
	downAt: number;
	peer: Peer;
	/** Requests without an answer; they fail when the line is cut. */
	asking: Set<(fault: Error) => void>;
}

export class SimulatedTransport implements Transport {
	readonly #world: World;
	readonly #server: SimulatedServer;
	readonly #who: Who;
	readonly #slownessMs: number;
	#receiver: TransportReceiver | null = null;
	#line: Line | null = null;
	#isClosed = false;

	constructor(world: World, server: SimulatedServer, who: Who, slownessMs: number) {
		this.#world = world;
		this.#server = server;
		this.#who = who;
		this.#slownessMs = slownessMs;
	}

	connect(receiver: TransportReceiver): void {
		this.#receiver = receiver;
		this.#dial();
	}

	reconnect(): void {
		this.cut();
	}

	close(): void {
		this.#isClosed = true;
		this.cut();
	}

	/** The connection breaks; the client notices and dials again after a while. */
	cut(): void {
		const line = this.#line;
		if (!line || line.isCut) return;
		line.isCut = true;
		this.#server.disconnect(line.peer);
		for (const fail of line.asking) fail(new Error('simulated: connection lost'));
		if (this.#isClosed) return;
		this.#receiver?.disconnected();
		this.#world.later(100 + this.#world.random(2_000), () => this.#dial());
	}

	request(name: 'sync' | 'command', message: unknown): Promise<SyncAnswer & Answer> {
		const line = this.#line;
		if (!line || line.isCut) return Promise.reject(new Error('simulated: not connected'));
		return new Promise((resolve, reject) => {
			line.asking.add(reject);
			const answer = (value: unknown) =>
				this.#down(line, () => {
					line.asking.delete(reject);
					resolve(value as SyncAnswer & Answer);
				});
			this.#up(line, () => void this.#serve(line, name, message, answer));
			// A copy of the same message, late.
			if (name === 'command' && this.#world.happens(0.1))
				this.#up(line, () => void this.#serve(line, name, message, () => undefined));
		});
	}

	async #serve(
		line: Line,
		name: 'sync' | 'command',
		message: unknown,
		answer: (value: unknown) => void
	): Promise<void> {
		const { host } = this.#server;
		if (!host) return;
		if (name === 'sync') {
			const { since } = message as { since: number | null };
			const synced = host.sync(this.#who.audience, since, this.#who.seatId);
			line.peer.isInRoom = true;
			return answer(structuredClone(synced));
		}
		const { id, command } = structuredClone(message) as CommandMessage;
		if (!this.#who.actor) return answer({ ok: false, code: 'right/missing' });
		answer(await host.submit(id, command, this.#who.actor));
	}

	#dial(): void {
		if (this.#isClosed) return;
		if (!this.#server.isUp) return this.#world.later(300, () => this.#dial());
		const line: Line = {
			isCut: false,
			upAt: 0,
			downAt: 0,
			asking: new Set(),
			peer: {
				audience: this.#who.audience,
				seatId: this.#who.seatId,
				actor: this.#who.actor,
				isInRoom: false,
				receive: (name: 'frame' | 'view' | 'own', message: unknown) => {
					const copy = structuredClone(message);
					this.#down(line, () => this.#receiver?.[name](copy as never));
				},
				cut: () => this.cut()
			}
		};
		this.#line = line;
		this.#server.connect(line.peer);
		this.#down(line, () => this.#receiver?.connected());
	}

	#up(line: Line, run: () => void): void {
		line.upAt = this.#arrival(line.upAt);
		this.#world.later(line.upAt - this.#world.now, () => !line.isCut && run());
	}

	#down(line: Line, run: () => void): void {
		line.downAt = this.#arrival(line.downAt);
		this.#world.later(line.downAt - this.#world.now, () => !line.isCut && run());
	}

	#arrival(notBefore: number): number {
		return Math.max(notBefore, this.#world.now + 1 + this.#world.random(this.#slownessMs));
	}
}
