/**
 * A node: the real host, publisher, follow-ups and node-to-node watch on a simulated machine that
 * can lose its power. After a crash nothing of it answers any more; a new one starts from the log.
 */
import type { Actor } from '../../src/lib/domain/kernel/actor';
import type { SharedAudience } from '../../src/lib/domain/meeting/audience';
import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import type { Answer, Frame, OwnFrame, SyncAnswer, View } from '../../src/lib/protocol/messages';
import { FollowUpRunner } from '../../src/lib/server/follow-ups/follow-up-runner';
import { MeetingHost, meetingStreamId } from '../../src/lib/server/meeting/meeting-host';
import type { Broadcast } from '../../src/lib/server/meeting/publisher';
import { Nodes } from '../../src/lib/server/nodes/nodes';
import type { HostPorts } from '../../src/lib/server/streams/stream-host';
import { OpenOnce, Streams } from '../../src/lib/server/streams/streams';
import type { Faults } from './faults';
import type { Laws } from './laws';
import {
	DatabaseLine,
	SimulatedBell,
	SimulatedCheckpoints,
	SimulatedLog,
	type Life,
	type SimulatedDatabase
} from './simulated-database';
import type { World } from './world';

export const MEETING = 'meeting-1';

/** Who is at the other end of a connection. */
export interface Who {
	audience: SharedAudience;
	seatId: string | null;
	actor: Actor | null;
}

/** A client's end of a connection, as the server sees it. */
export interface Peer extends Who {
	/** Set by `sync`: from then on the peer is in its rooms. */
	isInRoom: boolean;
	receive(name: 'frame', message: Frame): void;
	receive(name: 'view', message: View): void;
	receive(name: 'own', message: OwnFrame): void;
	/** The connection ends because the server did, or because the server wants it. */
	ended(): void;
}

/** What one life of a node consists of. */
interface Running {
	life: Life;
	line: DatabaseLine;
	hosts: OpenOnce<MeetingHost>;
	followUps: FollowUpRunner;
	nodes: Nodes | null;
}

export class SimulatedNode {
	readonly reports: unknown[] = [];
	/** How often this node was cut off from the database and said so. */
	cutOffs = 0;
	#running: Running | null = null;
	#clockOffset = 0;
	readonly #peers = new Set<Peer>();
	readonly #name: string;
	readonly #world: World;
	readonly #database: SimulatedDatabase;
	readonly #faults: Faults;
	readonly #laws: Laws;
	readonly #isAlone: boolean;

	constructor(
		name: string,
		{
			world,
			database,
			faults,
			laws
		}: {
			world: World;
			database: SimulatedDatabase;
			faults: Faults;
			laws: Laws;
		},
		isAlone: boolean
	) {
		this.#name = name;
		this.#world = world;
		this.#database = database;
		this.#faults = faults;
		this.#laws = laws;
		this.#isAlone = isAlone;
	}

	get isUp(): boolean {
		return this.#running !== null;
	}

	async start(): Promise<void> {
		const running = this.#assemble();
		const { life } = running;
		try {
			// What a crash left undone is done now, as in app.ts; a database that stays away ends the start.
			await running.hosts.get(MEETING);
		} catch {
			return life.end();
		}
		if (life.isOver) return;
		running.nodes?.start();
		this.#running = running;
		this.#world.tell(`${this.#name} is up`);
	}

	crash(): void {
		this.#running?.life.end();
	}

	/** The database cannot be reached from here for a while. */
	cutOff(): void {
		this.#running?.line.goAway(500 + this.#world.random(12_000));
	}

	clockJumps(): void {
		this.#clockOffset += (this.#world.random(4) - 2) * 3_600_000;
	}

	/** Null: come back later. */
	connect(peer: Peer): Life | null {
		if (!this.#running || this.#running.nodes?.isCutOff) return null;
		this.#peers.add(peer);
		return this.#running.life;
	}

	disconnect(peer: Peer): void {
		this.#peers.delete(peer);
	}

	/** As the gateway does it. */
	async sync(peer: Peer, since: number | null): Promise<SyncAnswer | Answer> {
		return this.#answering(async ({ hosts }) => {
			const host = await hosts.get(MEETING);
			await host.reach(since);
			const synced = host.sync(peer.audience, since, peer.seatId);
			peer.isInRoom = true;
			this.#laws.answered(peer, synced);
			return synced;
		});
	}

	/** The page of a live meeting, with what live-page.ts delivers it with. */
	async page({ audience, seatId }: Who): Promise<{ shared: View; own: View | null; now: number }> {
		if (!this.#running) throw new Error('simulated: no server');
		const host = await this.#running.hosts.get(MEETING);
		const { own, now } = host.sync(audience, null, seatId);
		const shared = host.viewNow(audience);
		this.#laws.shown(audience, shared);
		return { shared, own, now };
	}

	async command(peer: Peer, id: string, command: MeetingCommand): Promise<Answer> {
		const { actor } = peer;
		if (!actor) return { ok: false, code: 'right/missing' };
		return this.#answering(async ({ hosts, life }) => {
			const host = await hosts.get(MEETING);
			const answer = await host.submit(id, command, actor);
			if (this.#faults.strikes('crash before acknowledgement')) life.end();
			else this.#laws.acknowledged(id, answer);
			return answer;
		});
	}

	/** The acknowledgement has left. */
	acknowledged(): void {
		if (this.#faults.strikes('crash after acknowledgement')) this.crash();
	}

	async settled(): Promise<void> {
		await this.#running?.followUps.settled();
	}

	async host(): Promise<MeetingHost | undefined> {
		return this.#running?.hosts.get(MEETING);
	}

	/** Answers whatever happens, unless the server dies. */
	async #answering<Result>(act: (running: Running) => Promise<Result>): Promise<Result | Answer> {
		const running = this.#running;
		if (!running) return new Promise(() => undefined);
		try {
			const answer = await act(running);
			return running.life.isOver ? await new Promise(() => undefined) : answer;
		} catch (fault) {
			this.reports.push(fault);
			return { ok: false, code: 'server/fault', retry: true };
		}
	}

	#assemble(): Running {
		const world = this.#world;
		const life = this.#newLife();
		const { clock } = life;
		const line = new DatabaseLine(this.#database, world, this.#faults, life);
		const nodes = this.#isAlone
			? null
			: new Nodes({
					clock,
					bellFor: (ears) => new SimulatedBell(line, ears),
					versionsOf: (ids) =>
						line.ask(async () =>
							Promise.all(
								ids.map(async (id) => ({ id, version: await this.#database.log.version(id) }))
							)
						),
					openStreams: () => [...hosts.all(), ...streams.open()],
					report: (fault) => void this.reports.push(fault)
				});
		const ownLog = new SimulatedLog(line, clock);
		const ports: HostPorts = {
			log: nodes?.waking(ownLog) ?? ownLog,
			now: () => world.now + this.#clockOffset,
			wait: (ms) => clock.wait(ms),
			report: (fault) => String(this.reports.push(fault))
		};
		const streams = new Streams(ports);
		const checkpoints = new SimulatedCheckpoints(line);
		const followUps = new FollowUpRunner(streams, ports.log, checkpoints, { ...ports, clock });
		const hosts = new OpenOnce(async () => {
			const host = new MeetingHost(MEETING, {
				...ports,
				monotonic: () => world.now,
				later: (ms, run) => world.later(ms, () => !life.isOver && run()),
				broadcast: this.#broadcast(life)
			});
			await followUps.follow(host, meetingStreamId(MEETING));
			return host.open();
		});
		if (nodes) {
			nodes.cutOff = () => {
				this.cutOffs++;
				world.tell(`${this.#name} is cut off from the database`);
				this.#endAll(() => true);
			};
			nodes.missed = () => this.#endAll(({ audience }) => audience !== 'participants');
		}
		return { life, line, hosts, followUps, nodes };
	}

	#newLife(): Life {
		const world = this.#world;
		const life: Life = {
			isOver: false,
			end: () => this.#end(life),
			clock: {
				monotonic: () => world.now,
				wait: (ms) => new Promise((done) => world.later(ms, () => !life.isOver && done())),
				within: (ms, answer) =>
					new Promise((resolve, reject) => {
						answer.then(resolve, reject);
						world.later(ms, () => !life.isOver && reject(new Error('simulated: no answer')));
					}),
				every(ms, run) {
					let isStopped = false;
					const next = () =>
						world.later(ms, () => {
							if (life.isOver || isStopped) return;
							run();
							next();
						});
					next();
					return () => (isStopped = true);
				}
			}
		};
		return life;
	}

	#end(life: Life): void {
		if (life.isOver) return;
		life.isOver = true;
		this.#world.tell(`${this.#name} is down`);
		this.#running = null;
		this.#endAll(() => true);
		this.#world.later(200 + this.#world.random(1_500), () => void this.start());
	}

	#endAll(isConcerned: (peer: Peer) => boolean): void {
		for (const peer of [...this.#peers]) {
			if (!isConcerned(peer)) continue;
			this.#peers.delete(peer);
			peer.ended();
		}
	}

	#broadcast(life: Life): Broadcast {
		const laws = this.#laws;
		const toRoom = (isFor: (peer: Peer) => boolean, send: (peer: Peer) => void) => {
			if (this.#faults.strikes('crash before publish')) return life.end();
			for (const peer of this.#peers) if (peer.isInRoom && isFor(peer)) send(peer);
			if (this.#faults.strikes('crash after publish')) life.end();
		};
		const toAudience = (audience: SharedAudience, send: (peer: Peer) => void) =>
			toRoom((peer) => peer.audience === audience, send);
		return {
			frame: (audience, frame) => {
				if (life.isOver) return;
				laws.published(audience, frame);
				toAudience(audience, (peer) => peer.receive('frame', frame));
			},
			view: (audience, view) => {
				if (life.isOver) return;
				laws.shown(audience, view);
				toAudience(audience, (peer) => peer.receive('view', view));
			},
			own: (seatId, frame) => {
				if (life.isOver) return;
				laws.toldOwn(seatId, frame);
				toRoom(
					(peer) => peer.seatId === seatId,
					(peer) => peer.receive('own', frame)
				);
			}
		};
	}
}
