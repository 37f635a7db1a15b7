/**
 * Guessing passwords. Each try is counted before the password is looked at, so that many at once
 * do not slip through; a right one is given back. The limits per address leave room for a whole
 * town hall behind one address that comes to work on Monday morning.
 */
import { createHash } from 'node:crypto';
import { limitsWith } from '../limits';
import { networkOf } from '../network-of';
import { guardOf, type RequestGuard } from '../request-guard';

export class SignInGuard {
	readonly #ofNameAndAddress: RequestGuard;
	readonly #ofAddress: RequestGuard;

	constructor(limits = limitsWith()) {
		this.#ofNameAndAddress = guardOf('signInsPerName', limits);
		this.#ofAddress = guardOf('signInsPerAddress', limits);
	}

	/** Counts a try. False: the password must not be looked at now. */
	async mayTry(signInName: string, address: string): Promise<boolean> {
		return (
			(await this.#ofAddress.mayPass(address)) &&
			(await this.#ofNameAndAddress.mayPass(pair(signInName, address)))
		);
	}

	async succeeded(signInName: string, address: string): Promise<void> {
		await this.#ofAddress.giveBack(address);
		await this.#ofNameAndAddress.forget(pair(signInName, address));
	}
}

/** Hashed, so that a long name takes no more memory than a short one. */
function pair(signInName: string, address: string): string {
	return createHash('sha256')
		.update(`${signInName.toLowerCase()}\n${networkOf(address)}`)
		.digest('base64url');
}
