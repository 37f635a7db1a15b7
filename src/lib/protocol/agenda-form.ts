/** An agenda as it stands in a form: travels as one field of JSON, with minutes as typed. */
import * as v from 'valibot';
import { STEP_KINDS, type StepKind, type StepSettings } from '../domain/meeting/steps';

export interface AgendaRow {
	kind: StepKind;
	title: string;
	/** As typed. */
	minutes: string;
	/** Of this kind. */
	settings: StepSettings;
}

const rows = v.array(
	v.object({
		kind: v.picklist(STEP_KINDS),
		title: v.string(),
		minutes: v.string(),
		settings: v.record(v.string(), v.unknown())
	})
);

/** What was not made by the form is no agenda: then it has no step. */
export function parseAgendaRows(json: string): AgendaRow[] {
	try {
		const parsed = v.safeParse(rows, JSON.parse(json));
		return parsed.success ? (parsed.output as AgendaRow[]) : [];
	} catch {
		return [];
	}
}
