/** What happened so far, in two lines, for whoever comes late. */
import { isSettled } from '$lib/domain/meeting/agreements';
import { currentStep } from '$lib/domain/meeting/capability';
import { shownCards } from '$lib/domain/meeting/cards';
import type { Round } from '$lib/domain/meeting/model';
import { roundOf } from '$lib/domain/meeting/rounds';
import type { MeetingState } from '$lib/domain/meeting/state';
import type { AgendaStep } from '$lib/domain/meeting/steps';
import { shownNeeds } from '$lib/domain/meeting/topics';
import { lastClosedVote, openVote } from '$lib/domain/meeting/voting';
import { m } from '$lib/paraglide/messages.js';

const LINES = 2;

/**
 * What the other steps of the agenda brought, the last of them last; no line where nothing has
 * happened yet. The current step is the task itself and tells its own state.
 */
export function recap(state: MeetingState): string[] {
	const current = currentStep(state);
	const now = current ? broughtBy(current, state) : null;
	const lines = state.agenda
		.map((step) => broughtBy(step, state))
		.filter((line) => line !== now)
		.filter((line) => line !== null);
	// Steps of the same kind may speak of the same.
	return [...new Set(lines)].slice(-LINES);
}

/** Only what has come about: that the room was in a step says nothing. */
function broughtBy(step: AgendaStep, state: MeetingState): string | null {
	switch (step.kind) {
		case 'collect':
			return ofNeeds(state);
		case 'vote':
			return ofVotes(state);
		case 'core-needs':
			return ifAny(state.coreNeeds.length, m.agenda_recap_core);
		case 'decide':
			return ifAny(
				count(state.decisions, ({ status }) => status === 'agreed'),
				m.agenda_recap_agreed
			);
		case 'cards':
			return ofCards(step, state);
		case 'mood':
		case 'matrix':
		case 'confirm':
			return ofRound(step.title, roundOf(state, step.id));
		case 'action-items':
			return ifAny(
				count(state.reviewedItems, ({ decision }) => decision !== null),
				m.agenda_recap_items
			);
		case 'agreements':
			return ifAny(count(state.agreements, isSettled), m.agenda_recap_agreements);
		case 'indicators':
			return ifAny(
				count(state.indicators, ({ stepId }) => stepId === step.id),
				m.agenda_recap_indicators
			);
		default:
			return null;
	}
}

function ofNeeds(state: MeetingState): string | null {
	const clusters = Object.keys(state.clusters).length;
	return (
		ifAny(shownNeeds(state).length, ({ count }) => m.agenda_recap_needs({ count, clusters })) ??
		ifAny(state.silentCount, m.agenda_recap_silent)
	);
}

function ofVotes(state: MeetingState): string | null {
	const vote = lastClosedVote(state);
	const first = vote?.result?.[0]?.topicId;
	const title = vote?.options.find(({ topicId }) => topicId === first)?.title;
	if (title) return m.agenda_recap_vote({ title });
	return openVote(state) ? m.agenda_recap_vote_open() : null;
}

function ofCards({ id, title }: AgendaStep, state: MeetingState): string | null {
	return (
		ifAny(shownCards(state, id).length, ({ count }) => m.agenda_recap_cards({ count, title })) ??
		ifAny(state.silentCards[id] ?? 0, m.agenda_recap_silent)
	);
}

/** How many answered is told while a round runs; what they said is not for here. */
function ofRound(title: string, round: Round | undefined): string | null {
	if (!round) return null;
	if (round.result?.kind === 'confirm' && round.result.room) return m.agenda_recap_heard({ title });
	return ifAny(round.answerCount, ({ count }) => m.agenda_recap_answers({ count, title }));
}

function ifAny(count: number, say: (inputs: { count: number }) => string): string | null {
	return count > 0 ? say({ count }) : null;
}

function count<T>(things: T[], isMeant: (thing: T) => boolean): number {
	return things.filter(isMeant).length;
}
