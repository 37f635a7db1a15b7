/** When each version had been told to every phone; several thousand steps a frame cost nothing. */
export class Toldness {
	/** Phones by the version that they hold. */
	readonly #holding = new Map<number, number>();
	readonly #allAt = new Map<number, number>();
	/** What the slowest phone holds. */
	#slowest = Infinity;

	/** A phone that holds this is in the room from now on. */
	joined(version: number): void {
		this.#count(version, 1);
		this.#slowest = Math.min(this.#slowest, version);
	}

	/** A phone that held `from` now holds `to`. */
	reached(from: number, to: number, at: number): void {
		this.#count(from, -1);
		this.#count(to, 1);
		while (!this.#holding.get(this.#slowest)) this.#allAt.set(++this.#slowest, at);
	}

	/** Null where somebody has not been told yet. */
	allAt(version: number): number | null {
		return this.#allAt.get(version) ?? null;
	}

	#count(version: number, change: number): void {
		this.#holding.set(version, (this.#holding.get(version) ?? 0) + change);
	}
}
