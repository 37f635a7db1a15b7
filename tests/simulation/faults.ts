/**
 * What can go wrong, each kind with how often it does where it can. What happened is counted: a
 * run in which a kind never came proves nothing about it and fails as vacuous.
 */
import type { World } from './world';

/** Probability each time that there is an occasion. */
const RATES = {
	'crash before append': 0.003,
	/** The statement is on its way: it will be carried out for a server that is no more. */
	'crash during append': 0.003,
	'crash after append': 0.003,
	'crash before publish': 0.0015,
	'crash after publish': 0.0015,
	'crash before acknowledgement': 0.003,
	'crash after acknowledgement': 0.003,
	'crash at rest': 0.05,
	/** Commit or not, nobody says: the connection ended before it, or after it. */
	'connection lost before commit': 0.01,
	'connection lost after commit': 0.015,
	/** The driver leaves the statement unsettled. */
	'commit never answered': 0.005,
	'question never answered': 0.005,
	'database slow': 0.01,
	'database refuses': 0.01,
	/** For seconds, from one node. */
	'database away': 0.05,
	'server clock jumps': 0.05,
	'notification lost': 0.3,
	'line cut': 0.45,
	/** Nothing gets through any more, and nobody notices for a while. */
	'line silent': 0.1,
	/** What was on its way to the server arrives though the line is cut. */
	'message behind its line': 0.3,
	'message lost': 0.005,
	'message late': 0.01,
	'message doubled': 0.08,
	'page reloaded': 0.15,
	'page closed for hours': 0.08,
	'phone asleep for hours': 0.08,
	'phone clock jumps': 0.06
} as const;

export type FaultKind = keyof typeof RATES;
export const FAULT_KINDS = Object.keys(RATES) as FaultKind[];

export class Faults {
	readonly counts = new Map<FaultKind, number>();
	readonly #world: World;
	readonly #intensity: number;
	#isHealed = false;

	constructor(world: World) {
		this.#world = world;
		// Some worlds are calm, so that much is done in them; some are terrible.
		this.#intensity = world.pick([0.2, 1, 1, 2]) ?? 1;
	}

	/** Does it happen now? */
	strikes(kind: FaultKind): boolean {
		if (this.#isHealed || !this.#world.happens(RATES[kind] * this.#intensity)) return false;
		this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
		if (kind !== 'notification lost') this.#world.tell(kind);
		return true;
	}

	/** From now on nothing fails any more. */
	heal(): void {
		this.#isHealed = true;
		this.#world.tell('everything heals');
	}
}

/** Kinds that did not come in any of these stories. */
export function missing(all: Iterable<ReadonlyMap<FaultKind, number>>): FaultKind[] {
	const came = new Set([...all].flatMap((counts) => [...counts.keys()]));
	return FAULT_KINDS.filter((kind) => !came.has(kind));
}
