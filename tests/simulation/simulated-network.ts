/**
 * A connection as phones have it: slow, cut at any moment, silent without saying so, with
 * messages under way that are lost then, in order while it lasts. A message may come twice, late,
 * or not at all. Stands for socket.io, the proxy and the gateway's way in.
 */
import type { Transport, TransportReceiver } from '../../src/lib/client/meeting-client';
import type { Answer, CommandMessage, SyncAnswer } from '../../src/lib/protocol/messages';
import type { Faults } from './faults';
import type { Peer, SimulatedNode, Who } from './simulated-node';
import type { Life } from './simulated-database';
import type { World } from './world';

interface Line {
	node: SimulatedNode;
	/** The server process at the other end; null until it has taken the connection. */
	life: Life | null;
	isCut: boolean;
	/** Nothing gets through, and nobody knows yet. */
	isSilent: boolean;
	/** Earliest arrival of the next message in each direction: what is sent later arrives later. */
	upAt: number;
	downAt: number;
	peer: Peer;
	/** Requests without an answer; they fail when the line is cut. */
	asking: Set<(fault: Error) => void>;
}

const ANSWER_WITHIN_MS = 10_000;
/** Ping and its timeout: so long a silent line may seem to be one. */
const SILENT_FOR_MS = 40_000;

interface Ports {
	world: World;
	faults: Faults;
	nodes: SimulatedNode[];
	/** Runs something on this device, which may be asleep. */
	later: (ms: number, run: () => void) => void;
	/** Called after everything that arrived. */
	arrived: () => void;
	slownessMs: number;
}

export class SimulatedTransport implements Transport {
	readonly #ports: Ports;
	readonly #who: Who;
	#receiver: TransportReceiver | null = null;
	#line: Line | null = null;
	#isClosed = false;

	constructor(ports: Ports, who: Who) {
		this.#ports = ports;
		this.#who = who;
	}

	connect(receiver: TransportReceiver): void {
		this.#receiver = receiver;
		this.#dial();
	}

	reconnect(): void {
		this.cut(10);
	}

	close(): void {
		this.#isClosed = true;
		this.cut();
	}

	/** The connection breaks; the client notices and dials again after a while. */
	cut(againAfterMs = 100 + this.#ports.world.random(2_000)): void {
		const line = this.#line;
		if (!line || line.isCut) return;
		line.isCut = true;
		line.node.disconnect(line.peer);
		for (const fail of line.asking) fail(new Error('simulated: connection lost'));
		if (this.#isClosed) return;
		this.#receiver?.disconnected();
		this.#ports.later(againAfterMs, () => this.#dial());
	}

	/** The connection breaks without a sign. */
	fallSilent(): void {
		const line = this.#line;
		if (!line || line.isCut) return;
		line.isSilent = true;
		this.#ports.later(this.#ports.world.random(SILENT_FOR_MS), () => {
			if (line === this.#line) this.cut();
		});
	}

	request(name: 'sync' | 'command', message: unknown): Promise<SyncAnswer & Answer> {
		const line = this.#line;
		if (!line || line.isCut) return Promise.reject(new Error('simulated: not connected'));
		return new Promise((resolve, reject) => {
			const fail = (fault: Error) => {
				line.asking.delete(fail);
				reject(fault);
			};
			line.asking.add(fail);
			this.#ports.later(ANSWER_WITHIN_MS, () => fail(new Error('simulated: no answer')));
			const { faults } = this.#ports;
			const isCommand = name === 'command';
			const answer = (value: unknown) => {
				if (isCommand && faults.strikes('message lost')) return;
				this.#down(line, () => {
					line.asking.delete(fail);
					resolve(value as SyncAnswer & Answer);
				});
			};
			if (!isCommand || !faults.strikes('message lost'))
				this.#up(line, () => void this.#serve(line, name, message, answer));
			// A copy of the same message, late.
			if (isCommand && faults.strikes('message doubled'))
				this.#up(line, () => void this.#serve(line, name, message, () => undefined));
		});
	}

	async #serve(
		line: Line,
		name: 'sync' | 'command',
		message: unknown,
		answer: (value: unknown) => void
	): Promise<void> {
		const { node, peer } = line;
		const sent = onTheWire(message);
		if (name === 'sync') {
			const { since } = sent as { since: number | null };
			return answer(await node.sync(peer, since));
		}
		const { id, command } = sent as CommandMessage;
		answer(await node.command(peer, id, command));
		node.acknowledged();
	}

	#dial(): void {
		if (this.#isClosed) return;
		const { world, nodes, later } = this.#ports;
		const node = world.pick(nodes.filter(({ isUp }) => isUp));
		const line = node && this.#lineTo(node);
		if (line) line.life = node.connect(line.peer);
		if (!line?.life) return later(300, () => this.#dial());
		this.#line = line;
		this.#down(line, () => this.#receiver?.connected());
	}

	#lineTo(node: SimulatedNode): Line {
		const line: Line = {
			node,
			life: null,
			isCut: false,
			isSilent: false,
			upAt: 0,
			downAt: 0,
			asking: new Set(),
			peer: {
				...this.#who,
				isInRoom: false,
				receive: (name: 'frame' | 'view' | 'own', message: unknown) =>
					this.#down(line, () => this.#receiver?.[name](onTheWire(message) as never)),
				ended: () => this.#endedByServer(line)
			}
		};
		return line;
	}

	/** What has left the server may still arrive. */
	#endedByServer(line: Line): void {
		const { world, later } = this.#ports;
		const restMs = world.happens(0.5) ? Math.max(0, line.downAt - world.now) + 1 : 0;
		later(restMs, () => {
			if (line === this.#line) this.cut();
		});
	}

	#up(line: Line, run: () => void): void {
		const { world, faults } = this.#ports;
		line.upAt = this.#arrival(line.upAt);
		world.later(line.upAt - world.now, () => {
			if (line.isSilent || line.life?.isOver) return;
			if (!line.isCut || faults.strikes('message behind its line')) run();
		});
	}

	#down(line: Line, run: () => void): void {
		const { world, later, arrived } = this.#ports;
		line.downAt = this.#arrival(line.downAt);
		later(line.downAt - world.now, () => {
			if (line.isCut || line.isSilent) return;
			run();
			arrived();
		});
	}

	#arrival(notBefore: number): number {
		const { world, faults, slownessMs } = this.#ports;
		const late = faults.strikes('message late') ? world.random(8_000) : 0;
		return Math.max(notBefore, world.now + 1 + world.random(slownessMs) + late);
	}
}

function onTheWire(message: unknown): unknown {
	return JSON.parse(JSON.stringify(message));
}
