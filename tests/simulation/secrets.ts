/** What a payload may tell too early: ids and words that carry a mark. */
export interface Secret {
	kind: 'need' | 'card' | 'word' | 'seat';
	id: string;
	/** Typed by somebody, and not an id alone. */
	isWords: boolean;
}

/** Words that name the thing they belong to. */
export function marked(text: string, id: string): string {
	return `${text} ~${id}`;
}

const MARK = /(~?)(need|card|word)([\w-]{18})|\bseat-\d+\b/g;

export function* secretsIn(text: string): Generator<Secret> {
	for (const [found, mark, kind, rest] of text.matchAll(MARK))
		yield kind === undefined
			? { kind: 'seat', id: found, isWords: false }
			: { kind: kind as Secret['kind'], id: `${kind}${rest}`, isWords: mark === '~' };
}
