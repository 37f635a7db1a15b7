/**
 * What stands in a field, or is chosen beside it, and is not sent yet: kept on the device with every
 * letter, so that it outlives steps and reloads.
 */

/** Where a device keeps what is not sent, field by field; empty: nothing. */
export interface Drafts {
	read(field: string): Promise<string>;
	keep(field: string, value: string): Promise<void>;
}

export class KeptInput {
	#value = $state('');
	readonly #drafts: Drafts;
	readonly #field: string;
	readonly #start: string;

	/** @param start what stands there as long as nothing is kept */
	constructor(drafts: Drafts, field: string, start = '') {
		this.#drafts = drafts;
		this.#field = field;
		this.#start = start;
		this.#value = start;
	}

	get value(): string {
		return this.#value;
	}

	set value(value: string) {
		this.#value = value;
		this.#keep(value);
	}

	/** What stands there is sent; it stays in sight, but the device need not keep it. */
	forget(): void {
		this.#keep('');
	}

	/** Brings back what an earlier visit left; what was typed meanwhile wins. @returns was there any? */
	async restore(): Promise<boolean> {
		const kept = await this.#drafts.read(this.#field).catch(() => '');
		if (kept === '' || this.#value !== this.#start) return false;
		this.#value = kept;
		return true;
	}

	/** A device without storage still has the text in its field. */
	#keep(value: string): void {
		void this.#drafts.keep(this.#field, value).catch(() => undefined);
	}
}
