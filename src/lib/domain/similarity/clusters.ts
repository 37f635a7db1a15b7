/**
 * Statements that say the same, by average linkage: two groups join while the mean likeness of all
 * pairs between them is high enough, so that no chain of half-likes grows. Pairs that are not given
 * count as unlike.
 */

export interface Pair {
	a: number;
	b: number;
	likeness: number;
}

export interface Group {
	members: readonly number[];
	/** The weakest mean likeness at which its parts were joined. */
	likeness: number;
}

export interface Clusters {
	groups: readonly Group[];
	/** Groups that did not join but come near, by their place in `groups`. */
	near: readonly Pair[];
}

/** Pairs with this likeness or more were told together and join first; a negative one keeps apart. */
export const TOLD_TOGETHER = 2;
export const TOLD_APART = -1;

export function clustersOf(
	size: number,
	pairs: readonly Pair[],
	thresholds: { same: number; doubtful: number }
): Clusters {
	const members = Array.from({ length: size }, (_, index) => [index]);
	const weakest = new Array<number>(size).fill(1);
	/** Sums of likeness between groups, kept at both sides; `-Infinity` was told apart. */
	const sums = Array.from({ length: size }, () => new Map<number, number>());
	for (const { a, b, likeness } of pairs) {
		const sum = likeness <= TOLD_APART ? -Infinity : likeness;
		sums[a]?.set(b, sum);
		sums[b]?.set(a, sum);
	}
	const alive = new Set(members.keys());
	const mean = (a: number, b: number) =>
		(sums[a]?.get(b) ?? 0) / ((members[a]?.length ?? 1) * (members[b]?.length ?? 1));

	const join = (a: number, b: number, likeness: number) => {
		members[a]?.push(...(members[b] ?? []));
		weakest[a] = Math.min(weakest[a] ?? 1, weakest[b] ?? 1, likeness);
		for (const [other, sum] of sums[b] ?? []) {
			sums[other]?.delete(b);
			if (other === a) continue;
			const joined = (sums[a]?.get(other) ?? 0) + sum;
			sums[a]?.set(other, joined);
			sums[other]?.set(a, joined);
		}
		sums[a]?.delete(b);
		alive.delete(b);
	};

	for (const { a, b, likeness } of pairs)
		if (likeness >= TOLD_TOGETHER) {
			const first = [...alive].find((group) => members[group]?.includes(a));
			const second = [...alive].find((group) => members[group]?.includes(b));
			if (first !== undefined && second !== undefined && first !== second)
				join(Math.min(first, second), Math.max(first, second), 1);
		}

	/** The likest other group of each, kept up to date so that not all pairs are looked at each time. */
	const nearest = new Map<number, { group: number; likeness: number }>();
	const findNearest = (a: number) => {
		nearest.delete(a);
		for (const b of sums[a]?.keys() ?? []) keepNearer(a, b);
	};
	const keepNearer = (a: number, b: number) => {
		const likeness = mean(a, b);
		const best = nearest.get(a);
		if (
			likeness >= thresholds.same &&
			(best === undefined ||
				likeness > best.likeness ||
				(likeness === best.likeness && b < best.group))
		)
			nearest.set(a, { group: b, likeness });
	};
	for (const a of alive) findNearest(a);
	for (;;) {
		let best: Pair | undefined;
		for (const [a, { group: b, likeness }] of nearest)
			if (
				best === undefined ||
				likeness > best.likeness ||
				(likeness === best.likeness && a < best.a)
			)
				best = { a, b, likeness };
		if (best === undefined) break;
		const [a, b] = best.a < best.b ? [best.a, best.b] : [best.b, best.a];
		join(a, b, best.likeness);
		nearest.delete(b);
		findNearest(a);
		for (const other of sums[a]?.keys() ?? []) {
			const known = nearest.get(other)?.group;
			if (known === a || known === b) findNearest(other);
			else keepNearer(other, a);
		}
	}

	const order = [...alive].sort((a, b) => a - b);
	const placeOf = new Map(order.map((group, place) => [group, place]));
	const near: Pair[] = [];
	for (const a of order)
		for (const b of sums[a]?.keys() ?? [])
			if (b > a && mean(a, b) >= thresholds.doubtful)
				near.push({ a: placeOf.get(a) ?? 0, b: placeOf.get(b) ?? 0, likeness: mean(a, b) });
	return {
		groups: order.map((group) => ({
			members: [...(members[group] ?? [])].sort((a, b) => a - b),
			likeness: weakest[group] ?? 1
		})),
		near: near.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b)
	};
}
