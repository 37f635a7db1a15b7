/**
 * What one stream asks of another: an agreed decision amends the plan and opens an action
 * item, a reopened one takes both back. Pure and named by its cause: asked twice, it gives the
 * same commands with the same ids, so the server may repeat it after a crash. Rules FU.
 */
import type { ActionItemCommand } from './action-item/action-item';
import type { MeetingEvent } from './meeting/events';
import type { Decision } from './meeting/model';
import type { MeetingState } from './meeting/state';
import { needsOfTopic } from './meeting/topics';
import type { ChangeCause, PlanCommand } from './plan/plan';

export type FollowUp = { commandId: string } & (
	| { stream: 'plan'; id: string; command: PlanCommand }
	| { stream: 'action-item'; id: string; command: ActionItemCommand }
);

/** Note of an item that a reopened decision dropped; pages show it as a sentence. */
export const NOTE_DECISION_REOPENED = 'decision-reopened';

/**
 * @param event of the meeting's stream
 * @param before the meeting's state before the event
 * @param at when the event was decided (epoch ms)
 */
export function followUpsOf(event: MeetingEvent, before: MeetingState, at: number): FollowUp[] {
	if (before.isRehearsal) return [];
	switch (event.type) {
		case 'DecisionAgreed': {
			const decision = before.decisions.find(({ id }) => id === event.decisionId);
			return decision ? agreed(decision, event.agreement, before, at) : [];
		}
		case 'DecisionReopened': {
			const decision = before.decisions.find(({ id }) => id === event.decisionId);
			return decision ? reopened(decision, before) : [];
		}
		default:
			return [];
	}
}

/** What staff get to settle when the plan refuses a change: lost it must not be. */
export function openPointFor(followUp: FollowUp, refusalCode: string): FollowUp | null {
	if (followUp.stream !== 'plan' || followUp.command.type !== 'ProposeChange') return null;
	const { changeId, cause, content } = followUp.command;
	const itemId = `${changeId}.clarify`;
	return {
		stream: 'action-item',
		id: itemId,
		commandId: `${followUp.commandId}.clarify`,
		command: {
			type: 'OpenActionItem',
			itemId,
			kind: 'clarify',
			title: cause.coreNeed.title,
			cause: itemCause(cause, changeId, followUp.id),
			refusal: refusalCode,
			side: 'authority',
			owner: '',
			dueAt: content.dueAt
		}
	};
}

function agreed(
	decision: Decision,
	agreement: number,
	meeting: MeetingState,
	at: number
): FollowUp[] {
	const { content } = decision;
	const changeId = changeIdOf(meeting.meetingId, decision.id, agreement);
	const cause = causeOf(decision, agreement, meeting);
	const change: FollowUp = {
		stream: 'plan',
		id: meeting.planId,
		commandId: `propose.${changeId}`,
		command: { type: 'ProposeChange', changeId, cause, content, agreedAt: at }
	};
	// What cannot be done is recorded in the change log, but there is nothing to follow up.
	if (content.feasibility === 'no') return [change];
	return [
		change,
		{
			stream: 'action-item',
			id: changeId,
			commandId: `open.${changeId}`,
			command: {
				type: 'OpenActionItem',
				itemId: changeId,
				kind: content.feasibility === 'examine' ? 'examine' : 'implement',
				title: cause.coreNeed.title,
				cause: itemCause(cause, changeId, meeting.planId),
				refusal: null,
				side: content.responsible.side,
				owner: content.responsible.person,
				dueAt: content.dueAt
			}
		}
	];
}

function reopened(decision: Decision, meeting: MeetingState): FollowUp[] {
	const changeId = changeIdOf(meeting.meetingId, decision.id, decision.agreements);
	const withdrawal: FollowUp = {
		stream: 'plan',
		id: meeting.planId,
		commandId: `withdraw.${changeId}`,
		command: { type: 'WithdrawChange', changeId }
	};
	if (decision.content.feasibility === 'no') return [withdrawal];
	return [
		withdrawal,
		{
			stream: 'action-item',
			id: changeId,
			commandId: `drop.${changeId}`,
			command: { type: 'MoveActionItem', status: 'dropped', note: NOTE_DECISION_REOPENED }
		}
	];
}

function changeIdOf(meetingId: string, decisionId: string, agreement: number): string {
	return `${meetingId}.${decisionId}.${agreement}`;
}

function causeOf(decision: Decision, agreement: number, meeting: MeetingState): ChangeCause {
	const coreNeed = meeting.coreNeeds.find(({ id }) => id === decision.coreNeedId);
	const needs = coreNeed ? needsOfTopic(meeting, coreNeed.topicId) : [];
	return {
		meetingId: meeting.meetingId,
		meetingTitle: meeting.title,
		decisionId: decision.id,
		agreement,
		coreNeed: { id: decision.coreNeedId, title: coreNeed?.title ?? '' },
		needs: needs
			.filter(({ status }) => status === 'shown')
			.map(({ id, text }) => ({ id, text }))
			.sort((a, b) => (a.id < b.id ? -1 : 1))
	};
}

function itemCause(cause: ChangeCause, changeId: string, planId: string) {
	return {
		meetingId: cause.meetingId,
		meetingTitle: cause.meetingTitle,
		decisionId: cause.decisionId,
		coreNeedTitle: cause.coreNeed.title,
		changeId,
		planId
	};
}
