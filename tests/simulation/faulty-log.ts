/**
 * The memory log as a server sees a database: slow, sometimes failing before the commit,
 * sometimes committing without saying so. What is stored stays through every crash.
 */
import type { MemoryEventLog } from '../../src/lib/server/event-log/memory-event-log';
import {
	AppendOutcomeUnknown,
	type AppendRequest,
	type AppendResult,
	type EventLog,
	type LoggedEvent,
	type NewStream
} from '../../src/lib/server/event-log/event-log';
import type { World } from './world';

export interface Faults {
	/** Probability of each, per append. */
	failsBeforeCommit: number;
	answerIsLost: number;
	/** The server dies after the commit and before anybody is told. */
	crashesAfterCommit: number;
}

export class FaultyLog implements EventLog {
	readonly #stored: MemoryEventLog;
	readonly #world: World;
	readonly #faults: Faults;
	readonly #crash: () => void;

	constructor(stored: MemoryEventLog, world: World, faults: Faults, crash: () => void) {
		this.#stored = stored;
		this.#world = world;
		this.#faults = faults;
		this.#crash = crash;
	}

	async createStream(stream: NewStream): Promise<void> {
		await this.#world.wait(this.#world.random(3));
		return this.#stored.createStream(stream);
	}

	async append(request: AppendRequest): Promise<AppendResult> {
		const world = this.#world;
		await world.wait(1 + world.random(10));
		if (world.happens(this.#faults.failsBeforeCommit))
			throw new AppendOutcomeUnknown('simulated: failed before the commit');
		const result = await this.#stored.append(request);
		if (result.kind === 'appended' && world.happens(this.#faults.crashesAfterCommit)) this.#crash();
		await world.wait(world.random(5));
		if (world.happens(this.#faults.answerIsLost))
			throw new AppendOutcomeUnknown('simulated: committed, but the answer was lost');
		return result;
	}

	async read(streamId: string, afterVersion: number, limit?: number): Promise<LoggedEvent[]> {
		await this.#world.wait(this.#world.random(4));
		return this.#stored.read(streamId, afterVersion, limit);
	}

	version(streamId: string): Promise<number> {
		return this.#stored.version(streamId);
	}
}
