/**
 * The sentence of every refusal, in the reader's language. A code of the domain or of the
 * server without a sentence does not compile.
 */
import type { ActionItemRefusal } from '$lib/domain/action-item/action-item';
import type { MeetingRefusal } from '$lib/domain/meeting/refusals';
import type { PlanRefusal } from '$lib/domain/plan/plan';
import { m } from '$lib/paraglide/messages.js';
import { numberText } from './format';

/** Refusals that no domain decides: they come from gateway, throttles and failures. */
type ShellRefusal =
	| 'right/not-signed-in'
	| 'join/code-not-open'
	| 'join/too-many-attempts'
	| 'screen/code-shape'
	| 'screen/code-unknown'
	| 'screen/too-many-attempts'
	| 'command/malformed'
	| 'command/too-large'
	| 'command/unknown-type'
	| 'connection/protocol-outdated'
	| 'connection/origin-refused'
	| 'connection/seat-unknown'
	| 'connection/seat-ended'
	| 'rate/too-fast'
	| 'server/unavailable'
	| 'server/fault';

export type KnownRefusal = MeetingRefusal | PlanRefusal | ActionItemRefusal | ShellRefusal;

/** What sentences may name. A refusal fills in those that its sentence uses. */
type Words = Record<'count' | 'limit' | 'length' | 'min' | 'max' | 'code' | 'id', string>;

const SENTENCES: Record<KnownRefusal, (words: Words) => string> = {
	'meeting/already-prepared': m.refusal_meeting_already_prepared,
	'meeting/not-prepared': m.refusal_meeting_not_prepared,
	'meeting/closed': m.refusal_meeting_closed,
	'meeting/not-closed': m.refusal_meeting_not_closed,
	'right/missing': m.refusal_right_missing,
	'right/lead-missing': m.refusal_right_lead_missing,
	'right/not-signed-in': m.refusal_right_not_signed_in,
	'agenda/step-unknown': m.refusal_agenda_step_unknown,
	'agenda/already-there': m.refusal_agenda_already_there,
	'agenda/not-collecting': m.refusal_agenda_not_collecting,
	'agenda/wrong-step': m.refusal_agenda_wrong_step,
	'agenda/step-is-current': m.refusal_agenda_step_is_current,
	'agenda/step-in-use': m.refusal_agenda_step_in_use,
	'agenda/step-exists': m.refusal_agenda_step_exists,
	'agenda/too-many-steps': m.refusal_agenda_too_many_steps,
	'agenda/nothing-changed': m.refusal_agenda_nothing_changed,
	'agenda/picture-alt-missing': m.refusal_agenda_picture_alt_missing,
	'agenda/setting-invalid': m.refusal_agenda_setting_invalid,
	'intake/paused': m.refusal_intake_paused,
	'edits/locked': m.refusal_edits_locked,
	'timer/not-running': m.refusal_timer_not_running,
	'timer/minutes-out-of-range': m.refusal_timer_minutes_out_of_range,
	'joining/group-unknown': m.refusal_joining_group_unknown,
	'joining/school-unknown': m.refusal_joining_school_unknown,
	'joining/people-out-of-range': m.refusal_joining_people_out_of_range,
	'joining/has-dots': m.refusal_joining_has_dots,
	'joining/not-joined': m.refusal_joining_not_joined,
	'need/text-empty': m.refusal_need_text_empty,
	'need/text-too-long': m.refusal_need_text_too_long,
	'need/too-many': m.refusal_need_too_many,
	'need/exists': m.refusal_need_exists,
	'need/unknown': m.refusal_need_unknown,
	'need/not-yours': m.refusal_need_not_yours,
	'need/withdrawn': m.refusal_need_withdrawn,
	'need/hidden': m.refusal_need_hidden,
	'need/not-hidden': m.refusal_need_not_hidden,
	'need/unchanged': m.refusal_need_unchanged,
	'need/already-used': m.refusal_need_already_used,
	'reveal/nothing-new': m.refusal_reveal_nothing_new,
	'reveal/still-collecting': m.refusal_reveal_still_collecting,
	'need/not-shown': m.refusal_need_not_shown,
	'support/own-need': m.refusal_support_own_need,
	'support/already': m.refusal_support_already,
	'support/none': m.refusal_support_none,
	'question/is-open': m.refusal_question_is_open,
	'contradiction/exists': m.refusal_contradiction_exists,
	'contradiction/unknown': m.refusal_contradiction_unknown,
	'contradiction/resolved': m.refusal_contradiction_resolved,
	'contradiction/unchanged': m.refusal_contradiction_unchanged,
	'contradiction/text-empty': m.refusal_contradiction_text_empty,
	'contradiction/text-too-long': m.refusal_contradiction_text_too_long,
	'proposal/already-rejected': m.refusal_proposal_already_rejected,
	'proposal/not-rejected': m.refusal_proposal_not_rejected,
	'parking/unknown': m.refusal_parking_unknown,
	'parking/exists': m.refusal_parking_exists,
	'parking/full': m.refusal_parking_full,
	'parking/undisposed': m.refusal_parking_undisposed,
	'parking/disposition-incomplete': m.refusal_parking_disposition_incomplete,
	'parking/disposition-too-long': m.refusal_parking_disposition_too_long,
	'topic/changed-meanwhile': m.refusal_topic_changed_meanwhile,
	'topic/too-few': m.refusal_topic_too_few,
	'topic/is-core-need': m.refusal_topic_is_core_need,
	'topic/title-empty': m.refusal_topic_title_empty,
	'topic/title-too-long': m.refusal_topic_title_too_long,
	'cluster/exists': m.refusal_cluster_exists,
	'vote/exists': m.refusal_vote_exists,
	'vote/unknown': m.refusal_vote_unknown,
	'vote/is-open': m.refusal_vote_is_open,
	'vote/not-open': m.refusal_vote_not_open,
	'vote/has-ballots': m.refusal_vote_has_ballots,
	'vote/too-few-options': m.refusal_vote_too_few_options,
	'vote/dots-out-of-range': m.refusal_vote_dots_out_of_range,
	'ballot/option-unknown': m.refusal_ballot_option_unknown,
	'ballot/too-many-dots': m.refusal_ballot_too_many_dots,
	'ballot/too-many-on-one': m.refusal_ballot_too_many_on_one,
	'card/text-empty': m.refusal_card_text_empty,
	'card/text-too-long': m.refusal_card_text_too_long,
	'card/too-many': m.refusal_card_too_many,
	'card/exists': m.refusal_card_exists,
	'card/unknown': m.refusal_card_unknown,
	'card/not-yours': m.refusal_card_not_yours,
	'card/withdrawn': m.refusal_card_withdrawn,
	'card/hidden': m.refusal_card_hidden,
	'card/closed': m.refusal_card_closed,
	'card/not-closed': m.refusal_card_not_closed,
	'card/not-shown': m.refusal_card_not_shown,
	'card/already-used': m.refusal_card_already_used,
	'card/not-hidden': m.refusal_card_not_hidden,
	'card/unchanged': m.refusal_card_unchanged,
	'card/column-unknown': m.refusal_card_column_unknown,
	'card/is-need': m.refusal_card_is_need,
	'round/exists': m.refusal_round_exists,
	'round/unknown': m.refusal_round_unknown,
	'round/not-open': m.refusal_round_not_open,
	'round/has-answers': m.refusal_round_has_answers,
	'round/group-too-small': m.refusal_round_group_too_small,
	'round/nothing-to-ask': m.refusal_round_nothing_to_ask,
	'round/too-many-items': m.refusal_round_too_many_items,
	'answer/does-not-fit': m.refusal_answer_does_not_fit,
	'answer/text-too-long': m.refusal_answer_text_too_long,
	'objection/unknown': m.refusal_objection_unknown,
	'objection/text-empty': m.refusal_objection_text_empty,
	'objection/text-too-long': m.refusal_objection_text_too_long,
	'objection/unchanged': m.refusal_objection_unchanged,
	'core-need/exists': m.refusal_core_need_exists,
	'core-need/unknown': m.refusal_core_need_unknown,
	'core-need/has-decision': m.refusal_core_need_has_decision,
	'decision/exists': m.refusal_decision_exists,
	'decision/unknown': m.refusal_decision_unknown,
	'decision/agreed': m.refusal_decision_agreed,
	'decision/not-agreed': m.refusal_decision_not_agreed,
	'decision/text-too-long': m.refusal_decision_text_too_long,
	'decision/section-unknown': m.refusal_decision_section_unknown,
	'decision/section-twice': m.refusal_decision_section_twice,
	'decision/section-missing': m.refusal_decision_section_missing,
	'decision/conditions-missing': m.refusal_decision_conditions_missing,
	'decision/responsible-missing': m.refusal_decision_responsible_missing,
	'decision/due-missing': m.refusal_decision_due_missing,
	'decision/date-invalid': m.refusal_decision_date_invalid,
	'decision/period-reversed': m.refusal_decision_period_reversed,
	'decision/cost-out-of-range': m.refusal_decision_cost_out_of_range,
	'screen/code-shape': m.refusal_screen_code_shape,
	'screen/code-unknown': m.refusal_screen_code_unknown,
	'screen/too-many-attempts': m.refusal_screen_too_many_attempts,
	'screen/unchanged': m.refusal_screen_unchanged,
	'core-need/has-result': m.refusal_core_need_has_result,
	'result/unknown': m.refusal_result_unknown,
	'result/missing': m.refusal_result_missing,
	'result/sentence-missing': m.refusal_result_sentence_missing,
	'result/text-too-long': m.refusal_result_text_too_long,
	'result/who-missing': m.refusal_result_who_missing,
	'result/due-missing': m.refusal_result_due_missing,
	'result/date-invalid': m.refusal_result_date_invalid,
	'feedback/over': m.refusal_feedback_over,
	'feedback/worth-out-of-range': m.refusal_feedback_worth_out_of_range,
	'feedback/text-too-long': m.refusal_feedback_text_too_long,
	'undo/nothing': m.refusal_undo_nothing,
	'undo/no-longer-possible': m.refusal_undo_no_longer_possible,
	'plan/already-started': m.refusal_plan_already_started,
	'plan/not-started': m.refusal_plan_not_started,
	'plan/section-unknown': m.refusal_plan_section_unknown,
	'plan/section-changed-meanwhile': m.refusal_plan_section_changed_meanwhile,
	'plan/change-exists': m.refusal_plan_change_exists,
	'plan/change-unknown': m.refusal_plan_change_unknown,
	'plan/change-withdrawn': m.refusal_plan_change_withdrawn,
	'action-item/exists': m.refusal_action_item_exists,
	'action-item/unknown': m.refusal_action_item_unknown,
	'action-item/unchanged': m.refusal_action_item_unchanged,
	'action-item/reason-missing': m.refusal_action_item_reason_missing,
	'action-item/owner-missing': m.refusal_action_item_owner_missing,
	'action-item/text-too-long': m.refusal_action_item_text_too_long,
	'action-item/date-invalid': m.refusal_action_item_date_invalid,
	'action-item/undecided': m.refusal_action_item_undecided,
	'action-item/not-decided': m.refusal_action_item_not_decided,
	'action-item/due-missing': m.refusal_action_item_due_missing,
	'action-item/not-pending': m.refusal_action_item_not_pending,
	'action-item/not-reviewed': m.refusal_action_item_not_reviewed,
	'agreement/unknown': m.refusal_agreement_unknown,
	'agreement/what-missing': m.refusal_agreement_what_missing,
	'agreement/responsible-missing': m.refusal_agreement_responsible_missing,
	'agreement/due-missing': m.refusal_agreement_due_missing,
	'agreement/date-invalid': m.refusal_agreement_date_invalid,
	'agreement/section-missing': m.refusal_agreement_section_missing,
	'agreement/section-unknown': m.refusal_agreement_section_unknown,
	'agreement/text-too-long': m.refusal_agreement_text_too_long,
	'agreement/too-many': m.refusal_agreement_too_many,
	'agreement/settled': m.refusal_agreement_settled,
	'agreement/already-confirmed': m.refusal_agreement_already_confirmed,
	'agreement/not-confirmed': m.refusal_agreement_not_confirmed,
	'agreement/other-side': m.refusal_agreement_other_side,
	'indicator/unknown': m.refusal_indicator_unknown,
	'indicator/name-missing': m.refusal_indicator_name_missing,
	'indicator/text-too-long': m.refusal_indicator_text_too_long,
	'indicator/number-out-of-range': m.refusal_indicator_number_out_of_range,
	'indicator/too-many': m.refusal_indicator_too_many,
	'join/code-not-open': m.refusal_join_code_not_open,
	'join/too-many-attempts': m.refusal_join_too_many_attempts,
	'command/malformed': m.refusal_command_malformed,
	'command/too-large': m.refusal_command_too_large,
	'command/unknown-type': m.refusal_command_unknown_type,
	'connection/protocol-outdated': m.refusal_connection_protocol_outdated,
	'connection/origin-refused': m.refusal_connection_origin_refused,
	'connection/seat-unknown': m.refusal_connection_seat_unknown,
	'connection/seat-ended': m.refusal_connection_seat_ended,
	'rate/too-fast': m.refusal_rate_too_fast,
	'server/unavailable': m.refusal_server_unavailable,
	'server/fault': m.refusal_server_fault
};

export const KNOWN_REFUSALS = Object.keys(SENTENCES) as KnownRefusal[];

/** A code that this version of the page does not know gets a general sentence. */
export function refusalText(refusal: {
	code: string;
	params?: Record<string, string | number>;
}): string {
	if (!isKnown(refusal.code)) return m.refusal_unknown();
	const { params = {} } = refusal;
	const word = (name: keyof Words) => wordOf(params[name]);
	return SENTENCES[refusal.code]({
		count: word('count'),
		limit: word('limit'),
		length: word('length'),
		min: word('min'),
		max: word('max'),
		code: word('code'),
		id: word('id')
	});
}

function wordOf(param: string | number | undefined): string {
	return typeof param === 'number' ? numberText(param) : (param ?? '');
}

function isKnown(code: string): code is KnownRefusal {
	return Object.hasOwn(SENTENCES, code);
}
