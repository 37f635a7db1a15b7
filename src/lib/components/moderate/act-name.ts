/** Names a moderator's act for the undo button, with enough of its text to be recognised. */
import { parkedEntries } from '$lib/domain/meeting/parking';
import type { ParkedEntry } from '$lib/domain/meeting/model';
import type { MeetingState, ReversibleAct } from '$lib/domain/meeting/state';
import { m } from '$lib/paraglide/messages.js';
import { shortened } from './topic-title';

const SHOWN_LENGTH = 32;

export function actName(act: ReversibleAct, state: MeetingState): string {
	const { inverse } = act;
	switch (inverse.type) {
		case 'MoveToStep':
			return m.moderate_act_move({ step: stepTitle(state, inverse.stepId) });
		case 'UnskipStep':
			return m.agenda_act_skip({ step: stepTitle(state, inverse.stepId) });
		case 'SkipStep':
			return m.agenda_act_unskip({ step: stepTitle(state, inverse.stepId) });
		case 'RemoveStep':
			return m.agenda_act_add({ step: stepTitle(state, inverse.stepId) });
		case 'AddStep':
			return m.agenda_act_remove({ step: brief(inverse.step.title) });
		case 'ReorderStep':
			return m.agenda_act_reorder({ step: stepTitle(state, inverse.stepId) });
		case 'EditStep':
			return m.agenda_act_edit({ step: brief(inverse.step.title) });
		case 'SetPlannedEnd':
			return m.agenda_act_end();
		case 'ResumeIntake':
			return m.agenda_pause_on();
		case 'PauseIntake':
			return m.agenda_pause_off();
		case 'UnlockEdits':
			return m.agenda_lock_on();
		case 'LockEdits':
			return m.agenda_lock_off();
		case 'ReleaseEveryone':
			return m.agenda_call_on();
		case 'CallEveryone':
			return m.agenda_call_off();
		case 'RestoreNeed':
			return m.moderate_act_hide({ text: needText(state, inverse.needId) });
		case 'HideNeed':
			return m.moderate_act_restore({ text: needText(state, inverse.needId) });
		case 'EditNeed':
			return m.moderate_act_edit({ text: needText(state, inverse.needId) });
		case 'RestoreCard':
			return m.rounds_act_hide_card({ text: cardText(state, inverse.cardId) });
		case 'HideCard':
			return m.rounds_act_restore_card({ text: cardText(state, inverse.cardId) });
		case 'EditCard':
			return m.rounds_act_edit_card({ text: cardText(state, inverse.cardId) });
		case 'MoveCard':
			return m.rounds_act_move_card({ text: cardText(state, inverse.cardId) });
		case 'ReopenCards':
			return m.rounds_act_close_cards({ step: stepTitle(state, inverse.stepId) });
		case 'CloseCards':
			return m.rounds_act_reopen_cards({ step: stepTitle(state, inverse.stepId) });
		case 'DropContradiction':
			return m.proposals_act_mark();
		case 'MarkContradiction':
			return m.proposals_act_unmark();
		case 'ResolveContradiction':
			return m.proposals_act_resolve();
		case 'UncategoriseNeeds':
			return m.proposals_act_category({ count: inverse.needIds.length });
		case 'RestoreProposal':
			return m.proposals_act_reject({ text: needText(state, inverse.rejection.needIds[0] ?? '') });
		case 'PutNeedTogether':
			return m.proposals_act_apart({ text: brief(inverse.originalText ?? inverse.text) });
		case 'CategoriseNeed':
			return m.needs_act_category({ text: needText(state, inverse.needId) });
		case 'Unpark':
			return m.needs_act_park({ text: parkedText(state, inverse.entryId) });
		case 'RestoreParked':
			return m.needs_act_unpark({ text: entryText(state, inverse.entry) });
		case 'DisposeParked':
			return m.needs_act_dispose({ text: parkedText(state, inverse.entryId) });
		case 'DiscardRound': {
			if (act.kind === 'AskPair' || act.kind === 'AskResistance') return m.question_act_ask();
			const step = stepTitle(state, inverse.stepId);
			return act.kind === 'ConfirmForRoom'
				? m.rounds_act_room({ step })
				: m.rounds_act_open_round({ step });
		}
		case 'ShowGroup':
			return m.rounds_act_group();
		case 'ShowObjection':
		case 'HideObjection':
			return m.rounds_act_objection({ number: inverse.number });
		case 'RestoreGrouping':
			return groupingName(act.kind, inverse, state);
		case 'RetitleCluster':
			return m.moderate_act_retitle({ text: clusterTitle(state, inverse.clusterId) });
		case 'DiscardDotVote':
			return m.moderate_act_open_vote();
		case 'DropCoreNeed':
			return m.moderate_act_name_core_need({
				text: coreNeedTitle(state, inverse.coreNeedId)
			});
		case 'NameCoreNeed':
			return m.moderate_act_drop_core_need({ text: brief(inverse.title) });
		case 'RecordDecision':
			return act.kind === 'DiscardDecision'
				? m.moderate_act_discard_decision({ text: coreNeedTitle(state, inverse.coreNeedId) })
				: m.moderate_act_record_decision({ text: coreNeedTitle(state, inverse.coreNeedId) });
		case 'DiscardDecision':
			return m.moderate_act_record_decision({ text: decisionTitle(state, inverse.decisionId) });
		case 'ReopenDecision':
			return m.moderate_act_agree({ text: decisionTitle(state, inverse.decisionId) });
		case 'AgreeDecision':
			return m.moderate_act_reopen({ text: decisionTitle(state, inverse.decisionId) });
		case 'BlankScreen':
			return inverse.isBlank ? m.projector_act_bright() : m.projector_act_blank();
		case 'FreezeScreen':
			return m.projector_act_freeze();
		case 'HighlightTopic':
			return m.projector_act_highlight();
		case 'ShowOnScreen':
			return m.projector_act_content();
		case 'SetScreenTheme':
			return m.projector_act_theme();
		case 'DropResult':
			return m.closing_act_result({ text: coreNeedTitle(state, inverse.coreNeedId) });
		case 'RecordResult': {
			const text = coreNeedTitle(state, inverse.coreNeedId);
			return act.kind === 'DropResult'
				? m.closing_act_drop_result({ text })
				: m.closing_act_result({ text });
		}
		case 'DecideActionItem':
		case 'WithdrawItemDecision':
			return m.review_act_item({ text: itemTitle(state, inverse.itemId) });
		case 'RecordAgreement':
			return m.review_act_agreement({ text: brief(inverse.content.what) });
		case 'DiscardAgreement':
			return m.review_act_agreement({ text: agreementText(state, inverse.agreementId) });
		case 'ConfirmAgreement':
		case 'RetractConfirmation':
			return m.review_act_confirmation({ text: agreementText(state, inverse.agreementId) });
		case 'RecordIndicator':
			return m.review_act_indicator({ text: brief(inverse.content.name) });
		case 'RemoveIndicator':
			return m.review_act_indicator({ text: indicatorName(state, inverse.indicatorId) });
		case 'ReopenMeeting':
			return m.moderate_act_close();
		default:
			return m.moderate_act_other();
	}
}

function groupingName(
	kind: string,
	inverse: Extract<ReversibleAct['inverse'], { type: 'RestoreGrouping' }>,
	state: MeetingState
): string {
	switch (kind) {
		case 'MergeTopics':
			return m.moderate_act_merge({
				text: clusterTitle(state, inverse.removedClusterId ?? '')
			});
		case 'UnmergeCluster':
			return m.moderate_act_unmerge({ text: brief(inverse.clusters[0]?.title ?? '') });
		case 'MoveNeed':
			// The need that was moved comes last, after one that it left alone.
			return m.needs_act_move({ text: needText(state, inverse.moves.at(-1)?.needId ?? '') });
		default:
			return m.moderate_act_split_off({
				text: needText(state, inverse.moves[0]?.needId ?? '')
			});
	}
}

function brief(text: string): string {
	return shortened(text, SHOWN_LENGTH);
}

function stepTitle(state: MeetingState, stepId: string): string {
	return brief(state.agenda.find(({ id }) => id === stepId)?.title ?? '');
}

function needText(state: MeetingState, needId: string): string {
	return brief(state.needs[needId]?.text ?? '');
}

function cardText(state: MeetingState, cardId: string): string {
	return brief(state.cards[cardId]?.text ?? '');
}

function parkedText(state: MeetingState, entryId: string): string {
	return brief(parkedEntries(state).find(({ entry }) => entry.id === entryId)?.text ?? '');
}

function entryText({ needs, cards }: MeetingState, { id, text }: ParkedEntry): string {
	return brief(text ?? (needs[id] ?? cards[id])?.text ?? '');
}

function clusterTitle(state: MeetingState, clusterId: string): string {
	return brief(state.clusters[clusterId]?.title ?? '');
}

function coreNeedTitle(state: MeetingState, coreNeedId: string): string {
	return brief(state.coreNeeds.find(({ id }) => id === coreNeedId)?.title ?? '');
}

function decisionTitle(state: MeetingState, decisionId: string): string {
	const decision = state.decisions.find(({ id }) => id === decisionId);
	return decision ? coreNeedTitle(state, decision.coreNeedId) : '';
}

function itemTitle(state: MeetingState, itemId: string): string {
	return brief(state.reviewedItems.find(({ id }) => id === itemId)?.title ?? '');
}

function agreementText(state: MeetingState, agreementId: string): string {
	return brief(state.agreements.find(({ id }) => id === agreementId)?.content.what ?? '');
}

function indicatorName(state: MeetingState, indicatorId: string): string {
	return brief(state.indicators.find(({ id }) => id === indicatorId)?.content.name ?? '');
}
