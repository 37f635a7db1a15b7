/**
 * One story: two moderators, a projector and some phones hold a meeting on one node or two, while
 * lines break, phones sleep, clocks jump, the database stays away and servers lose power. The
 * laws are checked after each step; at the end everything heals, and all must have converged.
 */
import type { Actor } from '../../src/lib/domain/kernel/actor';
import type { SharedAudience } from '../../src/lib/domain/meeting/audience';
import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import type { MeetingState } from '../../src/lib/domain/meeting/state';
import { meetingStreamId } from '../../src/lib/server/meeting/meeting-host';
import { checkEnd } from './convergence';
import { Device } from './device';
import { Faults, type FaultKind } from './faults';
import { Laws } from './laws';
import { moderatorsAct, participantsAct } from './people';
import { prepareStreams } from './prepared';
import { SimulatedDatabase } from './simulated-database';
import { MEETING, SimulatedNode } from './simulated-node';
import { World } from './world';

export interface Told {
	seed: number;
	nodes: number;
	faults: ReadonlyMap<FaultKind, number>;
	acknowledged: number;
	/** Commands that reached the storage of their device. */
	kept: number;
	refused: number;
	/** How often a node was cut off from the database and let nobody in. */
	cutOffs: number;
	decisionsAgreed: number;
	votesClosed: number;
	needsRevealed: number;
	/** Marked words that were read in payloads. */
	words: number;
}

/** A story that went wrong, and how to see it again. */
export class StoryFailed extends Error {
	override readonly name = 'StoryFailed';

	constructor(seed: number, fault: Error, chronicle: string) {
		super(
			`Seed ${seed}: ${fault.message}\n` +
				`Again: npm run simulate:faults -- --seeds 1 --from ${seed}\n\n${chronicle}`,
			{ cause: fault }
		);
	}
}

const PHONES = 4;
/** All must be well in five minutes: a slow phone may have much to send, one thing after the other. */
const HEALING_MS = 20_000;
const HEALINGS = 15;

/** @throws StoryFailed */
export async function play(seed: number): Promise<Told> {
	const world = new World(seed);
	try {
		return await new Story(seed, world).play();
	} catch (fault) {
		throw new StoryFailed(seed, fault as Error, world.chronicle);
	}
}

class Story {
	readonly #seed: number;
	readonly #world: World;
	readonly #faults: Faults;
	readonly #laws: Laws;
	readonly #database: SimulatedDatabase;
	readonly #nodes: SimulatedNode[];
	readonly #devices: Device[] = [];
	#isTroubled = true;

	constructor(seed: number, world: World) {
		this.#seed = seed;
		this.#world = world;
		this.#faults = new Faults(world);
		this.#laws = new Laws(world);
		this.#database = new SimulatedDatabase(world, this.#faults);
		this.#database.stored = (streamId, events) => {
			if (streamId === meetingStreamId(MEETING)) this.#laws.appended(events);
		};
		const names = world.happens(0.5) ? ['node-1', 'node-2'] : ['node-1'];
		const ports = { world, database: this.#database, faults: this.#faults, laws: this.#laws };
		this.#nodes = names.map((name) => new SimulatedNode(name, ports, names.length === 1));
	}

	async play(): Promise<Told> {
		const world = this.#world;
		await prepareStreams(this.#database);
		for (const node of this.#nodes) void node.start();
		await world.play(200);
		this.#enter();
		await world.play(6_000 + world.random(10_000));
		// A break: people go and come back when hours have passed.
		if (world.happens(0.5)) world.skip((1 + world.random(3)) * 3_600_000);
		await world.play(6_000 + world.random(8_000));
		this.#isTroubled = false;
		this.#faults.heal();
		// What still hangs after that hangs for ever: not every server is started anew.
		for (const node of this.#nodes) if (world.happens(0.3)) node.crash();
		// Whoever is still away comes back.
		world.skip(5 * 3_600_000);
		for (let slice = 0; slice < HEALINGS; slice++) {
			await world.play(HEALING_MS);
			if (this.#devices.every((device) => device.isIdle && this.#knowsAll(device))) break;
		}
		await checkEnd(this.#laws, this.#database, this.#nodes, this.#devices);
		await world.play(0);
		return this.#told();
	}

	/** What was done a moment ago may still be on its way to others. */
	#knowsAll({ client }: Device): boolean {
		return client?.version === this.#laws.version;
	}

	#enter(): void {
		for (const number of [1, 2]) {
			const actor: Actor = { kind: 'seat', seatId: `desk-${number}`, role: 'moderator' };
			const moderator = this.#device('moderator', actor);
			this.#lives(moderator, (state) => moderatorsAct(this.#world, state));
		}
		this.#device('screen', null);
		for (let number = 1; number <= PHONES; number++) {
			const seatId = `seat-${number}`;
			const phone = this.#device('participants', { kind: 'seat', seatId, role: 'participant' });
			this.#lives(phone, (state) => participantsAct(this.#world, state, seatId));
		}
		this.#world.later(500, () => this.#trouble());
	}

	#device(audience: SharedAudience, actor: Actor | null): Device {
		const seatId = actor?.kind === 'seat' ? actor.seatId : null;
		const device = new Device(
			seatId ?? audience,
			{ audience, seatId, actor },
			{ world: this.#world, faults: this.#faults, laws: this.#laws, nodes: this.#nodes }
		);
		this.#devices.push(device);
		return device;
	}

	#lives(someone: Device, actOf: (state: MeetingState) => MeetingCommand | null): void {
		if (!this.#isTroubled) return;
		const state = someone.client?.state;
		const command = state && actOf(state);
		if (command) someone.act(command);
		// Some do two things at once: the second goes out before the first is answered.
		const pause = this.#world.happens(0.1) ? 1 : 50 + this.#world.random(600);
		this.#world.later(pause, () => this.#lives(someone, actOf));
	}

	/** What comes from outside: to somebody's line and device, to a node. */
	#trouble(): void {
		if (!this.#isTroubled) return;
		const world = this.#world;
		const faults = this.#faults;
		const device = world.pick(this.#devices);
		const node = world.pick(this.#nodes);
		const hours = 3_600_000 * world.random(4);
		if (faults.strikes('line cut')) device?.cut();
		if (faults.strikes('line silent')) device?.fallSilent();
		if (faults.strikes('page reloaded')) device?.reload();
		if (faults.strikes('page closed for hours')) device?.away(hours);
		if (faults.strikes('phone asleep for hours')) device?.sleep(hours);
		if (faults.strikes('phone clock jumps')) device?.clockJumps();
		if (faults.strikes('server clock jumps')) node?.clockJumps();
		if (faults.strikes('database away')) node?.cutOff();
		if (faults.strikes('crash at rest')) node?.crash();
		world.later(world.random(2_000), () => this.#trouble());
	}

	#told(): Told {
		const sum = (of: (device: Device) => number) =>
			this.#devices.reduce((total, device) => total + of(device), 0);
		const { state } = this.#laws;
		return {
			seed: this.#seed,
			nodes: this.#nodes.length,
			faults: this.#faults.counts,
			acknowledged: sum(({ accepted }) => accepted.size),
			kept: sum(({ everKept }) => everKept.size),
			refused: sum(({ refused }) => refused.size),
			cutOffs: this.#nodes.reduce((total, { cutOffs }) => total + cutOffs, 0),
			decisionsAgreed: state.decisions.filter(({ agreements }) => agreements > 0).length,
			votesClosed: state.votes.filter(({ status }) => status === 'closed').length,
			needsRevealed: Object.values(state.needs).filter(({ status }) => status === 'shown').length,
			words: this.#laws.read.words
		};
	}
}
