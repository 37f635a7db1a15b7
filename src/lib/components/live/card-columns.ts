import type { AgendaStep, CardColumn } from '$lib/domain/meeting/steps';

/** The columns of a cards step with their titles; one without a title has that of the step. */
export function columnsOf(step: Extract<AgendaStep, { kind: 'cards' }>): CardColumn[] {
	return step.settings.columns.map(({ id, title }) => ({ id, title: title || step.title }));
}
