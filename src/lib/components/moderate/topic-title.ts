import { TITLE_LENGTH } from '$lib/domain/meeting/rules';

/** A title for merged topics in the members' own words: the shortest, cut between words if need be. */
export function proposedTitle(texts: readonly string[]): string {
	const [shortest = ''] = [...texts].sort((a, b) => a.length - b.length);
	return shortened(shortest, TITLE_LENGTH);
}

/** At most `limit` code points, with an ellipsis where something was left out. */
export function shortened(text: string, limit: number): string {
	const signs = Array.from(text);
	if (signs.length <= limit) return text;
	const kept = signs.slice(0, limit - 1).join('');
	const lastBlank = kept.lastIndexOf(' ');
	// One endless word is cut in the middle rather than away.
	return `${lastBlank > limit / 2 ? kept.slice(0, lastBlank) : kept}…`;
}

/** Does the text hold every word of the search, whatever the case and the accents? */
export function isFound(text: string, search: string): boolean {
	const plain = plainly(text);
	return plainly(search)
		.split(/\s+/)
		.every((word) => plain.includes(word));
}

function plainly(text: string): string {
	return text.toLocaleLowerCase('de').normalize('NFD').replace(/\p{M}/gu, '').trim();
}
