import { DECISION_FIELD_LENGTH, DECISION_TOTAL_LENGTH } from '$lib/domain/meeting/rules';
import { m } from '$lib/paraglide/messages.js';
import type { Flaw } from './decision-fields';

/** What to do about a field of the decision form. */
export function flawText(flaw: Flaw): string {
	return {
		'feasibility-missing': m.moderate_flaw_feasibility,
		'text-too-long': () => m.moderate_flaw_text_long({ limit: DECISION_FIELD_LENGTH }),
		'all-too-long': () => m.moderate_flaw_all_long({ limit: DECISION_TOTAL_LENGTH }),
		'section-missing': m.moderate_flaw_section,
		'section-text-missing': m.moderate_flaw_section_text,
		'conditions-missing': m.moderate_flaw_conditions,
		'side-missing': m.moderate_flaw_side,
		'person-missing': m.moderate_flaw_person,
		'due-missing': m.moderate_flaw_due,
		'period-reversed': m.moderate_flaw_period,
		'cost-unclear': m.moderate_flaw_cost,
		'cost-too-high': m.moderate_flaw_cost_high,
		'body-missing': m.moderate_flaw_body
	}[flaw]();
}
