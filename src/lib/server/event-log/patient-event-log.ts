/**
 * What makes a log out of a database that may stay away: every statement may be sent twice
 * without harm, and is when no answer comes, for the driver is known to leave queries unsettled
 * when a database restarts. An append whose answer was lost is found by what it stored.
 */
import { systemClock, type Clock } from '../clock';
import {
	AppendOutcomeUnknown,
	eventsOf,
	UnknownStream,
	type AppendRequest,
	type AppendResult,
	type EventLog,
	type LoggedEvent,
	type NewStream
} from './event-log';

export interface Patience {
	/** A statement without an answer for so long is sent again. */
	answerWithinMs: number;
	/** So long after the first try the log gives up and throws. */
	giveUpAfterMs: number;
}

const USUAL: Patience = { answerWithinMs: 1_500, giveUpAfterMs: 10_000 };

export abstract class PatientEventLog implements EventLog {
	readonly #patience: Patience;
	readonly #clock: Clock;

	constructor(patience = USUAL, clock = systemClock) {
		this.#patience = patience;
		this.#clock = clock;
	}

	protected abstract createOnce(stream: NewStream): Promise<void>;
	/** The new version, or undefined if the stream is not at the expected one. */
	protected abstract appendOnce(
		request: AppendRequest,
		events: Omit<LoggedEvent, 'streamId'>[]
	): Promise<number | undefined>;
	protected abstract readOnce(
		streamId: string,
		afterVersion: number,
		limit?: number
	): Promise<LoggedEvent[]>;
	protected abstract versionOnce(streamId: string): Promise<number>;
	/** Did no answer come? A refusal by the database is an answer. */
	protected abstract isTrouble(error: unknown): boolean;
	protected abstract sendsAgain(error: unknown, attempt: number): void;

	createStream(stream: NewStream): Promise<void> {
		return this.#repeated(() => this.createOnce(stream));
	}

	async append(request: AppendRequest): Promise<AppendResult> {
		const events = eventsOf(request);
		try {
			return await this.#repeated(async (isRepeated) => {
				const version = await this.appendOnce(request, events);
				if (version !== undefined) return { kind: 'appended', version };
				// The version was taken, perhaps by the try whose answer was lost.
				if (isRepeated && (await this.#holds(request.streamId, events)))
					return { kind: 'appended', version: request.expectedVersion + events.length };
				return { kind: 'conflict' };
			});
		} catch (error) {
			if (error instanceof UnknownStream) throw error;
			throw new AppendOutcomeUnknown(`Appending to ${request.streamId} had no clear outcome.`, {
				cause: error
			});
		}
	}

	read(streamId: string, afterVersion: number, limit?: number): Promise<LoggedEvent[]> {
		return this.#repeated(() => this.readOnce(streamId, afterVersion, limit));
	}

	version(streamId: string): Promise<number> {
		return this.#repeated(() => this.versionOnce(streamId));
	}

	/** Do exactly these commands' events stand where they were to be appended? */
	async #holds(streamId: string, events: Omit<LoggedEvent, 'streamId'>[]): Promise<boolean> {
		const [first] = events;
		if (first === undefined) return false;
		const stored = await this.read(streamId, first.version - 1, events.length);
		return (
			stored.length === events.length &&
			stored.every(
				({ commandId, type }, index) =>
					commandId === events[index]?.commandId && type === events[index].type
			)
		);
	}

	/** Sends an idempotent statement until it is answered. */
	async #repeated<Result>(statement: (isRepeated: boolean) => Promise<Result>): Promise<Result> {
		const { answerWithinMs, giveUpAfterMs } = this.#patience;
		const start = this.#clock.monotonic();
		for (let attempt = 1; ; attempt++) {
			try {
				return await this.#clock.within(answerWithinMs, statement(attempt > 1));
			} catch (error) {
				const isOver = this.#clock.monotonic() - start + answerWithinMs > giveUpAfterMs;
				if (isOver || !this.isTrouble(error)) throw error;
				this.sendsAgain(error, attempt);
				await this.#clock.wait(Math.min(50 * attempt, 500));
			}
		}
	}
}
