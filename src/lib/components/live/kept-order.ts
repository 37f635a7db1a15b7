/**
 * The order of a list that somebody is working in (UX 20): what stands there keeps its place, what
 * is gone is left out, and what is new comes at the end, where it pushes nothing away.
 */
export function keptOrder(shown: readonly string[], now: readonly string[]): string[] {
	const existing = new Set(now);
	const kept = shown.filter((id) => existing.has(id));
	const known = new Set(kept);
	return [...kept, ...now.filter((id) => !known.has(id))];
}
