/**
 * A device: it keeps its outbox while the page in it comes and goes. It may be asleep for hours,
 * and its clock is its own.
 */
import { MeetingClient, type Outbox, type OutboxEntry } from '../../src/lib/client/meeting-client';
import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import type { MeetingState } from '../../src/lib/domain/meeting/state';
import type { Faults } from './faults';
import type { Laws } from './laws';
import { SimulatedTransport } from './simulated-network';
import type { SimulatedNode, Who } from './simulated-node';
import type { World } from './world';

interface Ports {
	world: World;
	faults: Faults;
	laws: Laws;
	nodes: SimulatedNode[];
}

/** One visit: with the page everything of it ends that has not reached the storage. */
interface Page {
	isOver: boolean;
	/** Has it read the outbox? What is done before that is not the client's (live-meeting.svelte.ts). */
	isOpen: boolean;
	client: MeetingClient | null;
	transport: SimulatedTransport | null;
}

export class Device {
	readonly name: string;
	readonly who: Who;
	readonly outbox = new Map<string, OutboxEntry>();
	/** Ids of all that was ever kept here: none of it may vanish. */
	readonly everKept = new Set<string>();
	/** Ids in the order in which this person acted. */
	readonly sent: string[] = [];
	/** What this person was told. */
	readonly accepted = new Set<string>();
	readonly refused = new Set<string>();
	readonly #ports: Ports;
	readonly #slownessMs: number;
	#page: Page = { isOver: true, isOpen: false, client: null, transport: null };
	#clockOffset = 0;
	#isAsleep = false;
	/** What the laws have looked at last. */
	#checked: MeetingState | null = null;
	#changes = 0;
	#onWaking: (() => void)[] = [];

	constructor(name: string, who: Who, ports: Ports) {
		this.name = name;
		this.who = who;
		this.#ports = ports;
		this.#slownessMs = ports.world.happens(0.2) ? 800 : 60;
		void this.#load();
	}

	/** Null while there is no page, or nobody looks at it. */
	get client(): MeetingClient | null {
		return this.#page.isOpen && !this.#isAsleep ? this.#page.client : null;
	}

	/** Is the page there, and nothing left to send? */
	get isIdle(): boolean {
		return this.client?.pending.every(({ status }) => status === 'refused') ?? false;
	}

	cut(): void {
		this.#page.transport?.cut();
	}

	fallSilent(): void {
		this.#page.transport?.fallSilent();
	}

	/** The page is closed or the battery dies, and it is opened again. */
	reload(): void {
		this.#leave();
		void this.#load();
	}

	away(ms: number): void {
		this.#leave();
		this.#ports.world.later(ms, () => {
			if (this.#page.isOver) void this.#load();
		});
	}

	/** The page stays, and nothing in it goes on. */
	sleep(ms: number): void {
		if (this.#isAsleep) return;
		this.fallSilent();
		this.#isAsleep = true;
		this.#ports.world.later(ms, () => this.#wake());
	}

	clockJumps(): void {
		this.#clockOffset += (this.#ports.world.random(4) - 2) * 3_600_000;
	}

	act(command: MeetingCommand): void {
		const sent = this.client?.send(command);
		if (sent?.kind !== 'sent') return;
		this.sent.push(sent.id);
		void sent.settled.then(({ kind }) =>
			(kind === 'accepted' ? this.accepted : this.refused).add(sent.id)
		);
	}

	/** What is shown is what the log says; looked at now and then, for a wrong view stays wrong. */
	check(): void {
		const { client } = this;
		if (!client?.sharedState || client.sharedState === this.#checked) return;
		this.#checked = client.sharedState;
		if (this.#changes++ % 3 !== 0) return;
		this.#ports.laws.sees(this.name, this.who.audience, client.version, client.sharedState);
	}

	#leave(): void {
		this.#page.isOver = true;
		this.#page.client?.close();
		this.#isAsleep = false;
		this.#onWaking = [];
	}

	/** Most often with the page comes the meeting as it stands; else the page is one that was kept. */
	async #load(): Promise<void> {
		const { world, nodes } = this.#ports;
		const page: Page = { isOver: false, isOpen: false, client: null, transport: null };
		this.#page = page;
		const node = world.happens(0.7) ? world.pick(nodes.filter(({ isUp }) => isUp)) : undefined;
		const start = await node?.page(this.who).catch(() => undefined);
		if (page.isOver) return;
		const later = (ms: number, run: () => void) => world.later(ms, () => this.#awake(page, run));
		page.transport = new SimulatedTransport(
			{ ...this.#ports, later, arrived: () => this.check(), slownessMs: this.#slownessMs },
			this.who
		);
		page.client = new MeetingClient(
			this.who.actor,
			{
				transport: page.transport,
				outbox: this.#outboxOf(page),
				now: () => world.now + this.#clockOffset,
				newId: () => world.id(),
				later,
				changed: () => undefined
			},
			start && (JSON.parse(JSON.stringify(start)) as typeof start)
		);
		await page.client.open();
		page.isOpen = true;
	}

	#awake(page: Page, run: () => void): void {
		if (page.isOver) return;
		if (this.#isAsleep) this.#onWaking.push(run);
		else run();
	}

	#wake(): void {
		this.#isAsleep = false;
		for (const run of this.#onWaking.splice(0)) run();
	}

	#outboxOf(page: Page): Outbox {
		const { world } = this.#ports;
		const stored = (ms: number) =>
			new Promise<void>((done) => world.later(ms, () => !page.isOver && done()));
		return {
			load: async () => {
				await stored(2);
				return [...this.outbox.values()];
			},
			put: async (entry) => {
				await stored(1);
				this.outbox.set(entry.id, entry);
				this.everKept.add(entry.id);
			},
			remove: async (id) => {
				await stored(1);
				this.outbox.delete(id);
			}
		};
	}
}
