import type { ScreenContent } from '$lib/domain/meeting/screen-settings';
import { m } from '$lib/paraglide/messages.js';

const NAMES: Record<ScreenContent, () => string> = {
	step: m.projector_content_step,
	join: m.projector_content_join,
	topics: m.projector_content_topics,
	ranking: m.projector_content_ranking,
	'core-needs': m.projector_content_core_needs,
	decisions: m.projector_content_decisions,
	agenda: m.projector_content_agenda
};

export function contentName(content: ScreenContent): string {
	return NAMES[content]();
}
