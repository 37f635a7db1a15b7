/**
 * Guessing join codes. Only wrong codes count, so a class behind one address may join at once.
 * At the allowed rate fewer than one guess a day hits one of 1,000 open meetings.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 600;
const WRONG_PER_ADDRESS = 60;
const WRONG_IN_ALL = 2_000;

export class CodeGuard {
	readonly #perAddress = new RateLimiterMemory({
		points: WRONG_PER_ADDRESS,
		duration: WINDOW_SECONDS
	});
	readonly #inAll = new RateLimiterMemory({ points: WRONG_IN_ALL, duration: WINDOW_SECONDS });

	/** May somebody at this address try a code? */
	async mayTry(address: string): Promise<boolean> {
		const mine = await this.#perAddress.get(address);
		if (!mine || mine.consumedPoints === 0) return true;
		if (mine.consumedPoints >= WRONG_PER_ADDRESS) return false;
		const all = await this.#inAll.get('all');
		// Under a broad attack only those who have not guessed wrong go on.
		return !all || all.consumedPoints < WRONG_IN_ALL;
	}

	async wrong(address: string): Promise<void> {
		await this.#perAddress.penalty(address);
		await this.#inAll.penalty('all');
	}
}
