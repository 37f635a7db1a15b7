/**
 * The outbox in IndexedDB: what was typed survives a reload, a dead battery and an hour without
 * network. One store for all meetings; entries belong to the seat that wrote them.
 */
import type { Outbox, OutboxEntry } from './meeting-client';

type Kept = OutboxEntry & { seat: string };

/** `draft`: unsent text of a field, by seat and field. */
type StoreName = 'outbox' | 'draft';

let opening: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
	opening ??= new Promise((resolve, reject) => {
		const request = indexedDB.open('planrunde', 1);
		request.onupgradeneeded = () => {
			request.result.createObjectStore('outbox', { keyPath: 'id' }).createIndex('seat', 'seat');
			request.result.createObjectStore('draft');
		};
		request.onsuccess = () => {
			// The browser may end it, say for want of room; the next who asks opens it again.
			request.result.onclose = () => (opening = undefined);
			resolve(request.result);
		};
		request.onerror = () => reject(failure(request.error));
	});
	return opening;
}

/** Settles when it is on the device, or certainly not. */
async function inStore(
	name: StoreName,
	mode: IDBTransactionMode,
	ask: (store: IDBObjectStore) => IDBRequest
): Promise<unknown> {
	const db = await database();
	return new Promise((resolve, reject) => {
		const transaction = db.transaction(name, mode);
		const request = ask(transaction.objectStore(name));
		transaction.oncomplete = () => resolve(request.result);
		transaction.onabort = () => reject(failure(transaction.error));
	});
}

function failure(cause: DOMException | null): Error {
	return new Error('This device keeps nothing.', { cause });
}

/** @param seat key of meeting and seat or login; another person on this device gets another outbox */
export class IndexedDbOutbox implements Outbox {
	readonly #seat: string;

	constructor(seat: string) {
		this.#seat = seat;
	}

	async load(): Promise<OutboxEntry[]> {
		const kept = await inStore('outbox', 'readonly', (store) =>
			store.index('seat').getAll(this.#seat)
		);
		return (kept as Kept[]).map(({ seat: _seat, ...entry }) => entry);
	}

	async put(entry: OutboxEntry): Promise<void> {
		await inStore('outbox', 'readwrite', (store) => store.put({ ...entry, seat: this.#seat }));
	}

	async remove(id: string): Promise<void> {
		await inStore('outbox', 'readwrite', (store) => store.delete(id));
	}
}

export async function readDraft(key: string): Promise<string> {
	const text = await inStore('draft', 'readonly', (store) => store.get(key));
	return typeof text === 'string' ? text : '';
}

export async function keepDraft(key: string, text: string): Promise<void> {
	await inStore('draft', 'readwrite', (store) =>
		text === '' ? store.delete(key) : store.put(text, key)
	);
}
