/** What the room has begun and not finished: shown before closing, and wherever it needs attention. */
import { isSettled } from '$lib/domain/meeting/agreements';
import type { CoreNeed } from '$lib/domain/meeting/model';
import { undecidedItems } from '$lib/domain/meeting/reviewing';
import type { AgendaStep, StepKind } from '$lib/domain/meeting/steps';
import type { MeetingState } from '$lib/domain/meeting/state';
import { openVote } from '$lib/domain/meeting/voting';

export type Unfinished =
	| { kind: 'silent-needs'; count: number }
	| { kind: 'open-vote'; voters: number }
	/** The first of them. */
	| { kind: 'open-round'; step: AgendaStep; answers: number }
	| { kind: 'undecided'; coreNeeds: CoreNeed[] }
	| { kind: 'drafts'; coreNeeds: CoreNeed[] }
	| { kind: 'open-items'; count: number }
	| { kind: 'unconfirmed'; count: number };

/** In the order of the agenda. */
export function unfinished(state: MeetingState): Unfinished[] {
	const vote = openVote(state);
	const found: Unfinished[] = [];
	if (state.silentCount > 0) found.push({ kind: 'silent-needs', count: state.silentCount });
	if (vote) found.push({ kind: 'open-vote', voters: vote.ballotCount });
	const round = openRound(state);
	if (round) found.push(round);
	const undecided = state.coreNeeds.filter(
		({ id }) => statusOf(state, id) === 'open' && !state.results[id]
	);
	if (undecided.length > 0) found.push({ kind: 'undecided', coreNeeds: undecided });
	const drafts = state.coreNeeds.filter(
		({ id }) => statusOf(state, id) === 'draft' && !state.results[id]
	);
	if (drafts.length > 0) found.push({ kind: 'drafts', coreNeeds: drafts });
	const openItems = undecidedItems(state).length;
	if (openItems > 0) found.push({ kind: 'open-items', count: openItems });
	const unconfirmed = state.agreements.filter((agreement) => !isSettled(agreement)).length;
	if (unconfirmed > 0) found.push({ kind: 'unconfirmed', count: unconfirmed });
	return found;
}

function openRound({ rounds, agenda }: MeetingState): Unfinished | null {
	for (const { stepId, status, answerCount } of rounds) {
		const step = status === 'open' ? agenda.find(({ id }) => id === stepId) : undefined;
		if (step) return { kind: 'open-round', step, answers: answerCount };
	}
	return null;
}

/** The step where it can be finished: the one that it belongs to, or the first of its kind. */
export function placeOf(item: Unfinished, { agenda }: MeetingState): AgendaStep | undefined {
	if (item.kind === 'open-round') return item.step;
	const place = kindOf(item.kind);
	const ofKind = agenda.filter(({ kind }) => kind === place);
	return ofKind.find(({ isSkipped }) => !isSkipped) ?? ofKind[0];
}

function kindOf(kind: Exclude<Unfinished['kind'], 'open-round'>): StepKind {
	switch (kind) {
		case 'silent-needs':
			return 'reveal';
		case 'open-vote':
			return 'vote';
		case 'undecided':
		case 'drafts':
			return 'decide';
		case 'open-items':
			return 'action-items';
		case 'unconfirmed':
			return 'agreements';
	}
}

/** What was left behind in a step that is not the current one, and hinders the room there. */
export function leftBehind(state: MeetingState, current: StepKind | undefined): Unfinished[] {
	if (state.status === 'closed' || current === 'close') return [];
	return unfinished(state).filter(
		(item) =>
			(item.kind === 'open-round' && item.step.id !== state.currentStepId) ||
			(item.kind === 'silent-needs' && !['arrive', 'collect', 'reveal'].includes(current ?? '')) ||
			(item.kind === 'open-vote' && current !== 'vote')
	);
}

/** How far the decision for a core need is. */
export function statusOf(state: MeetingState, coreNeedId: string): 'open' | 'draft' | 'agreed' {
	return state.decisions.find((decision) => decision.coreNeedId === coreNeedId)?.status ?? 'open';
}
