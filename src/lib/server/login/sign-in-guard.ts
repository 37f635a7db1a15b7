/**
 * Guessing passwords. Each try is counted before the password is looked at, so that many at once
 * do not slip through; a right one is given back. The limits per address leave room for a whole
 * town hall behind one address that comes to work on Monday morning.
 */
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export const WINDOW_SECONDS = 15 * 60;
export const TRIES_PER_NAME_AND_ADDRESS = 10;
export const TRIES_PER_ADDRESS = 200;

export class SignInGuard {
	readonly #perNameAndAddress = new RateLimiterMemory({
		points: TRIES_PER_NAME_AND_ADDRESS,
		duration: WINDOW_SECONDS
	});
	readonly #perAddress = new RateLimiterMemory({
		points: TRIES_PER_ADDRESS,
		duration: WINDOW_SECONDS
	});

	/** Counts a try. False: the password must not be looked at now. */
	async mayTry(signInName: string, address: string): Promise<boolean> {
		const network = networkOf(address);
		return (
			(await consumed(this.#perAddress, network)) &&
			(await consumed(this.#perNameAndAddress, pair(signInName, network)))
		);
	}

	async succeeded(signInName: string, address: string): Promise<void> {
		const network = networkOf(address);
		await this.#perAddress.reward(network);
		await this.#perNameAndAddress.delete(pair(signInName, network));
	}
}

async function consumed(limiter: RateLimiterMemory, key: string): Promise<boolean> {
	try {
		await limiter.consume(key);
		return true;
	} catch (refusal) {
		if (refusal instanceof RateLimiterRes) return false;
		throw refusal;
	}
}

/** Hashed, so that a long name takes no more memory than a short one. */
function pair(signInName: string, network: string): string {
	return createHash('sha256').update(`${signInName.toLowerCase()}\n${network}`).digest('base64url');
}

/** An IPv6 connection has a whole /64 to itself: its addresses count as one. */
export function networkOf(address: string): string {
	if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
	const [head = '', tail] = address.split('::');
	const groups = head.split(':');
	if (tail !== undefined) {
		const behind = tail === '' ? [] : tail.split(':');
		while (groups.length + behind.length < 8) groups.push('0');
	}
	return groups
		.slice(0, 4)
		.map((group) => (group === '' ? '0' : group.toLowerCase().replace(/^0+(?=.)/, '')))
		.join(':');
}
