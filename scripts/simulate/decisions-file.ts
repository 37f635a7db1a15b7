import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import {
	FEASIBILITIES,
	HORIZONS,
	INVOLVEMENTS,
	RESPONSIBLE_SIDES
} from '../../src/lib/domain/meeting/model';

const DecisionTemplate = v.object({
	/** Codes of the outline; others are chosen where the plan does not have them. */
	sections: v.array(v.string()),
	text: v.string(),
	feasibility: v.picklist(FEASIBILITIES),
	conditions: v.string(),
	how: v.string(),
	horizon: v.nullable(v.picklist(HORIZONS)),
	oneOffCost: v.nullable(v.number()),
	runningCostPerYear: v.nullable(v.number()),
	responsible: v.object({ side: v.picklist(RESPONSIBLE_SIDES), person: v.string() }),
	dueInMonths: v.number(),
	approval: v.nullable(v.object({ body: v.string(), involvement: v.picklist(INVOLVEMENTS) }))
});
export type DecisionTemplate = v.InferOutput<typeof DecisionTemplate>;

/** What the simulated group decides, whatever its core needs are. */
export function readDecisions(): DecisionTemplate[] {
	const file = path.join(import.meta.dirname, 'decisions.json');
	return v.parse(v.array(DecisionTemplate), JSON.parse(readFileSync(file, 'utf8')));
}
