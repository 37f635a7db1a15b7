import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	type ActionItemState,
	decideActionItem,
	evolveActionItem,
	initialActionItem
} from './action-item/action-item';
import {
	type FollowUp,
	NOTE_AGREEMENT_RETRACTED,
	NOTE_DECISION_REOPENED,
	NOTE_MEETING_REOPENED,
	followUpsOf,
	openPointFor
} from './follow-ups';
import type { Actor } from './kernel/actor';
import type { MeetingCommand } from './meeting/commands';
import { decide, evolve, nextUndo } from './meeting/decider';
import type { MeetingEvent } from './meeting/events';
import type { DecisionContent } from './meeting/model';
import {
	NOW,
	agreed,
	agreementRecorded,
	completeDecision,
	completeResult,
	confirmed,
	hidden,
	itemsShown,
	meetingPrepared,
	merged,
	moderator,
	named,
	recorded,
	resulted,
	revealed,
	revealedNeeds,
	stateAfter,
	submitted
} from './meeting/specification.test-support';
import { initialMeeting } from './meeting/state';

import { type PlanState, decidePlan, evolvePlan, initialPlan } from './plan/plan';

const reopened: MeetingEvent = { type: 'DecisionReopened', decisionId: 'decision-1' };
const system: Actor = { kind: 'system', cause: 'follow-up' };

function draft(change: Partial<DecisionContent> = {}): MeetingEvent[] {
	return [
		// Entered in another order than that of the ids.
		...['need-2', 'need-1', 'need-3'].map((id) => submitted(id)),
		revealed('need-1', 'need-2', 'need-3'),
		merged('cluster-1', ['need-2', 'need-1']),
		named('core-1', 'cluster-1'),
		recorded(change)
	];
}

function given(...history: MeetingEvent[]) {
	return {
		when: (event: MeetingEvent) => ({
			then(...expected: FollowUp[]) {
				expect(followUpsOf(event, stateAfter(...history), NOW)).toEqual(expected);
			}
		})
	};
}

function change(agreement = 1, content: DecisionContent = completeDecision): FollowUp {
	const changeId = `meeting-1.decision-1.${agreement}`;
	return {
		stream: 'plan',
		id: 'plan-1',
		commandId: `propose.${changeId}`,
		command: {
			type: 'ProposeChange',
			changeId,
			cause: {
				meetingId: 'meeting-1',
				meetingTitle: 'Bedarfsworkshop Grundschulen',
				decisionId: 'decision-1',
				agreement,
				coreNeed: { id: 'core-1', title: 'Kernbedarf core-1' },
				needs: [
					{ id: 'need-1', text: 'Text von need-1' },
					{ id: 'need-2', text: 'Text von need-2' }
				]
			},
			content,
			agreedAt: NOW
		}
	};
}

function item(agreement = 1, kind: 'implement' | 'examine' = 'implement'): FollowUp {
	const changeId = `meeting-1.decision-1.${agreement}`;
	return {
		stream: 'action-item',
		id: changeId,
		commandId: `open.${changeId}`,
		command: {
			type: 'OpenActionItem',
			itemId: changeId,
			kind,
			title: 'Kernbedarf core-1',
			cause: {
				kind: 'decision',
				schoolId: null,
				meetingId: 'meeting-1',
				meetingTitle: 'Bedarfsworkshop Grundschulen',
				decisionId: 'decision-1',
				coreNeedTitle: 'Kernbedarf core-1',
				changeId,
				planId: 'plan-1'
			},
			refusal: null,
			side: 'authority',
			owner: 'Leitung Schul-IT',
			dueAt: '2027-12-31'
		}
	};
}

function withdrawal(agreement = 1): FollowUp {
	const changeId = `meeting-1.decision-1.${agreement}`;
	return {
		stream: 'plan',
		id: 'plan-1',
		commandId: `withdraw.${changeId}`,
		command: { type: 'WithdrawChange', changeId }
	};
}

function drop(agreement = 1): FollowUp {
	const changeId = `meeting-1.decision-1.${agreement}`;
	return {
		stream: 'action-item',
		id: changeId,
		commandId: `drop.${changeId}`,
		command: { type: 'MoveActionItem', status: 'dropped', note: NOTE_DECISION_REOPENED }
	};
}

describe('follow-ups of a decision', () => {
	it('[RE1] a rehearsal asks nothing of plan and action items', () => {
		const rehearsal = [{ ...meetingPrepared, isRehearsal: true }, ...draft()].reduce(
			evolve,
			initialMeeting
		);
		expect(followUpsOf(agreed(), rehearsal, NOW)).toEqual([]);
		given(...draft())
			.when(agreed())
			.then(change(), item());
	});

	it('[FU1] an agreed decision enters a change and opens an action item', () => {
		given(...draft())
			.when(agreed())
			.then(change(), item());
		const content = { ...completeDecision, feasibility: 'conditional' as const, conditions: 'x' };
		given(...draft(content))
			.when(agreed())
			.then(change(1, content), item());
	});

	it('[FU2] what is not feasible is only entered', () => {
		const content = { ...completeDecision, feasibility: 'no' as const };
		given(...draft(content))
			.when(agreed())
			.then(change(1, content));
		given(...draft(content), agreed())
			.when(reopened)
			.then(withdrawal());
	});

	it('[FU3] what is to be examined is an item to examine', () => {
		const content = { ...completeDecision, feasibility: 'examine' as const };
		given(...draft(content))
			.when(agreed())
			.then(change(1, content), item(1, 'examine'));
	});

	it('[FU5] a reopened decision withdraws the change and drops the item', () => {
		given(...draft(), agreed())
			.when(reopened)
			.then(withdrawal(), drop());
	});

	it('[FU6] agreed again, it is a new change and a new item', () => {
		const again = [...draft(), agreed(), reopened];
		given(...again)
			.when(agreed('decision-1', 2))
			.then(change(2), item(2));
		given(...again, agreed('decision-1', 2))
			.when(reopened)
			.then(withdrawal(2), drop(2));
	});

	it('[FU8] hidden needs are not named as a cause, a need that stands alone is', () => {
		const causeOf = (...history: MeetingEvent[]) => {
			const [first] = followUpsOf(agreed(), stateAfter(...history), NOW);
			if (first?.command.type !== 'ProposeChange') expect.fail('no change');
			return first.command.cause.needs;
		};
		expect(causeOf(...draft(), hidden('need-1'))).toEqual([
			{ id: 'need-2', text: 'Text von need-2' }
		]);
		expect(causeOf(...revealedNeeds(3), named('core-1', 'need-3'), recorded())).toEqual([
			{ id: 'need-3', text: 'Text von need-3' }
		]);
	});

	it('[FU9] nothing else asks for anything', () => {
		for (const event of [
			...draft(),
			{ type: 'DecisionDiscarded', decisionId: 'decision-1' } as const,
			{ type: 'MeetingClosed' } as const
		])
			given(...draft())
				.when(event)
				.then();
		given().when(agreed()).then();
		given().when(reopened).then();
	});
});

describe('follow-ups of the close', () => {
	const closes: MeetingEvent = { type: 'MeetingClosed' };
	const reopens: MeetingEvent = { type: 'MeetingReopened' };
	const topics = [...revealedNeeds(3), named('core-1', 'need-1'), named('core-2', 'need-2')];
	const opens = (time: number): FollowUp => {
		const itemId = `meeting-1.core-1.${time}`;
		return {
			stream: 'action-item',
			id: itemId,
			commandId: `open.${itemId}`,
			command: {
				type: 'OpenActionItem',
				itemId,
				kind: 'implement',
				title: completeResult.sentence,
				cause: {
					kind: 'result',
					meetingId: 'meeting-1',
					meetingTitle: 'Bedarfsworkshop Grundschulen',
					schoolId: null,
					planId: 'plan-1',
					coreNeedId: 'core-1',
					coreNeedTitle: 'Kernbedarf core-1'
				},
				refusal: null,
				side: null,
				owner: completeResult.who,
				dueAt: completeResult.dueAt
			}
		};
	};
	const drops = (time: number): FollowUp => ({
		stream: 'action-item',
		id: `meeting-1.core-1.${time}`,
		commandId: `drop.meeting-1.core-1.${time}`,
		command: { type: 'MoveActionItem', status: 'dropped', note: NOTE_MEETING_REOPENED }
	});

	it('[FU13] each action that a topic is left with opens an action item, nothing else does', () => {
		given(...topics, resulted('core-1'), resulted('core-2', { kind: 'decision' }))
			.when(closes)
			.then(opens(1));
		given(...topics, resulted('core-1'), recorded(), agreed())
			.when(closes)
			.then();
	});

	it('[FU13] a close that is taken back drops them; closed again they are new items', () => {
		const once = [...topics, resulted('core-1'), closes];
		given(...once)
			.when(reopens)
			.then(drops(1));
		given(...once, reopens)
			.when(closes)
			.then(opens(2));
		given(...once, reopens, closes)
			.when(reopens)
			.then(drops(2));
	});
});

const decided: MeetingEvent = {
	type: 'ActionItemDecided',
	itemId: 'item-1',
	decision: { kind: 'goes-on', dueAt: '2027-06-30', note: 'Lieferung' },
	count: 1
};

describe('follow-ups of a review', () => {
	const school = { id: 'school-1', name: 'Schule am Bach' };
	const review: MeetingEvent = { ...meetingPrepared, school };
	const itemId = 'meeting-1.agreement-1.1';

	it('[FU11] an agreement of both sides opens an action item, with its cause', () => {
		given(review, agreementRecorded()).when(confirmed('school')).then();
		given(review, agreementRecorded(), confirmed('school'))
			.when(confirmed('authority', 1))
			.then({
				stream: 'action-item',
				id: itemId,
				commandId: `open.${itemId}`,
				command: {
					type: 'OpenActionItem',
					itemId,
					kind: 'implement',
					title: 'Zwei Ladewagen für die 5. Klassen',
					cause: {
						kind: 'agreement',
						meetingId: 'meeting-1',
						meetingTitle: 'Bedarfsworkshop Grundschulen',
						schoolId: 'school-1',
						planId: 'plan-1',
						agreementId: 'agreement-1',
						sections: [{ code: '5.2', title: 'LAN/WLAN' }]
					},
					refusal: null,
					side: 'authority',
					owner: 'Leitung Schul-IT',
					dueAt: '2027-03-31'
				}
			});
	});

	it('[FU11] a side that takes its word back drops the item; agreed again it is a new one', () => {
		const retracted: MeetingEvent = {
			type: 'ConfirmationRetracted',
			agreementId: 'agreement-1',
			side: 'school'
		};
		const both = [agreementRecorded(), confirmed('school'), confirmed('authority', 1)];
		given(...both)
			.when(retracted)
			.then({
				stream: 'action-item',
				id: itemId,
				commandId: `drop.${itemId}`,
				command: { type: 'MoveActionItem', status: 'dropped', note: NOTE_AGREEMENT_RETRACTED }
			});
		given(agreementRecorded(), confirmed('school')).when(retracted).then();
		const [again] = followUpsOf(confirmed('school', 2), stateAfter(...both, retracted), NOW);
		expect(again?.id).toBe('meeting-1.agreement-1.2');
	});

	it('[FU12] what is decided for an open item goes into its stream, and is taken back there', () => {
		const meeting = { meetingId: 'meeting-1', meetingTitle: 'Bedarfsworkshop Grundschulen' };
		const [first] = followUpsOf(decided, stateAfter(itemsShown()), NOW);
		expect(first).toMatchObject({
			stream: 'action-item',
			id: 'item-1',
			commandId: 'review.meeting-1.item-1.1',
			command: {
				type: 'ReviewActionItem',
				meeting,
				outcome: { kind: 'goes-on', dueAt: '2027-06-30', note: 'Lieferung' }
			}
		});
		given(itemsShown(), decided)
			.when({ type: 'ItemDecisionWithdrawn', itemId: 'item-1' })
			.then({
				stream: 'action-item',
				id: 'item-1',
				commandId: 'withdraw-review.meeting-1.item-1.1',
				command: { type: 'WithdrawReview', meeting }
			});
	});
});

describe('a refused follow-up', () => {
	it('[FU7] of the plan becomes an item to clarify', () => {
		const { command } = item();
		expect(openPointFor(change(), 'plan/section-unknown')).toEqual({
			stream: 'action-item',
			id: 'meeting-1.decision-1.1.clarify',
			commandId: 'propose.meeting-1.decision-1.1.clarify',
			command: {
				...command,
				itemId: 'meeting-1.decision-1.1.clarify',
				kind: 'clarify',
				refusal: 'plan/section-unknown',
				owner: ''
			}
		});
	});

	it('[FU12] of a review becomes an item to clarify, unless the item stands so already', () => {
		const [review] = followUpsOf(decided, stateAfter(itemsShown()), NOW);
		if (!review) expect.fail('no follow-up');
		expect(openPointFor(review, 'action-item/not-pending')).toEqual({
			stream: 'action-item',
			id: 'review.meeting-1.item-1.1.clarify',
			commandId: 'review.meeting-1.item-1.1.clarify',
			command: {
				type: 'OpenActionItem',
				itemId: 'review.meeting-1.item-1.1.clarify',
				kind: 'clarify',
				title: 'WLAN in der Turnhalle',
				cause: {
					kind: 'review',
					meetingId: 'meeting-1',
					meetingTitle: 'Bedarfsworkshop Grundschulen',
					schoolId: null,
					planId: 'plan-1',
					itemId: 'item-1'
				},
				refusal: 'action-item/not-pending',
				side: 'authority',
				owner: '',
				dueAt: '2027-06-30'
			}
		});
		expect(openPointFor(review, 'action-item/unchanged')).toBeNull();
	});

	it('[FU7] of another kind becomes none', () => {
		for (const followUp of [item(), withdrawal(), drop()])
			expect(openPointFor(followUp, 'plan/change-unknown')).toBeNull();
	});
});

describe('follow-ups of any history', () => {
	/** What the moderator may do around one decision; `null` takes the newest act back. */
	const histories = fc.array(
		fc.constantFrom<MeetingCommand | null>(
			{ type: 'AgreeDecision', decisionId: 'decision-1' },
			{ type: 'ReopenDecision', decisionId: 'decision-1' },
			{ type: 'DiscardDecision', decisionId: 'decision-1' },
			{
				type: 'RecordDecision',
				decisionId: 'decision-1',
				coreNeedId: 'core-1',
				content: completeDecision
			},
			{
				type: 'RecordDecision',
				decisionId: 'decision-1',
				coreNeedId: 'core-1',
				content: { ...completeDecision, feasibility: 'no' }
			},
			{ type: 'RecordResult', coreNeedId: 'core-1', content: completeResult },
			{ type: 'CloseMeeting' },
			{ type: 'ReopenMeeting' },
			null
		),
		{ maxLength: 40, size: 'max' }
	);

	/** Every follow-up of a history, in order. */
	function followUps(commands: (MeetingCommand | null)[]): FollowUp[] {
		let state = stateAfter(...draft());
		return commands.flatMap((chosen, index) => {
			const context = { actor: moderator, now: NOW + index, commandId: `command-${index}` };
			const actId = nextUndo(state, context)?.id ?? '';
			const outcome = decide(chosen ?? { type: 'UndoAct', actId }, state, context);
			if (outcome.kind === 'refused') return [];
			return outcome.events.flatMap((event) => {
				const before = state;
				state = evolve(state, event);
				return followUpsOf(event, before, context.now);
			});
		});
	}

	it('[FU4] asked twice they are the same, and each has an id of its own', () => {
		fc.assert(
			fc.property(histories, (commands) => {
				const once = followUps(commands);
				expect(followUps(commands)).toEqual(once);
				const ids = once.map(({ commandId }) => commandId);
				expect(new Set(ids).size).toBe(ids.length);
			})
		);
	});

	it('[FU8] they name no person', () => {
		fc.assert(
			fc.property(histories, (commands) => {
				expect(JSON.stringify(followUps(commands))).not.toMatch(/seat-|school-|lehrkraft/);
			})
		);
	});

	it('[FU10] plan and action items accept them, once each', () => {
		const plan: PlanState = {
			...initialPlan,
			planId: 'plan-1',
			sections: [{ code: '5.2', title: 'LAN/WLAN', document: null, wording: 0 }]
		};
		let asked = 0;
		fc.assert(
			fc.property(histories, (commands) => {
				let planNow = plan;
				const items = new Map<string, ActionItemState>();
				for (const followUp of followUps(commands)) {
					asked++;
					const context = { actor: system, now: NOW, commandId: followUp.commandId };
					if (followUp.stream === 'plan') {
						const outcome = decidePlan(followUp.command, planNow, context);
						if (outcome.kind === 'refused') expect.fail(outcome.refusal.code);
						planNow = outcome.events.reduce(evolvePlan, planNow);
						expect(decidePlan(followUp.command, planNow, context).kind).toBe('refused');
					} else {
						const before = items.get(followUp.id) ?? initialActionItem;
						const outcome = decideActionItem(followUp.command, before, context);
						if (outcome.kind === 'refused') expect.fail(outcome.refusal.code);
						const after = outcome.events.reduce(evolveActionItem, before);
						items.set(followUp.id, after);
						expect(decideActionItem(followUp.command, after, context).kind).toBe('refused');
					}
				}
			})
		);
		expect(asked).toBeGreaterThan(200);
	});
});
