import type { MeetingKind } from '$lib/domain/meeting/meeting-kinds';
import { m } from '$lib/paraglide/messages.js';

const LABELS: Record<MeetingKind, () => string> = {
	'needs-workshop': m.templates_kind_needs_workshop,
	'annual-review': m.templates_kind_annual_review,
	'update-workshop': m.templates_kind_update_workshop,
	'kick-off': m.templates_kind_kick_off,
	'results-round': m.templates_kind_results_round,
	other: m.templates_kind_other
};

export function meetingKindLabel(kind: MeetingKind): string {
	return LABELS[kind]();
}
