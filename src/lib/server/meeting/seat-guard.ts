/**
 * How many seats one address may take. A hall of 1,000 behind one school's address joins at
 * once; filling the table of seats by a script is what this stops.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 600;
const SEATS_PER_ADDRESS = 3_000;

export class SeatGuard {
	readonly #perAddress: RateLimiterMemory;

	constructor(seatsPerAddress = SEATS_PER_ADDRESS) {
		this.#perAddress = new RateLimiterMemory({
			points: seatsPerAddress,
			duration: WINDOW_SECONDS
		});
	}

	/** Counts one more seat for this address, unless it has had too many. */
	async mayTake(address: string): Promise<boolean> {
		try {
			await this.#perAddress.consume(address);
			return true;
		} catch {
			return false;
		}
	}
}

/** The one of this process: the join page and the programming interface share it. */
export const seatGuard = new SeatGuard();
