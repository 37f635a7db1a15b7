/** Time as the parts see it that wait for a database; a simulation brings its own. */
import { setTimeout as wait } from 'node:timers/promises';
import { answerWithin } from './db/answer-within';

export interface Clock {
	/** Milliseconds of a clock that only goes forward. */
	monotonic(): number;
	wait(ms: number): Promise<void>;
	/** The answer, or a rejection after so many ms; what was asked goes on. */
	within<Result>(ms: number, answer: Promise<Result>): Promise<Result>;
	/** @returns what ends it */
	every(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
	monotonic: () => performance.now(),
	wait: (ms) => wait(ms),
	within: answerWithin,
	every(ms, run) {
		const timer = setInterval(run, ms).unref();
		return () => clearInterval(timer);
	}
};
