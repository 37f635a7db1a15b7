/** How often one address, seat or login may ask for something. In memory only, and forgotten in time. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { LIMITS, type LimitName, type Limits } from './limits';
import { networkOf } from './network-of';

export class RequestGuard {
	readonly #limiter: RateLimiterMemory;

	constructor(times: number, seconds: number) {
		this.#limiter = new RateLimiterMemory({ points: times, duration: seconds });
	}

	/** Counts once more, unless it has been too often. @param who an address, or an id */
	async mayPass(who: string): Promise<boolean> {
		try {
			await this.#limiter.consume(networkOf(who));
			return true;
		} catch (refusal) {
			if (refusal instanceof RateLimiterRes) return false;
			throw refusal;
		}
	}

	/** Has it been too often? Counts nothing. */
	async isSpent(who: string): Promise<boolean> {
		return ((await this.#limiter.get(networkOf(who)))?.remainingPoints ?? 1) <= 0;
	}

	/** Has anything been counted? */
	async hasCounted(who: string): Promise<boolean> {
		return (await this.#limiter.get(networkOf(who))) !== null;
	}

	/** What was counted once was nothing to count. */
	async giveBack(who: string): Promise<void> {
		await this.#limiter.reward(networkOf(who));
	}

	/** How many are remembered. */
	get size(): number {
		return (this.#limiter as unknown as { _memoryStorage: { _storage: Map<string, unknown> } })
			._memoryStorage._storage.size;
	}

	async forget(who: string): Promise<void> {
		await this.#limiter.delete(networkOf(who));
	}
}

/** Limits with a length of time; the others are about one moment. */
type TimedLimit = {
	[Name in LimitName]: (typeof LIMITS)[Name] extends { seconds: number } ? Name : never;
}[LimitName];

export function guardOf(name: TimedLimit, limits: Limits): RequestGuard {
	return new RequestGuard(limits[name], LIMITS[name].seconds);
}

/** The guards of this process that routes share. */
export class Guards {
	/** By address: filling the table of seats by a script is what this stops. */
	readonly seats: RequestGuard;
	/** By uploader, a login or the desk of one meeting. Rule IF7. */
	readonly pictures: RequestGuard;
	/** By address and by seat: a script that writes to strangers is what these stop. */
	readonly resultMailsOfAddress: RequestGuard;
	readonly resultMailsOfSeat: RequestGuard;
	/** By address. */
	readonly barrierReports: RequestGuard;

	constructor(limits: Limits) {
		this.seats = guardOf('seatsPerAddress', limits);
		this.pictures = guardOf('pictures', limits);
		this.resultMailsOfAddress = guardOf('resultMailsPerAddress', limits);
		this.resultMailsOfSeat = guardOf('resultMailsPerSeat', limits);
		this.barrierReports = guardOf('barrierReportsPerAddress', limits);
	}
}
