/**
 * Fisher-Yates with a small seeded generator (mulberry32 over an FNV-1a hash of the seed).
 * Not for secrets: it only has to be the same on every machine for the same seed.
 */
export function shuffle<T>(items: readonly T[], seed: string): T[] {
	const shuffled = [...items];
	const next = generator(seed);
	for (let i = shuffled.length - 1; i > 0; i--) {
		const j = Math.floor(next() * (i + 1));
		[shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
	}
	return shuffled;
}

/** Numbers in [0, 1), determined by the seed. */
export function generator(seed: string): () => number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
	return () => {
		hash = (hash + 0x6d2b79f5) | 0;
		let mixed = Math.imul(hash ^ (hash >>> 15), 1 | hash);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
