import { stemOf } from './words';

/**
 * German compounds taken apart: "Tabletversicherung" is "tablet" and "versicherung". Linking letters
 * ("Klassenraum", "Schulungsplan") need no rule of their own, as stems lose them.
 */

const SHORTEST_PART = 3;
const SHORTEST_UNKNOWN_PART = 4;
const LONGEST_WORD = 40;

/** What it costs to take a part: few parts are best, those of the lexicon before other words. */
const COST = { lexicon: 1, word: 1.4, unknown: 3.5 };

/** What stands in front of verbs is no part of a compound: "unterrichten", "zurücksetzen". */
const PARTICLES = new Set(
	'aber auf aus bei durch ein fort her hin hinter mit nach nieder uber unter umher ver vor voran vorbei weg wider wieder zer zuruck zusammen ent emp miss heit keit lich isch ung ungen tion haft schaft bar sam los voll wert inter anti'.split(
		' '
	)
);

export interface KnownWords {
	/** Whether a folded word or its stem names something in the lexicon. */
	isTerm: (word: string) => boolean;
	/** Whether a stem is one of a German word. */
	isWord: (stem: string) => boolean;
}

/** The parts of a folded word in their order, or nothing where it is none. */
export function splitCompound(word: string, known: KnownWords): string[] | undefined {
	if (word.length < 2 * SHORTEST_PART || word.length > LONGEST_WORD) return undefined;
	const best: ({ cost: number; from: number } | undefined)[] = [{ cost: 0, from: 0 }];
	for (let end = SHORTEST_PART; end <= word.length; end += 1)
		for (let start = 0; start <= end - SHORTEST_PART; start += 1) {
			const before = best[start];
			if (before === undefined || (start === 0 && end === word.length)) continue;
			const cost = before.cost + costOf(word.slice(start, end), known);
			if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, from: start };
		}
	const last = best[word.length];
	if (last === undefined) return undefined;
	const parts: string[] = [];
	let end = word.length;
	while (end > 0) {
		const from = best[end]?.from ?? 0;
		parts.unshift(word.slice(from, end));
		end = from;
	}
	return parts.some((part) => known.isTerm(part)) || last.cost < COST.unknown ? parts : undefined;
}

function costOf(part: string, known: KnownWords): number {
	// Three letters are a word of their own too often by chance: "wlan-netz", but not "ein-e-rkl..".
	const short = part.length === SHORTEST_PART ? 0.6 : 0;
	if (known.isTerm(part)) return COST.lexicon + short;
	if (PARTICLES.has(part)) return Infinity;
	if (part.length >= SHORTEST_UNKNOWN_PART && known.isWord(stemOf(part))) return COST.word;
	return part.length >= SHORTEST_UNKNOWN_PART ? COST.unknown : Infinity;
}
