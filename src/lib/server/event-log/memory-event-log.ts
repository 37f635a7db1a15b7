import {
	eventsOf,
	UnknownStream,
	type AppendRequest,
	type AppendResult,
	type EventLog,
	type LoggedEvent,
	type NewStream
} from './event-log';

/** A log that lasts as long as its object, for tests and simulations. */
export class MemoryEventLog implements EventLog {
	/** As JSON, so that nobody shares an object with the log. */
	readonly #streams = new Map<string, string[]>();

	async createStream({ streamId }: NewStream): Promise<void> {
		if (!this.#streams.has(streamId)) this.#streams.set(streamId, []);
	}

	async append(request: AppendRequest): Promise<AppendResult> {
		const { streamId, expectedVersion } = request;
		const events = eventsOf(request);
		const stored = this.#streams.get(streamId);
		if (stored === undefined) throw new UnknownStream(streamId);
		if (stored.length !== expectedVersion) return { kind: 'conflict' };
		stored.push(...events.map((event) => JSON.stringify({ streamId, ...event })));
		return { kind: 'appended', version: stored.length };
	}

	async read(streamId: string, afterVersion: number, limit?: number): Promise<LoggedEvent[]> {
		const stored = this.#streams.get(streamId) ?? [];
		return stored
			.slice(afterVersion, limit === undefined ? undefined : afterVersion + limit)
			.map((event) => JSON.parse(event) as LoggedEvent);
	}

	async version(streamId: string): Promise<number> {
		return this.#streams.get(streamId)?.length ?? 0;
	}
}
