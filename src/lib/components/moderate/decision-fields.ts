/**
 * A decision as it stands in the form: everything as typed, nothing lost on the way to the domain
 * and back. What is wrong or missing is said per field before anything is sent; the rules are the
 * domain's (decisions.ts), a test holds both together.
 */
import { cleanParagraphs, isBlank, lengthOf } from '$lib/domain/kernel/text';
import {
	FEASIBILITIES,
	HORIZONS,
	INVOLVEMENTS,
	RESPONSIBLE_SIDES,
	type DecisionContent,
	type Feasibility
} from '$lib/domain/meeting/model';
import {
	COST_LIMIT,
	DECISION_FIELD_LENGTH,
	DECISION_TOTAL_LENGTH
} from '$lib/domain/meeting/rules';
import * as v from 'valibot';
import { parseEuros, typedEuros } from './euros';

const text = v.string();

const fieldsSchema = v.object({
	sections: v.array(v.object({ code: text, text })),
	feasibility: v.picklist(['', ...FEASIBILITIES]),
	conditions: text,
	how: text,
	from: text,
	to: text,
	horizon: v.picklist(['', ...HORIZONS.map(String)]),
	oneOff: text,
	running: text,
	side: v.picklist(['', ...RESPONSIBLE_SIDES]),
	person: text,
	due: text,
	approvals: v.array(
		v.object({ body: text, involvement: v.picklist(INVOLVEMENTS), plannedFor: text })
	)
});

export type DecisionFields = v.InferOutput<typeof fieldsSchema>;

/** What is wrong, by field: `sections`, `section 5.2`, `feasibility`, `approval 0` ... */
export type Flaws = ReadonlyMap<string, Flaw>;
export type Flaw =
	| 'feasibility-missing'
	| 'text-too-long'
	| 'all-too-long'
	| 'section-missing'
	| 'section-text-missing'
	| 'conditions-missing'
	| 'side-missing'
	| 'person-missing'
	| 'due-missing'
	| 'period-reversed'
	| 'cost-unclear'
	| 'cost-too-high'
	| 'body-missing';

export function emptyFields(): DecisionFields {
	return {
		sections: [],
		feasibility: '',
		conditions: '',
		how: '',
		from: '',
		to: '',
		horizon: '',
		oneOff: '',
		running: '',
		side: '',
		person: '',
		due: '',
		approvals: []
	};
}

export function fieldsOf(content: DecisionContent, locale: string): DecisionFields {
	return {
		sections: content.sectionChanges.map((change) => ({ ...change })),
		feasibility: content.feasibility,
		conditions: content.conditions,
		how: content.how,
		from: content.period.from ?? '',
		to: content.period.to ?? '',
		horizon: content.horizon === null ? '' : String(content.horizon),
		oneOff: typedEuros(content.oneOffCost, locale),
		running: typedEuros(content.runningCostPerYear, locale),
		side: content.responsible.side ?? '',
		person: content.responsible.person,
		due: content.dueAt ?? '',
		approvals: content.approvals.map(({ body, involvement, plannedFor }) => ({
			body,
			involvement,
			plannedFor: plannedFor ?? ''
		}))
	};
}

/** Only for fields without flaws; what could not be understood would be left out. */
export function contentOf(fields: DecisionFields): DecisionContent {
	return {
		sectionChanges: fields.sections.map((section) => ({ ...section })),
		feasibility: feasibilityOf(fields),
		conditions: fields.conditions,
		how: fields.how,
		period: { from: fields.from || null, to: fields.to || null },
		horizon: HORIZONS.find((horizon) => String(horizon) === fields.horizon) ?? null,
		oneOffCost: eurosOf(fields.oneOff),
		runningCostPerYear: eurosOf(fields.running),
		responsible: { side: fields.side || null, person: fields.person },
		dueAt: fields.due || null,
		approvals: fields.approvals.map((approval) => ({
			...approval,
			plannedFor: approval.plannedFor || null
		}))
	};
}

/** What no draft may have. */
export function flawsOf(fields: DecisionFields): Flaws {
	const flaws = new Map<string, Flaw>();
	const texts: [field: string, text: string][] = [
		...fields.sections.map(({ code, text }): [string, string] => [`section ${code}`, text]),
		['conditions', fields.conditions],
		['how', fields.how],
		['person', fields.person],
		...fields.approvals.map(({ body }, index): [string, string] => [`approval ${index}`, body])
	];
	const lengths = texts.map(([, text]) => lengthOf(cleanParagraphs(text)));
	if (lengths.reduce((sum, length) => sum + length, 0) > DECISION_TOTAL_LENGTH)
		flaws.set('all', 'all-too-long');
	texts.forEach(([field], index) => {
		if ((lengths[index] ?? 0) > DECISION_FIELD_LENGTH) flaws.set(field, 'text-too-long');
	});
	fields.approvals.forEach(({ body }, index) => {
		if (isBlank(body)) flaws.set(`approval ${index}`, 'body-missing');
	});
	if (fields.feasibility === '') flaws.set('feasibility', 'feasibility-missing');
	if (fields.from && fields.to && fields.from > fields.to) flaws.set('to', 'period-reversed');
	for (const field of ['oneOff', 'running'] as const) {
		const cost = parseEuros(fields[field]);
		if (cost.kind === 'unclear') flaws.set(field, 'cost-unclear');
		if (cost.kind === 'amount' && cost.euros > COST_LIMIT) flaws.set(field, 'cost-too-high');
	}
	return flaws;
}

/** What is missing before the decision can be agreed; a draft may lack it. */
export function gapsOf(fields: DecisionFields): Flaws {
	const gaps = new Map<string, Flaw>();
	if (fields.feasibility === '') gaps.set('feasibility', 'feasibility-missing');
	if (fields.feasibility === 'conditional' && isBlank(fields.conditions))
		gaps.set('conditions', 'conditions-missing');
	if (fields.feasibility === 'no') return gaps;
	if (fields.sections.length === 0) gaps.set('sections', 'section-missing');
	for (const { code, text } of fields.sections)
		if (isBlank(text)) gaps.set(`section ${code}`, 'section-text-missing');
	if (fields.side === '') gaps.set('side', 'side-missing');
	if (isBlank(fields.person)) gaps.set('person', 'person-missing');
	if (fields.due === '') gaps.set('due', 'due-missing');
	return gaps;
}

/** A draft that was kept as text; null where it is none, or one of an older shape. */
export function keptFields(kept: string): DecisionFields | null {
	if (kept === '') return null;
	try {
		const parsed = v.safeParse(fieldsSchema, JSON.parse(kept));
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}

function feasibilityOf({ feasibility }: DecisionFields): Feasibility {
	return feasibility === '' ? 'examine' : feasibility;
}

function eurosOf(typed: string): number | null {
	const cost = parseEuros(typed);
	return cost.kind === 'amount' ? cost.euros : null;
}
