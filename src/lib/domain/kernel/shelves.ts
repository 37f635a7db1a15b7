/**
 * A record of very many entries that changes one entry at a time, as plain JSON: split over a few
 * shelves by the id, so that a change copies one shelf and not everything. Of a thousand ballots
 * that makes a change ten times as fast (docs/performance.md).
 */
export type Shelves<T> = Record<string, Record<string, T>>;

const SHELVES = 32;

export function fromShelves<T>(shelves: Shelves<T> | undefined, id: string): T | undefined {
	return shelves?.[shelfOf(id)]?.[id];
}

export function putOnShelves<T>(shelves: Shelves<T> | undefined, id: string, entry: T): Shelves<T> {
	const shelf = shelfOf(id);
	return { ...shelves, [shelf]: { ...shelves?.[shelf], [id]: entry } };
}

/** All entries with their ids, in no particular order. */
export function shelvedEntries<T>(shelves: Shelves<T> | undefined): [id: string, entry: T][] {
	return Object.values(shelves ?? {}).flatMap((shelf) => Object.entries(shelf));
}

/** Ids are random throughout, so their first two characters spread them evenly. */
function shelfOf(id: string): string {
	return String((id.charCodeAt(0) * 7 + (id.charCodeAt(1) || 0) * 3) % SHELVES);
}
