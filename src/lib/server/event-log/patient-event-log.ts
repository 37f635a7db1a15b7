/**
 * What makes a log out of a database that may stay away: every statement may be sent twice
 * without harm, and is when no answer comes, for the driver is known to leave queries unsettled
 * when a database restarts. An append whose answer was lost comes back as a conflict: only the
 * log can say which try was carried out, and when that was decided.
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
			const version = await this.#repeated(() => this.appendOnce(request, events));
			return version === undefined ? { kind: 'conflict' } : { kind: 'appended', version };
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

	/** Sends an idempotent statement until it is answered. */
	async #repeated<Result>(statement: () => Promise<Result>): Promise<Result> {
		const { answerWithinMs, giveUpAfterMs } = this.#patience;
		const start = this.#clock.monotonic();
		for (let attempt = 1; ; attempt++) {
			try {
				return await this.#clock.within(answerWithinMs, statement());
			} catch (error) {
				const isOver = this.#clock.monotonic() - start + answerWithinMs > giveUpAfterMs;
				if (isOver || !this.isTrouble(error)) throw error;
				this.sendsAgain(error, attempt);
				await this.#clock.wait(Math.min(50 * attempt, 500));
			}
		}
	}
}
