import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/** Labelled needs: statements of workshops with their clusters, categories and contradictions. */

const Pairs = v.array(v.tuple([v.string(), v.string()]));

const Need = v.object({
	id: v.string(),
	workshop: v.string(),
	text: v.string(),
	/** Needs of one workshop with one cluster are the same need. */
	cluster: v.string(),
	category: v.string(),
	/** Several needs in one; pairs with members of its parts' clusters are not judged. */
	multi: v.optional(v.boolean(), false),
	offTopic: v.optional(v.boolean(), false),
	parts: v.optional(v.array(v.object({ text: v.string(), cluster: v.string() })), [])
});

const LabelledNeeds = v.object({
	meta: v.object({ categories: v.optional(v.array(v.string()), []) }),
	workshops: v.array(v.object({ id: v.string(), title: v.optional(v.string(), '') })),
	needs: v.array(Need),
	/** Look alike, but are not the same. */
	hardNegatives: v.optional(v.array(v.object({ pairs: Pairs })), []),
	contradictions: v.optional(
		v.array(
			v.object({ clusterA: v.string(), clusterB: v.string(), kind: v.string(), pairs: Pairs })
		),
		[]
	)
});

export type LabelledNeeds = v.InferOutput<typeof LabelledNeeds>;
export type LabelledNeed = LabelledNeeds['needs'][number];

/** A file that cannot be evaluated, with a sentence that says why. */
export class UnreadableFile extends Error {}

export function readLabelledNeeds(file: string): LabelledNeeds {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		throw new UnreadableFile(`${file} cannot be read: ${(error as Error).message}.`);
	}
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch {
		throw new UnreadableFile(`${file} is no JSON.`);
	}
	const parsed = v.safeParse(LabelledNeeds, content);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		throw new UnreadableFile(
			`${file} holds no labelled needs: at ${v.getDotPath(issue) ?? 'its top'}, ${issue.message}`
		);
	}
	if (parsed.output.needs.length === 0) throw new UnreadableFile(`${file} holds no needs.`);
	return parsed.output;
}

/** The part of a file that belongs to some of its workshops. */
export function ofWorkshops(
	labelled: LabelledNeeds,
	isMeant: (workshop: string) => boolean
): LabelledNeeds {
	const needs = labelled.needs.filter(({ workshop }) => isMeant(workshop));
	const ids = new Set(needs.map(({ id }) => id));
	const inside = (entry: { pairs: [string, string][] }) =>
		entry.pairs.some(([a, b]) => ids.has(a) && ids.has(b));
	return {
		...labelled,
		workshops: labelled.workshops.filter(({ id }) => isMeant(id)),
		needs,
		hardNegatives: labelled.hardNegatives.filter(inside),
		contradictions: labelled.contradictions.filter(inside)
	};
}

/**
 * Whether two needs of one workshop are the same; nothing where that is not to be judged, as one
 * holds several needs and the other is one of them.
 */
export function areSame(a: LabelledNeed, b: LabelledNeed): boolean | undefined {
	const clusters = (need: LabelledNeed) =>
		need.multi ? need.parts.map(({ cluster }) => cluster) : [need.cluster];
	const shared = clusters(a).some((cluster) => clusters(b).includes(cluster));
	if (a.multi || b.multi) return shared ? undefined : false;
	return shared;
}
