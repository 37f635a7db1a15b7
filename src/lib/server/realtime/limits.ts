/**
 * Limits of the live connection, by connection, seat and address. Generous to a school behind
 * one address: a class of 30 that reconnects at once, or a hall of 1,000, must not notice them.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';

export class RealtimeLimits {
	/** Messages of one connection, of any kind. */
	readonly perConnection = new RateLimiterMemory({ points: 120, duration: 10 });
	/** Commands of one participant's seat, over all its connections. */
	readonly perSeat = new RateLimiterMemory({ points: 60, duration: 10 });
	/** New connections from one address. */
	readonly perAddress = new RateLimiterMemory({ points: 4_000, duration: 60 });

	async allows(limiter: RateLimiterMemory, key: string): Promise<boolean> {
		try {
			await limiter.consume(key);
			return true;
		} catch {
			return false;
		}
	}
}
