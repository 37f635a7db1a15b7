/** How often one address, or one seat, may ask for something within ten minutes. In memory only. */
import { RateLimiterMemory } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 600;

export class RequestGuard {
	readonly #limiter: RateLimiterMemory;

	constructor(times: number) {
		this.#limiter = new RateLimiterMemory({ points: times, duration: WINDOW_SECONDS });
	}

	/** Counts once more, unless it has been too often. */
	async mayPass(who: string): Promise<boolean> {
		try {
			await this.#limiter.consume(who);
			return true;
		} catch {
			return false;
		}
	}
}
