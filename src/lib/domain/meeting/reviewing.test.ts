import { describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor';
import type { ItemDecision } from './model';
import { undecidedItems } from './reviewing';
import {
	given,
	itemsShown,
	meetingPrepared,
	moderator,
	openItem,
	stateAfter
} from './specification.test-support';

const system: Actor = { kind: 'system', cause: 'test' };
const later = { ...openItem, id: 'item-2', title: 'Ladewagen', dueAt: null };
const show = (...items: (typeof openItem)[]) => ({ type: 'ShowActionItems' as const, items });
const decide = (decision: ItemDecision, itemId = 'item-1') => ({
	type: 'DecideActionItem' as const,
	itemId,
	decision
});
const done: ItemDecision = { kind: 'done', note: '' };
const goesOn = (dueAt: string, note = 'Lieferung'): ItemDecision => ({
	kind: 'goes-on',
	dueAt,
	note
});
const withdraw = { type: 'WithdrawItemDecision' as const, itemId: 'item-1' };
const close = { type: 'CloseMeeting' as const };

describe('the open items of earlier meetings', () => {
	it('[RV2] are brought by the server alone, and listed by due date', () => {
		const shown = given().when(show(later, openItem), system);
		shown.then({ type: 'ActionItemsShown', items: [later, openItem] });
		expect(shown.state().reviewedItems.map(({ id }) => id)).toEqual(['item-1', 'item-2']);
		given().when(show(openItem), moderator).refused('right/missing');
		given(itemsShown()).when(show(openItem), system).refused('action-item/unchanged');
	});

	it('[RV3] are done, go on with a new day and a reason, or are dropped with a reason', () => {
		const meeting = given(itemsShown());
		for (const decision of [
			done,
			goesOn('2027-06-30'),
			{ kind: 'dropped', note: 'Entfällt' } as const
		])
			meeting
				.when(decide(decision))
				.then({ type: 'ActionItemDecided', itemId: 'item-1', decision, count: 1 });
		meeting.when(decide(goesOn(''))).refused('action-item/due-missing');
		meeting.when(decide(goesOn('2027-02-30'))).refused('action-item/date-invalid');
		meeting.when(decide(goesOn('2027-06-30', ' '))).refused('action-item/reason-missing');
		meeting.when(decide({ kind: 'dropped', note: '' })).refused('action-item/reason-missing');
		meeting
			.when(decide({ kind: 'done', note: 'a'.repeat(501) }))
			.refused('action-item/text-too-long', { limit: 500 });
	});

	it('[RV4] a decision is replaced, taken back, and undone', () => {
		const first = given(itemsShown()).when(decide(done));
		first.when(decide(done)).refused('action-item/unchanged');
		const second = first.when(decide(goesOn('2027-06-30')));
		second.then({
			type: 'ActionItemDecided',
			itemId: 'item-1',
			decision: goesOn('2027-06-30'),
			count: 2
		});
		expect(second.whenUndone().state().reviewedItems[0]?.decision).toEqual(done);
		expect(first.whenUndone().state().reviewedItems[0]?.decision).toBeNull();
		const back = first.when(withdraw);
		back.then({ type: 'ItemDecisionWithdrawn', itemId: 'item-1' });
		back.when(withdraw).refused('action-item/not-decided');
		expect(back.whenUndone().state().reviewedItems[0]?.decision).toEqual(done);
	});

	it('[RV4] what is not shown is not decided', () => {
		given().when(decide(done)).refused('action-item/unknown');
		given().when(withdraw).refused('action-item/unknown');
	});

	it('[RV5] what is decided stays as it was shown, the others follow the newest state', () => {
		const state = given(itemsShown(openItem, later))
			.when(decide(done))
			.when(show({ ...later, carriedOver: 3 }), system)
			.state();
		expect(state.reviewedItems).toEqual([
			{ ...openItem, decision: done },
			{ ...later, carriedOver: 3, decision: null }
		]);
	});

	it('[RV6] the meeting does not close before each is decided', () => {
		const meeting = given(itemsShown(openItem, later));
		meeting.when(close).refused('action-item/undecided', { count: 2 });
		meeting
			.when(decide(done))
			.when(decide({ kind: 'dropped', note: 'x' }, 'item-2'))
			.when(close)
			.then({ type: 'MeetingClosed' });
	});

	it('[RV6] where no step of the agenda asks for it, nothing holds the close up', () => {
		const agenda = meetingPrepared.agenda.filter(({ kind }) => kind !== 'action-items');
		const without = { ...meetingPrepared, agenda };
		expect(undecidedItems(stateAfter(without, itemsShown()))).toEqual([]);
		given(without, itemsShown()).when(close).then({ type: 'MeetingClosed' });
	});
});
