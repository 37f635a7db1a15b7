import { CONTRADICTION_KINDS, type ContradictionKind } from './findings';
import { fold, stemOf, tokensOf } from './words';

/**
 * The lexicon of school IT: concepts, the words that name them, what they are a kind of, and which
 * of them contradict each other. Written by hand as text (see the head of the file itself); an
 * authority adds groups of words of its own.
 */

export const FACETS = ['topic', 'action', 'audience', 'place'] as const;
export type Facet = (typeof FACETS)[number];

export interface Concept {
	id: string;
	facet: Facet;
	/** The category of needs that it speaks for; only topics have one. */
	category?: string;
	broader: readonly string[];
	terms: readonly string[];
}

export interface Lexicon {
	concepts: readonly Concept[];
	contradictions: readonly {
		between: readonly [string, string];
		kind: ContradictionKind;
		/** They never go together; otherwise only where one side wants nothing else. */
		isAlways: boolean;
	}[];
	/** Groups of concepts by what they show: `for`, `against`, `exclusive`, `missed`, `lack`. */
	roles: Readonly<Record<Role, readonly string[]>>;
}

const ROLES = ['for', 'against', 'exclusive', 'missed', 'lack'] as const;
export type Role = (typeof ROLES)[number];

/** Reads the text form; a line that is none throws with its number: it is ours, not a user's. */
export function parseLexicon(text: string): Lexicon {
	const concepts: Concept[] = [];
	const contradictions: Lexicon['contradictions'][number][] = [];
	const roles: Record<Role, readonly string[]> = {
		for: [],
		against: [],
		exclusive: [],
		missed: [],
		lack: []
	};
	let section: string | undefined;
	let category: string | undefined;
	text.split('\n').forEach((line, index) => {
		if (line.trim() === '' || line.startsWith('#')) return;
		const head = /^\[(\w+)(?: (\w+))?\]$/.exec(line);
		if (head) {
			[, section, category] = head;
			return;
		}
		const pair = /^(\w+) \| (\w+) : (\w+)( always)?$/.exec(line);
		const kind = CONTRADICTION_KINDS.find((name) => name === pair?.[3]);
		if (section === 'contradictions' && pair && kind) {
			contradictions.push({
				between: [pair[1] ?? '', pair[2] ?? ''],
				kind,
				isAlways: pair[4] !== undefined
			});
			return;
		}
		const role = ROLES.find((name) => line.startsWith(`${name} : `));
		if (section === 'roles' && role) {
			roles[role] = listOf(line.slice(role.length + 3));
			return;
		}
		const concept = /^(\w+)(?: < ([\w, ]+))? : (.+)$/.exec(line);
		const facet = FACETS.find((name) => name === section);
		if (!concept || facet === undefined)
			throw new Error(`The lexicon's line ${index + 1} is no entry: ${line}`);
		concepts.push({
			id: concept[1] ?? '',
			facet,
			...(category === undefined ? {} : { category }),
			broader: listOf(concept[2] ?? ''),
			terms: listOf(concept[3] ?? '')
		});
	});
	return { concepts, contradictions, roles };
}

function listOf(text: string): string[] {
	return text
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/** A part of a term that asks for several things anywhere in a statement. */
type Piece = { stem: string } | { concept: number; isItself: boolean };

/** The lexicon made ready for looking words up. Concepts are numbers here. */
export interface LexiconIndex {
	concepts: readonly Concept[];
	/** A word as it is written, before any stem. */
	byForm: ReadonlyMap<string, readonly number[]>;
	byStem: ReadonlyMap<string, readonly number[]>;
	/** Phrases by the stem of their first word. */
	phrases: ReadonlyMap<string, readonly { stems: readonly string[]; concept: number }[]>;
	prefixes: readonly { prefix: string; concept: number }[];
	suffixes: readonly { suffix: string; concept: number }[];
	composites: readonly { pieces: readonly Piece[]; concept: number }[];
	/** All concepts that a concept is a kind of, nearest first. */
	broader: readonly (readonly number[])[];
	numberOf: ReadonlyMap<string, number>;
	/** What contradicts a concept. */
	contradictions: ReadonlyMap<
		number,
		readonly { other: number; kind: ContradictionKind; isAlways: boolean }[]
	>;
	stances: ReadonlyMap<number, 'for' | 'against'>;
	/** Concepts that show that a side wants nothing beside what it names. */
	exclusive: readonly number[];
	/** Concepts that complain of a lack. */
	lacks: ReadonlySet<number>;
	/** Whether "kein" before a topic complains of a lack: nobody asks for no WLAN. */
	isMissed: (concept: number) => boolean;
}

export function indexLexicon(lexicon: Lexicon): LexiconIndex {
	const numberOf = new Map(lexicon.concepts.map((concept, index) => [concept.id, index]));
	const byForm = new Map<string, number[]>();
	const byStem = new Map<string, number[]>();
	const phrases = new Map<string, { stems: string[]; concept: number }[]>();
	const prefixes: { prefix: string; concept: number }[] = [];
	const suffixes: { suffix: string; concept: number }[] = [];
	const composites: { pieces: Piece[]; concept: number }[] = [];
	const put = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) => {
		const values = map.get(key);
		if (values === undefined) map.set(key, [value]);
		else if (!values.includes(value)) values.push(value);
	};
	lexicon.concepts.forEach(({ terms }, concept) => {
		for (const term of terms) {
			if (term.includes(' + ')) {
				const pieces = term.split(' + ').map((piece): Piece => {
					if (!piece.startsWith('@')) return { stem: stemOf(fold(piece)) };
					const isItself = piece.startsWith('@=');
					const asked = numberOf.get(piece.slice(isItself ? 2 : 1));
					if (asked === undefined) throw new Error(`The lexicon has no concept ${piece}.`);
					return { concept: asked, isItself };
				});
				composites.push({ pieces, concept });
			} else if (term.startsWith('*')) suffixes.push({ suffix: fold(term.slice(1)), concept });
			else if (term.endsWith('*')) prefixes.push({ prefix: fold(term.slice(0, -1)), concept });
			else {
				const isExact = term.startsWith('=');
				const tokens = tokensOf(term);
				const first = tokens[0];
				if (first === undefined) continue;
				const joined = tokens.join('');
				put(byForm, joined, concept);
				if (!isExact) put(byStem, stemOf(joined), concept);
				if (tokens.length > 1) put(phrases, stemOf(first), { stems: tokens.map(stemOf), concept });
			}
		}
	});
	for (const list of phrases.values()) list.sort((a, b) => b.stems.length - a.stems.length);
	const parents = lexicon.concepts.map(({ broader }) =>
		broader.map((id) => numberOf.get(id)).filter((number) => number !== undefined)
	);
	const broader = parents.map((direct) => {
		const all = [...direct];
		for (const parent of all)
			for (const above of parents[parent] ?? []) if (!all.includes(above)) all.push(above);
		return all;
	});
	const known = (id: string): number => {
		const number = numberOf.get(id);
		if (number === undefined) throw new Error(`The lexicon has no concept ${id}.`);
		return number;
	};
	const contradictions = new Map<
		number,
		{ other: number; kind: ContradictionKind; isAlways: boolean }[]
	>();
	for (const { between, kind, isAlways } of lexicon.contradictions) {
		const [a, b] = [known(between[0]), known(between[1])];
		put(contradictions, a, { other: b, kind, isAlways });
		put(contradictions, b, { other: a, kind, isAlways });
	}
	const missed = new Set(lexicon.roles.missed);
	return {
		concepts: lexicon.concepts,
		contradictions,
		stances: new Map([
			...lexicon.roles.for.map((id) => [known(id), 'for'] as const),
			...lexicon.roles.against.map((id) => [known(id), 'against'] as const)
		]),
		exclusive: lexicon.roles.exclusive.map(known),
		lacks: new Set(lexicon.roles.lack.map(known)),
		isMissed: (concept) => missed.has(lexicon.concepts[concept]?.category ?? ''),
		byForm,
		byStem,
		phrases,
		prefixes,
		suffixes,
		composites,
		broader,
		numberOf
	};
}
