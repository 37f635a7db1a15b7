import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { STAKEHOLDER_GROUPS } from '../../src/lib/domain/meeting/stakeholder-groups';
import { UnusableOption } from './options';

/** Only what the simulation uses; such files hold labels for other purposes as well. */
const NeedsFile = v.object({
	workshops: v.array(v.object({ id: v.string(), title: v.string() })),
	needs: v.array(
		v.object({
			id: v.string(),
			workshop: v.string(),
			group: v.picklist(STAKEHOLDER_GROUPS),
			text: v.string(),
			/** Needs of one workshop with the same cluster are the same need. */
			cluster: v.nullish(v.string())
		})
	)
});

export type LabelledNeed = v.InferOutput<typeof NeedsFile>['needs'][number];

export interface Workshop {
	title: string;
	needs: LabelledNeed[];
}

/** @throws UnusableOption when the file cannot be read or does not hold this workshop */
export function readWorkshop(file: string, id: string): Workshop {
	const { workshops, needs } = parsed(file);
	const workshop = workshops.find((candidate) => candidate.id === id);
	if (!workshop) {
		const known = workshops.map((candidate) => candidate.id).join(', ');
		throw new UnusableOption(`--workshop ${id} is not in ${file}; it holds ${known}.`);
	}
	const own = needs.filter((need) => need.workshop === id);
	if (own.length === 0) throw new UnusableOption(`Workshop ${id} of ${file} has no needs.`);
	return { title: workshop.title, needs: own };
}

function parsed(file: string): v.InferOutput<typeof NeedsFile> {
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new UnusableOption(`--needs ${file} cannot be read: ${String(error)}`);
	}
	const result = v.safeParse(NeedsFile, content);
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw new UnusableOption(
		`--needs ${file} has another format: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`
	);
}
