import type { Clusters, Pair } from './clusters';
import type { Reading } from './reading';
import { tidy } from './words';

/** Likeness by pair of places, the lower one first: `a b`. */
type LikenessByPair = ReadonlyMap<string, number>;

/** One pair for two groups that come near each other: their likest members. */
export function doubtfulPairs({ groups, near }: Clusters, likeness: LikenessByPair): Pair[] {
	return near.map(({ a: first, b: second, likeness: mean }) => {
		let best: Pair = { a: -1, b: -1, likeness: -1 };
		for (const x of groups[first]?.members ?? [])
			for (const y of groups[second]?.members ?? []) {
				const [a, b] = x < y ? [x, y] : [y, x];
				const own = likeness.get(`${a} ${b}`) ?? 0;
				if (own > best.likeness) best = { a, b, likeness: own };
			}
		return { ...best, likeness: mean };
	});
}

/** The words of the member that is likest to all others; the shorter one of two. */
export function titleOf(
	members: readonly number[],
	likeness: LikenessByPair,
	readings: readonly Reading[]
): string {
	const central = (member: number) =>
		members.reduce((sum, other) => {
			const key = other < member ? `${other} ${member}` : `${member} ${other}`;
			return sum + Math.min(1, Math.max(0, likeness.get(key) ?? 0));
		}, 0);
	const [title] = members
		.map((member) => ({ text: tidy(readings[member]?.text ?? ''), central: central(member) }))
		.sort(
			(a, b) => b.central - a.central || a.text.length - b.text.length || (a.text < b.text ? -1 : 1)
		);
	return title?.text ?? '';
}
