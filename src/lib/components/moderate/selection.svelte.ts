/** What is ticked in a list; with the range between two ticks, as lists on a desk have it. */
export class Selection {
	#ids: ReadonlySet<string> = $state.raw(new Set());
	/** Where a range begins: the row that was ticked or unticked last. */
	#anchor: string | null = null;

	get ids(): readonly string[] {
		return [...this.#ids];
	}

	get size(): number {
		return this.#ids.size;
	}

	has(id: string): boolean {
		return this.#ids.has(id);
	}

	toggle(id: string): void {
		this.#set(id, !this.#ids.has(id));
		this.#anchor = id;
	}

	/** Ticks all rows from the one touched last to this one. */
	extendTo(id: string, listed: readonly string[]): void {
		const [from, to] = [listed.indexOf(this.#anchor ?? id), listed.indexOf(id)];
		if (from < 0 || to < 0) return this.toggle(id);
		const range = listed.slice(Math.min(from, to), Math.max(from, to) + 1);
		this.replace([...this.#ids, ...range]);
		this.#anchor = id;
	}

	replace(ids: readonly string[]): void {
		this.#ids = new Set(ids);
	}

	add(ids: readonly string[]): void {
		this.replace([...this.#ids, ...ids]);
	}

	clear(): void {
		this.replace([]);
		this.#anchor = null;
	}

	/** Others merged or hid some of it meanwhile: what still exists stays ticked. */
	keepExisting(existing: ReadonlySet<string>): void {
		const kept = this.ids.filter((id) => existing.has(id));
		if (kept.length < this.size) this.replace(kept);
	}

	#set(id: string, isTicked: boolean): void {
		this.replace(isTicked ? [...this.#ids, id] : this.ids.filter((other) => other !== id));
	}
}
