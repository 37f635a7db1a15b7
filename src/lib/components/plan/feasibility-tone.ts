import type { ChangeContent } from '$lib/domain/plan/plan';

/** Tone of the badge that says whether a change can be made. */
export function feasibilityTone(feasibility: ChangeContent['feasibility']) {
	return ({ yes: 'success', conditional: 'warning', no: 'danger', examine: 'info' } as const)[
		feasibility
	];
}
