import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance';

/** Of one connection, in milliseconds. */
const DELAY = { from: 20, to: 250 };
const STALL = { share: 0.02, from: 500, to: 4_000 };
/** Cut just after something went out, so that its answer is lost. */
const LOST_ANSWER = { share: 0.05, afterMs: 15 };
const MEAN_LIFE = 7_000;
const OUTAGE = { share: 0.4, from: 300, to: 3_000 };

/**
 * A phone's way to the server through a wall: bytes come late, in order, now and then not for
 * seconds; connections break and sometimes cannot be made for a while. Loopback only.
 */
export class BadNetwork {
	cuts = 0;
	stalls = 0;
	readonly #server: Server;
	readonly #target: { host: string; port: number };
	readonly #chance: Chance;
	readonly #connections = new Set<() => void>();
	#isHealed = false;
	#outageUntil = 0;

	private constructor(target: { host: string; port: number }, chance: Chance) {
		this.#target = target;
		this.#chance = chance;
		this.#server = createServer((socket) => this.#accept(socket));
	}

	/** @param target address of a server on plain http */
	static async before(target: string, chance: Chance): Promise<BadNetwork> {
		const { hostname, port } = new URL(target);
		const network = new BadNetwork({ host: hostname, port: Number(port || 80) }, chance);
		network.#server.listen(0, '127.0.0.1');
		await once(network.#server, 'listening');
		return network;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** From now on everything passes at once and nothing breaks. */
	heal(): void {
		this.#isHealed = true;
		this.#outageUntil = 0;
	}

	close(): void {
		this.#server.close();
		for (const cut of this.#connections) cut();
	}

	#accept(near: Socket): void {
		if (performance.now() < this.#outageUntil) return void near.destroy();
		const far = connect(this.#target);
		const cut = () => {
			clearTimeout(end);
			this.#connections.delete(cut);
			near.destroy();
			far.destroy();
		};
		const end = setTimeout(() => this.#break(cut), this.#chance.gap(MEAN_LIFE));
		this.#connections.add(cut);
		for (const socket of [near, far]) {
			socket.setNoDelay(true);
			socket.on('error', cut);
		}
		this.#relay(near, far, cut, () => {
			if (this.#chance.happens(LOST_ANSWER.share))
				setTimeout(() => this.#connections.has(cut) && this.#break(cut), LOST_ANSWER.afterMs);
		});
		this.#relay(far, near, cut);
	}

	#break(cut: () => void): void {
		if (this.#isHealed) return;
		this.cuts++;
		if (this.#chance.happens(OUTAGE.share))
			this.#outageUntil = performance.now() + this.#chance.between(OUTAGE.from, OUTAGE.to);
		cut();
	}

	/** One direction. What comes later never arrives earlier, as in TCP. */
	#relay(from: Socket, to: Socket, cut: () => void, passed?: () => void): void {
		let last = Promise.resolve();
		const later = (act: () => void) => {
			const dueAt = performance.now() + this.#delay();
			last = last.then(() => pause(Math.max(0, dueAt - performance.now()))).then(act);
		};
		from.on('data', (chunk: Buffer) =>
			later(() => {
				if (to.writable) to.write(chunk);
				passed?.();
			})
		);
		from.on('end', () => later(() => void to.end()));
		from.on('close', () => later(cut));
	}

	#delay(): number {
		if (this.#isHealed) return 0;
		if (!this.#chance.happens(STALL.share)) return this.#chance.between(DELAY.from, DELAY.to);
		this.stalls++;
		return this.#chance.between(STALL.from, STALL.to);
	}
}
