/**
 * The real host, publisher and follow-ups on a simulated machine that can lose its power. After
 * a crash nothing of it answers any more; a new one starts from the log.
 */
import type { Actor } from '../../src/lib/domain/kernel/actor';
import type { SharedAudience } from '../../src/lib/domain/meeting/audience';
import type { Frame, OwnFrame, View } from '../../src/lib/protocol/messages';
import { MemoryEventLog } from '../../src/lib/server/event-log/memory-event-log';
import { FollowUpRunner, type Checkpoints } from '../../src/lib/server/follow-ups/follow-up-runner';
import { MeetingHost, meetingStreamId } from '../../src/lib/server/meeting/meeting-host';
import type { HostPorts } from '../../src/lib/server/streams/stream-host';
import { Streams, planStreamId } from '../../src/lib/server/streams/streams';
import { FaultyLog, type Faults } from './faulty-log';
import type { World } from './world';

export const MEETING = 'meeting-1';
export const PLAN = 'plan-1';
export const AUTHORITY = 'authority-1';

/** A client's end of a connection, as the server sees it. */
export interface Peer {
	audience: SharedAudience;
	seatId: string | null;
	actor: Actor | null;
	/** Set by `sync`: from then on the peer is in its rooms. */
	isInRoom: boolean;
	receive(name: 'frame', message: Frame): void;
	receive(name: 'view', message: View): void;
	receive(name: 'own', message: OwnFrame): void;
	/** The connection ends because the server did. */
	cut(): void;
}

export class SimulatedServer {
	readonly stored = new MemoryEventLog();
	readonly reports: unknown[] = [];
	crashes = 0;
	host: MeetingHost | null = null;
	streams: Streams | null = null;
	#followUps: FollowUpRunner | null = null;
	readonly #peers = new Set<Peer>();
	readonly #world: World;
	readonly #faults: Faults;
	readonly #checkpoints = new Map<string, number>();
	#isHealed = false;

	constructor(world: World, faults: Faults) {
		this.#world = world;
		this.#faults = faults;
	}

	async prepare(): Promise<void> {
		await this.stored.createStream({
			streamId: meetingStreamId(MEETING),
			kind: 'meeting',
			authorityId: AUTHORITY
		});
		await this.stored.createStream({
			streamId: planStreamId(PLAN),
			kind: 'plan',
			authorityId: AUTHORITY
		});
	}

	async start(): Promise<void> {
		const world = this.#world;
		const life = { isOver: false };
		const crash = () => this.#crash(life);
		const faults = this.#isHealed
			? { failsBeforeCommit: 0, answerIsLost: 0, crashesAfterCommit: 0 }
			: this.#faults;
		const log = new FaultyLog(this.stored, world, faults, () => {
			if (!life.isOver) crash();
		});
		/** Of a machine without power nothing goes on: what waits, waits for ever. */
		const wait = (ms: number) =>
			new Promise<void>((done) => world.later(ms, () => !life.isOver && done()));
		const ports: HostPorts = {
			log: mortal(log, life),
			now: () => world.now,
			wait,
			report: (fault) => String(this.reports.push(fault))
		};
		const checkpoints: Checkpoints = {
			read: (streamId) => Promise.resolve(this.#checkpoints.get(streamId) ?? 0),
			write: async (streamId, version) => {
				await wait(world.random(4));
				this.#checkpoints.set(streamId, version);
			}
		};
		const streams = new Streams(ports);
		const followUps = new FollowUpRunner(streams, ports.log, checkpoints, ports);
		const host = new MeetingHost(MEETING, {
			...ports,
			monotonic: () => world.now,
			later: (ms, run) => world.later(ms, () => !life.isOver && run()),
			broadcast: {
				frame: (audience, frame) => this.#toRoom(life, audience, (p) => p.receive('frame', frame)),
				view: (audience, view) => this.#toRoom(life, audience, (p) => p.receive('view', view)),
				own: (seatId, frame) => {
					if (life.isOver) return;
					for (const peer of this.#peers)
						if (peer.isInRoom && peer.seatId === seatId) peer.receive('own', frame);
				}
			}
		});
		await followUps.follow(host, meetingStreamId(MEETING));
		await host.open();
		if (life.isOver) return;
		this.host = host;
		this.streams = streams;
		this.#followUps = followUps;
		this.#life = life;
	}

	#life: { isOver: boolean } | null = null;

	get isUp(): boolean {
		return this.host !== null;
	}

	/** Pulls the plug. */
	crash(): void {
		if (this.#life) this.#crash(this.#life);
	}

	/** From now on nothing fails any more. */
	heal(): void {
		this.#isHealed = true;
		this.crash();
	}

	connect(peer: Peer): void {
		this.#peers.add(peer);
	}

	disconnect(peer: Peer): void {
		this.#peers.delete(peer);
	}

	async settled(): Promise<void> {
		await this.#followUps?.settled();
	}

	#crash(life: { isOver: boolean }): void {
		if (life.isOver) return;
		life.isOver = true;
		this.crashes++;
		this.host = null;
		this.streams = null;
		for (const peer of this.#peers) peer.cut();
		this.#peers.clear();
		this.#world.later(200 + this.#world.random(1_500), () => void this.start());
	}

	#toRoom(life: { isOver: boolean }, audience: SharedAudience, send: (peer: Peer) => void): void {
		if (life.isOver) return;
		for (const peer of this.#peers) if (peer.isInRoom && peer.audience === audience) send(peer);
	}
}

/** A log whose answers a dead server never gets. */
function mortal(log: FaultyLog, life: { isOver: boolean }): FaultyLog {
	return new Proxy(log, {
		get(target, property) {
			const method: unknown = Reflect.get(target, property);
			if (typeof method !== 'function') return method;
			return (...given: unknown[]) =>
				new Promise((resolve, reject) => {
					(method.apply(target, given) as Promise<unknown>).then(
						(value) => !life.isOver && resolve(value),
						(fault: unknown) => !life.isOver && reject(fault as Error)
					);
				});
		}
	});
}
