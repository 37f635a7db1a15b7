import type { OutboxEntry, Pending } from './meeting-client';

/** What an earlier visit left in the outbox, in its order, and behind it what this one sent. */
export function laidBehind(kept: OutboxEntry[], sent: readonly Pending[]): Pending[] {
	const known = new Set(sent.map(({ id }) => id));
	const left = kept
		.filter(({ id }) => !known.has(id))
		.sort((a, b) => a.position - b.position)
		.map((entry): Pending => ({ ...entry, status: entry.refusal ? 'refused' : 'kept' }));
	return [...left, ...sent];
}

/** The place in the queue behind all of these. */
export function placeBehind(entries: readonly OutboxEntry[]): number {
	return Math.max(0, ...entries.map(({ position }) => position)) + 1;
}
