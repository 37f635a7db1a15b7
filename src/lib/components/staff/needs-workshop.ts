/** The usual course of a needs workshop, for two hours; titles and minutes can be changed. */
import type { StepKind } from '$lib/domain/meeting/steps';
import { m } from '$lib/paraglide/messages.js';

const STEPS: Record<StepKind, { minutes: number; title: () => string }> = {
	arrive: { minutes: 15, title: m.step_arrive },
	collect: { minutes: 12, title: m.step_collect },
	reveal: { minutes: 8, title: m.step_reveal },
	bundle: { minutes: 25, title: m.step_bundle },
	vote: { minutes: 10, title: m.step_vote },
	'core-needs': { minutes: 12, title: m.step_core_needs },
	decide: { minutes: 30, title: m.step_decide },
	close: { minutes: 8, title: m.step_close }
};

export interface AgendaRow {
	kind: string;
	title: string;
	/** As typed. */
	minutes: string;
}

export function needsWorkshopAgenda(): AgendaRow[] {
	return Object.entries(STEPS).map(([kind, { minutes, title }]) => ({
		kind,
		title: title(),
		minutes: String(minutes)
	}));
}
