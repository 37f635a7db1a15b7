/** What happened so far, in two lines, for whoever comes late. */
import type { MeetingState } from '$lib/domain/meeting/state';
import { shownNeeds } from '$lib/domain/meeting/topics';
import { lastClosedVote, openVote } from '$lib/domain/meeting/voting';
import { m } from '$lib/paraglide/messages.js';

const LINES = 2;

/** The newest things last; no line where nothing has happened yet. */
export function recap(state: MeetingState): string[] {
	const lines: string[] = [];
	const needs = shownNeeds(state).length;
	if (needs > 0)
		lines.push(
			m.agenda_recap_needs({ count: needs, clusters: Object.keys(state.clusters).length })
		);
	else if (state.silentCount > 0) lines.push(m.agenda_recap_silent({ count: state.silentCount }));
	const vote = lastClosedVote(state);
	const [first] = vote?.result ?? [];
	const title = vote?.options.find(({ topicId }) => topicId === first?.topicId)?.title;
	if (openVote(state)) lines.push(m.agenda_recap_vote_open());
	else if (title) lines.push(m.agenda_recap_vote({ title }));
	const agreed = state.decisions.filter(({ status }) => status === 'agreed').length;
	if (agreed > 0) lines.push(m.agenda_recap_agreed({ count: agreed }));
	else if (state.coreNeeds.length > 0)
		lines.push(m.agenda_recap_core({ count: state.coreNeeds.length }));
	return lines.slice(-LINES);
}
