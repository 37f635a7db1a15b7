/** The usual course of a needs workshop, for two hours; titles and minutes can be changed. */
import { THREAD_KINDS } from '$lib/domain/meeting/steps';
import { usualStep } from '../agenda/step-facts';

export interface AgendaRow {
	kind: string;
	title: string;
	/** As typed. */
	minutes: string;
}

export function needsWorkshopAgenda(): AgendaRow[] {
	return THREAD_KINDS.map(usualStep).map(({ kind, title, minutes }) => ({
		kind,
		title,
		minutes: String(minutes)
	}));
}
