/**
 * The outbox in IndexedDB: what was typed survives a reload, a dead battery and an hour without
 * network. One store for all meetings; entries belong to the seat that wrote them.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import type { Drafts } from './kept-input.svelte';
import type { Outbox, OutboxEntry } from './meeting-client';

interface Schema extends DBSchema {
	outbox: {
		key: string;
		value: OutboxEntry & { seat: string };
		indexes: { seat: string };
	};
	/** Unsent text of a field, by seat and field. */
	draft: { key: string; value: string };
}

let opening: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
	opening ??= openDB<Schema>('planrunde', 1, {
		upgrade(db) {
			db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('seat', 'seat');
			db.createObjectStore('draft');
		},
		terminated: () => (opening = undefined)
	});
	return opening;
}

/**
 * Writes, and commits at once: a transaction that waits for its requests' answers before it commits
 * is undone when the page is left in between.
 */
async function write<Store extends 'outbox' | 'draft'>(
	name: Store,
	change: (store: IDBPObjectStore<Schema, [Store], Store, 'readwrite'>) => Promise<unknown>
): Promise<void> {
	const transaction = (await database()).transaction(name, 'readwrite');
	const changed = change(transaction.store);
	transaction.commit();
	await Promise.all([changed, transaction.done]);
}

/** @param seat key of meeting and seat or login; another person on this device gets another outbox */
export class IndexedDbOutbox implements Outbox {
	readonly #seat: string;

	constructor(seat: string) {
		this.#seat = seat;
	}

	async load(): Promise<OutboxEntry[]> {
		const entries = await (await database()).getAllFromIndex('outbox', 'seat', this.#seat);
		return entries.map(({ seat: _seat, ...entry }) => entry);
	}

	async put(entry: OutboxEntry): Promise<void> {
		await write('outbox', (entries) => entries.put({ ...entry, seat: this.#seat }));
	}

	async remove(id: string): Promise<void> {
		await write('outbox', (entries) => entries.delete(id));
	}
}

export async function readDraft(key: string): Promise<string> {
	return (await (await database()).get('draft', key)) ?? '';
}

export async function keepDraft(key: string, text: string): Promise<void> {
	await write('draft', (drafts) => (text === '' ? drafts.delete(key) : drafts.put(text, key)));
}

/** @param key of the seat or login, and of the place where its fields are */
export function draftsUnder(key: string): Drafts {
	return {
		read: (field) => readDraft(`${key}/${field}`),
		keep: (field, text) => keepDraft(`${key}/${field}`, text)
	};
}
