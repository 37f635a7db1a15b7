/**
 * The open streams of this node: one host each, opened by the first who asks and kept. Routes,
 * sockets and follow-ups all go through here, so that each stream has one queue per node.
 */
import type { Decider } from '../../domain/kernel/decider';
import {
	type ActionItemCommand,
	type ActionItemEvent,
	type ActionItemRefusal,
	type ActionItemState,
	decideActionItem,
	evolveActionItem,
	initialActionItem
} from '../../domain/action-item/action-item';
import {
	type PlanCommand,
	type PlanEvent,
	type PlanRefusal,
	type PlanState,
	decidePlan,
	evolvePlan,
	initialPlan
} from '../../domain/plan/plan';
import { StreamHost, type HostPorts } from './stream-host';

const planDecider: Decider<PlanState, PlanCommand, PlanEvent, PlanRefusal> = {
	initialState: initialPlan,
	decide: decidePlan,
	evolve: evolvePlan
};

const actionItemDecider: Decider<
	ActionItemState,
	ActionItemCommand,
	ActionItemEvent,
	ActionItemRefusal
> = { initialState: initialActionItem, decide: decideActionItem, evolve: evolveActionItem };

export type PlanHost = StreamHost<PlanState, PlanCommand, PlanEvent, PlanRefusal>;
export type ActionItemHost = StreamHost<
	ActionItemState,
	ActionItemCommand,
	ActionItemEvent,
	ActionItemRefusal
>;

export class Streams {
	readonly plans: OpenOnce<PlanHost>;
	readonly actionItems: OpenOnce<ActionItemHost>;
	readonly #ports: HostPorts;

	constructor(ports: HostPorts) {
		this.#ports = ports;
		this.plans = new OpenOnce((id) =>
			new StreamHost(planStreamId(id), planDecider, this.#ports).open()
		);
		this.actionItems = new OpenOnce((id) =>
			new StreamHost(actionItemStreamId(id), actionItemDecider, this.#ports).open()
		);
	}

	open(): (PlanHost | ActionItemHost)[] {
		return [...this.plans.all(), ...this.actionItems.all()];
	}

	async close(): Promise<void> {
		await Promise.all([this.plans.close(), this.actionItems.close()]);
	}
}

export function planStreamId(planId: string): string {
	return `plan:${planId}`;
}

export function actionItemStreamId(itemId: string): string {
	return `action-item:${itemId}`;
}

/** Opens what is asked for once; a failed opening may be tried again. */
export class OpenOnce<T extends { close(): Promise<void> }> {
	readonly #open: (id: string) => Promise<T>;
	readonly #opened = new Map<string, Promise<T>>();
	readonly #ready = new Map<string, T>();

	constructor(open: (id: string) => Promise<T>) {
		this.#open = open;
	}

	get(id: string): Promise<T> {
		const known = this.#opened.get(id);
		if (known) return known;
		const opening = this.#open(id).then(
			(opened) => {
				if (this.#opened.get(id) === opening) this.#ready.set(id, opened);
				return opened;
			},
			(fault: unknown) => {
				this.#opened.delete(id);
				throw fault;
			}
		);
		this.#opened.set(id, opening);
		return opening;
	}

	/** What is open by now, without what is being opened. */
	all(): T[] {
		return [...this.#ready.values()];
	}

	/** Closes what is open under this id; asked for again, it is opened anew. */
	async forget(id: string): Promise<void> {
		const opened = this.#opened.get(id);
		this.#opened.delete(id);
		this.#ready.delete(id);
		await (await opened)?.close();
	}

	async close(): Promise<void> {
		const all = await Promise.allSettled(this.#opened.values());
		const hosts = all.flatMap((opened) => (opened.status === 'fulfilled' ? [opened.value] : []));
		await Promise.all(hosts.map((host) => host.close()));
	}
}
