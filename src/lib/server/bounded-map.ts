/** Keeps what was used last; beyond its size the entry that was not used for longest goes. */
export class BoundedMap<Key, Value> {
	readonly #entries = new Map<Key, Value>();
	readonly #size: number;

	constructor(size: number) {
		this.#size = size;
	}

	get(key: Key): Value | undefined {
		const value = this.#entries.get(key);
		if (value === undefined) return undefined;
		this.#entries.delete(key);
		this.#entries.set(key, value);
		return value;
	}

	delete(key: Key): void {
		this.#entries.delete(key);
	}

	set(key: Key, value: Value): this {
		this.#entries.delete(key);
		this.#entries.set(key, value);
		if (this.#entries.size > this.#size) {
			const [oldest] = this.#entries.keys();
			if (oldest !== undefined) this.#entries.delete(oldest);
		}
		return this;
	}
}
