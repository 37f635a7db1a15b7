import type { Engine } from '../../src/lib/domain/similarity/engine';
import type { Statement } from '../../src/lib/domain/similarity/findings';
import { areSame, ofWorkshops, type LabelledNeeds } from './labelled-needs';

/** How well the engine does on labelled needs, as counts that add up over workshops. */

export interface Counts {
	needs: number;
	/** Pairs that are the same; shown as the same or doubtful; and both. */
	pairsSame: number;
	pairsShown: number;
	pairsShownRight: number;
	/** Of those only what is shown as "the same". */
	pairsMerged: number;
	pairsMergedRight: number;
	hardNegatives: number;
	hardNegativesShown: number;
	hardNegativesMerged: number;
	/** Needs whose twin was entered before, and those that had one among the three hints. */
	hintsDue: number;
	hintsGiven: number;
	/** Needs without an earlier twin, and those that got hints all the same. */
	hintsNotDue: number;
	hintsNeedless: number;
	/** Pairs that contradict each other, over all members of two clusters. */
	contradictions: number;
	contradictionsShown: number;
	contradictionsShownRight: number;
	contradictionsFound: number;
	/** Pairs of clusters, of which one pair of members was found. */
	conflicts: number;
	conflictsFound: number;
	kindsRight: number;
	categories: number;
	categoriesRight: number;
	outOfScope: number;
	outOfScopeShown: number;
	outOfScopeRight: number;
	several: number;
	severalShown: number;
	severalRight: number;
}

const NOTHING: Counts = {
	needs: 0,
	pairsSame: 0,
	pairsShown: 0,
	pairsShownRight: 0,
	pairsMerged: 0,
	pairsMergedRight: 0,
	hardNegatives: 0,
	hardNegativesShown: 0,
	hardNegativesMerged: 0,
	hintsDue: 0,
	hintsGiven: 0,
	hintsNotDue: 0,
	hintsNeedless: 0,
	contradictions: 0,
	contradictionsShown: 0,
	contradictionsShownRight: 0,
	contradictionsFound: 0,
	conflicts: 0,
	conflictsFound: 0,
	kindsRight: 0,
	categories: 0,
	categoriesRight: 0,
	outOfScope: 0,
	outOfScopeShown: 0,
	outOfScopeRight: 0,
	several: 0,
	severalShown: 0,
	severalRight: 0
};

const KINDS: Readonly<Record<string, string>> = {
	'pro-contra': 'opposed',
	'entweder-oder': 'alternatives',
	unvereinbar: 'exception',
	spannung: 'tension'
};

export function addCounts(all: readonly Counts[]): Counts {
	const sum = { ...NOTHING };
	for (const counts of all)
		for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
	return sum;
}

const keyOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Evaluates one workshop. */
export function countWorkshop(engine: Engine, labelled: LabelledNeeds, workshop: string): Counts {
	const part = ofWorkshops(labelled, (id) => id === workshop);
	const { needs } = part;
	const counts = { ...NOTHING, needs: needs.length };
	const statements: Statement[] = needs.map(({ id, text }) => ({ id, text }));
	const findings = engine.findings(statements);

	const groupOf = new Map<string, string>(needs.map(({ id }) => [id, id]));
	for (const { members } of findings.same)
		for (const id of members) groupOf.set(id, members[0] ?? id);
	const near = new Set(
		findings.doubtful.map(({ pair: [a, b] }) => keyOf(groupOf.get(a) ?? a, groupOf.get(b) ?? b))
	);
	const hard = new Set(
		part.hardNegatives.flatMap(({ pairs }) => pairs.map(([a, b]) => keyOf(a, b)))
	);
	const against = new Map(
		part.contradictions.flatMap(({ pairs, kind }) =>
			pairs.map(([a, b]) => [keyOf(a, b), kind] as const)
		)
	);
	const shownAgainst = new Map<string, string>();
	for (const { pair, kind } of findings.contradictions) {
		const [a, b] = pair.map((id) => groupOf.get(id) ?? id);
		const key = keyOf(a ?? '', b ?? '');
		if (!shownAgainst.has(key)) shownAgainst.set(key, kind);
	}

	needs.forEach((a, index) => {
		for (const b of needs.slice(index + 1)) {
			const key = keyOf(a.id, b.id);
			const [groupA, groupB] = [groupOf.get(a.id) ?? a.id, groupOf.get(b.id) ?? b.id];
			const merged = groupA === groupB;
			const shown = merged || near.has(keyOf(groupA, groupB));
			const same = areSame(a, b);
			if (same !== undefined) {
				counts.pairsSame += same ? 1 : 0;
				counts.pairsShown += shown ? 1 : 0;
				counts.pairsShownRight += shown && same ? 1 : 0;
				counts.pairsMerged += merged ? 1 : 0;
				counts.pairsMergedRight += merged && same ? 1 : 0;
			}
			if (hard.has(key)) {
				counts.hardNegatives += 1;
				counts.hardNegativesShown += shown ? 1 : 0;
				counts.hardNegativesMerged += merged ? 1 : 0;
			}
			if (a.multi || b.multi) continue;
			const kind = against.get(key);
			const shownKind = merged ? undefined : shownAgainst.get(keyOf(groupA, groupB));
			counts.contradictions += kind === undefined ? 0 : 1;
			counts.contradictionsShown += shownKind === undefined ? 0 : 1;
			if (kind !== undefined && shownKind !== undefined) {
				counts.contradictionsShownRight += 1;
				counts.kindsRight += KINDS[kind] === shownKind ? 1 : 0;
			}
		}
	});
	counts.contradictionsFound = counts.contradictionsShownRight;
	for (const { pairs } of part.contradictions) {
		counts.conflicts += 1;
		const isFound = pairs.some(([a, b]) =>
			shownAgainst.has(keyOf(groupOf.get(a) ?? a, groupOf.get(b) ?? b))
		);
		counts.conflictsFound += isFound ? 1 : 0;
	}

	const outOfScope = new Set(findings.outOfScope);
	const several = new Set(findings.several.map(({ id }) => id));
	for (const need of needs) {
		counts.several += need.multi ? 1 : 0;
		counts.severalShown += several.has(need.id) ? 1 : 0;
		counts.severalRight += need.multi && several.has(need.id) ? 1 : 0;
		if (need.multi) continue;
		counts.categories += 1;
		counts.categoriesRight += findings.categories[need.id] === need.category ? 1 : 0;
		const isOut = need.category === 'offtopic';
		counts.outOfScope += isOut ? 1 : 0;
		counts.outOfScopeShown += outOfScope.has(need.id) ? 1 : 0;
		counts.outOfScopeRight += isOut && outOfScope.has(need.id) ? 1 : 0;
	}

	// In the order of the file, which is that of entry: a hint is right where its statement was typed before.
	needs.forEach((need, index) => {
		const earlier = needs.slice(0, index);
		const answers = earlier.map((other) => areSame(need, other));
		// Whether a need that holds several has a twin is not to be judged.
		if (need.multi) return;
		const twins = new Set(earlier.filter((_, at) => answers[at] === true).map(({ id }) => id));
		const open = new Set(earlier.filter((_, at) => answers[at] === undefined).map(({ id }) => id));
		const hints = engine.similarTo(need.text, statements.slice(0, index), 3);
		if (twins.size > 0) {
			counts.hintsDue += 1;
			counts.hintsGiven += hints.some(({ id }) => twins.has(id)) ? 1 : 0;
		} else {
			counts.hintsNotDue += 1;
			counts.hintsNeedless += hints.some(({ id }) => !open.has(id)) ? 1 : 0;
		}
	});
	return counts;
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** The numbers that a reader asks for, as shares from 0 to 1. */
export function numbersOf(counts: Counts) {
	const precision = share(counts.pairsShownRight, counts.pairsShown);
	const recall = share(counts.pairsShownRight, counts.pairsSame);
	return {
		needs: counts.needs,
		pairwise: { precision, recall, f1: share(2 * precision * recall, precision + recall) },
		same: {
			precision: share(counts.pairsMergedRight, counts.pairsMerged),
			recall: share(counts.pairsMergedRight, counts.pairsSame)
		},
		hardNegatives: {
			pairs: counts.hardNegatives,
			paired: counts.hardNegativesShown,
			share: share(counts.hardNegativesShown, counts.hardNegatives),
			shownAsSame: counts.hardNegativesMerged,
			shareShownAsSame: share(counts.hardNegativesMerged, counts.hardNegatives)
		},
		hints: {
			recallAt3: share(counts.hintsGiven, counts.hintsDue),
			needless: share(counts.hintsNeedless, counts.hintsNotDue)
		},
		contradictions: {
			precision: share(counts.contradictionsShownRight, counts.contradictionsShown),
			recall: share(counts.contradictionsFound, counts.contradictions),
			recallOfConflicts: share(counts.conflictsFound, counts.conflicts),
			kindAccuracy: share(counts.kindsRight, counts.contradictionsShownRight)
		},
		categories: { accuracy: share(counts.categoriesRight, counts.categories) },
		outOfScope: {
			precision: share(counts.outOfScopeRight, counts.outOfScopeShown),
			recall: share(counts.outOfScopeRight, counts.outOfScope)
		},
		several: {
			precision: share(counts.severalRight, counts.severalShown),
			recall: share(counts.severalRight, counts.several)
		}
	};
}
