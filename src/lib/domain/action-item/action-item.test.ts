import { describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor';
import {
	ACTION_ITEM_STATUSES,
	type ActionItemCommand,
	type ActionItemEvent,
	type ActionItemRefusal,
	type ActionItemState,
	decideActionItem,
	evolveActionItem,
	initialActionItem,
	isOverdue,
	isPending
} from './action-item';

const editor: Actor = { kind: 'staff', loginId: 'login-1', role: 'editor' };
const open: ActionItemCommand = {
	type: 'OpenActionItem',
	itemId: 'item-1',
	kind: 'implement',
	title: 'WLAN',
	cause: null,
	refusal: null,
	side: 'authority',
	owner: 'Leitung Schul-IT',
	dueAt: '2027-12-31'
};
const opened: ActionItemEvent = { ...open, type: 'ActionItemOpened' };
const move = (status: ActionItemState['status'], note = '') => ({
	type: 'MoveActionItem' as const,
	status,
	note
});
const moved = (status: ActionItemState['status'], note = ''): ActionItemEvent => ({
	type: 'ActionItemMoved',
	status,
	note
});
const assign = (owner: string, note = '') => ({ type: 'AssignActionItem' as const, owner, note });
const reschedule = (dueAt: string, note = '') => ({
	type: 'RescheduleActionItem' as const,
	dueAt,
	note
});

function given(...history: ActionItemEvent[]) {
	const before = history.reduce(evolveActionItem, initialActionItem);
	return {
		when(command: ActionItemCommand, actor: Actor = editor) {
			const outcome = decideActionItem(command, before, { actor, now: 0, commandId: 'command' });
			return {
				then(...events: ActionItemEvent[]) {
					expect(outcome).toEqual({ kind: 'accepted', events });
				},
				refused(code: ActionItemRefusal, params?: Record<string, number>) {
					expect(outcome).toEqual({
						kind: 'refused',
						refusal: params ? { code, params } : { code }
					});
				}
			};
		},
		state: before
	};
}

describe('action item', () => {
	it('[AC1] is opened once and starts as open', () => {
		given().when(open).then(opened);
		given(opened).when(open).refused('action-item/exists');
		expect(given(opened).state).toEqual<ActionItemState>({
			id: 'item-1',
			kind: 'implement',
			title: 'WLAN',
			cause: null,
			refusal: null,
			side: 'authority',
			owner: 'Leitung Schul-IT',
			dueAt: '2027-12-31',
			status: 'open',
			carriedOver: 0,
			reviewed: null,
			history: []
		});
	});

	it('[AC1] nothing else is done before it is opened', () => {
		for (const command of [move('done'), assign('Rat'), reschedule('2027-01-01')])
			given().when(command).refused('action-item/unknown');
	});

	it('[AC2] is moved to any other state, but not to its own', () => {
		for (const from of ACTION_ITEM_STATUSES)
			for (const to of ACTION_ITEM_STATUSES) {
				const outcome = given(opened, moved(from)).when(move(to, 'Grund'));
				if (from === to) outcome.refused('action-item/unchanged');
				else outcome.then(moved(to, 'Grund'));
			}
	});

	it('[AC2] is started and finished without a reason', () => {
		given(opened).when(move('in-progress')).then(moved('in-progress'));
		given(opened, moved('in-progress')).when(move('done')).then(moved('done'));
		given(opened, moved('dropped')).when(move('open')).then(moved('open'));
	});

	it('[AC3] is dropped with a reason only', () => {
		given(opened).when(move('dropped', ' \u200B\n')).refused('action-item/reason-missing');
		given(opened).when(move('dropped', 'Entfällt')).then(moved('dropped', 'Entfällt'));
	});

	it('[AC3] what was done is taken up again with a reason only', () => {
		given(opened, moved('done')).when(move('open')).refused('action-item/reason-missing');
		given(opened, moved('done')).when(move('in-progress')).refused('action-item/reason-missing');
		given(opened, moved('done')).when(move('open', 'Defekt')).then(moved('open', 'Defekt'));
	});

	it('[AC4] is given to somebody else', () => {
		given(opened)
			.when(assign(' Firma\nMeier ', 'Vertrag'))
			.then({ type: 'ActionItemAssigned', owner: 'Firma Meier', note: 'Vertrag' });
	});

	it('[AC4] not to nobody, and not to the same again', () => {
		given(opened).when(assign(' \u200B')).refused('action-item/owner-missing');
		given(opened).when(assign(' Leitung  Schul-IT')).refused('action-item/unchanged');
	});

	it('[AC5] a first due date needs no reason, another one does', () => {
		given({ ...opened, dueAt: null })
			.when(reschedule('2027-06-30'))
			.then({ type: 'ActionItemRescheduled', dueAt: '2027-06-30', note: '' });
		given(opened).when(reschedule('2028-06-30')).refused('action-item/reason-missing');
		given(opened)
			.when(reschedule('2028-06-30', 'Lieferung'))
			.then({ type: 'ActionItemRescheduled', dueAt: '2028-06-30', note: 'Lieferung' });
	});

	it('[AC5] a day that does not exist, and the same day, are refused', () => {
		given(opened).when(reschedule('2027-02-29', 'x')).refused('action-item/date-invalid');
		given(opened).when(reschedule('2027-12-31', 'x')).refused('action-item/unchanged');
	});

	it('[AC6] owner and note fit with 500 characters, not with 501', () => {
		const fits = '😀'.repeat(500);
		const limit = { limit: 500 };
		given(opened).when(move('done', fits)).then(moved('done', fits));
		given(opened).when(assign(fits)).then({ type: 'ActionItemAssigned', owner: fits, note: '' });
		given(opened)
			.when(assign(`${fits}a`))
			.refused('action-item/text-too-long', limit);
		for (const command of [
			move('done', `${fits}a`),
			assign('Rat', `${fits}a`),
			reschedule('2028-01-01', `${fits}a`)
		])
			given(opened).when(command).refused('action-item/text-too-long', limit);
	});

	it('[AC6] a note keeps its lines', () => {
		given(opened).when(move('done', ' a\u0000\r\nb ')).then(moved('done', 'a\nb'));
	});

	it('[AC7] what was done with it stays in its history', () => {
		const { state } = given(
			opened,
			moved('in-progress', 'los'),
			{ type: 'ActionItemAssigned', owner: 'Rat', note: 'neu' },
			{ type: 'ActionItemRescheduled', dueAt: '2028-01-01', note: 'später' }
		);
		expect(state).toEqual({
			...given(opened).state,
			status: 'in-progress',
			owner: 'Rat',
			dueAt: '2028-01-01',
			history: [
				{ kind: 'status', to: 'in-progress', note: 'los' },
				{ kind: 'owner', to: 'Rat', note: 'neu' },
				{ kind: 'due', to: '2028-01-01', note: 'später' }
			]
		});
	});

	it('[AC8] is overdue from the next day on, as long as something is left to do', () => {
		const { state } = given(opened);
		expect(isOverdue(state, '2027-12-31')).toBe(false);
		expect(isOverdue(state, '2028-01-01')).toBe(true);
		expect(isOverdue({ ...state, dueAt: null }, '2028-01-01')).toBe(false);
		const pending = ACTION_ITEM_STATUSES.filter((status) => isPending({ ...state, status }));
		expect(pending).toEqual(['open', 'in-progress']);
		for (const status of ACTION_ITEM_STATUSES)
			expect(isOverdue({ ...state, status }, '2028-01-01')).toBe(pending.includes(status));
	});

	describe('under review', () => {
		const meeting = { meetingId: 'meeting-1', meetingTitle: 'Jahresgespräch' };
		const next = { meetingId: 'meeting-2', meetingTitle: 'Jahresgespräch 2028' };
		const done = { kind: 'done' as const, note: '' };
		const later = (dueAt = '2028-06-30', note = 'Lieferung') => ({
			kind: 'goes-on' as const,
			dueAt,
			note
		});
		const review = (
			outcome: typeof done | ReturnType<typeof later> | { kind: 'dropped'; note: string },
			by = meeting
		) => ({ type: 'ReviewActionItem' as const, meeting: by, outcome });
		const reviewed = (outcome: Parameters<typeof review>[0], by = meeting): ActionItemEvent => ({
			type: 'ActionItemReviewed',
			meeting: by,
			outcome
		});

		it('[AC9] is done, goes on to a new day, or is dropped', () => {
			given(opened).when(review(done)).then(reviewed(done));
			given(opened).when(review(later())).then(reviewed(later()));
			expect(given(opened, reviewed(later())).state).toMatchObject({
				status: 'open',
				dueAt: '2028-06-30',
				carriedOver: 1
			});
			expect(given(opened, reviewed({ kind: 'dropped', note: 'x' })).state.status).toBe('dropped');
		});

		it('[AC9] going on needs a day and a reason, dropping a reason', () => {
			given(opened)
				.when(review(later('2028-06-31')))
				.refused('action-item/date-invalid');
			given(opened)
				.when(review(later('2028-06-30', ' ')))
				.refused('action-item/reason-missing');
			given(opened)
				.when(review({ kind: 'dropped', note: '' }))
				.refused('action-item/reason-missing');
			given(opened)
				.when(review({ kind: 'dropped', note: 'a'.repeat(501) }))
				.refused('action-item/text-too-long', { limit: 500 });
		});

		it('[AC9] what staff finished meanwhile is not reviewed any more', () => {
			given(opened, moved('done')).when(review(later())).refused('action-item/not-pending');
			given(opened, moved('done')).when(review(done)).refused('action-item/unchanged');
		});

		it('[AC10] each meeting that lets it go on is counted, and it stays in the history', () => {
			const { state } = given(
				opened,
				reviewed(later('2028-06-30', 'Lieferung')),
				reviewed(later('2029-06-30', 'Umbau'), next)
			);
			expect(state).toMatchObject({ carriedOver: 2, dueAt: '2029-06-30' });
			expect(state.history).toEqual([
				{ kind: 'review', to: 'goes-on', note: 'Lieferung' },
				{ kind: 'review', to: 'goes-on', note: 'Umbau' }
			]);
		});

		it('[AC11] a meeting that decides again replaces its decision, and can withdraw it', () => {
			given(opened, reviewed(done)).when(review(later())).then(reviewed(later()));
			const twice = given(opened, reviewed(later()), reviewed(later('2029-01-01')));
			expect(twice.state).toMatchObject({ carriedOver: 1, dueAt: '2029-01-01' });
			const withdraw = { type: 'WithdrawReview' as const, meeting };
			twice.when(withdraw).then({ type: 'ReviewWithdrawn', meeting });
			expect(
				given(opened, reviewed(later()), { type: 'ReviewWithdrawn', meeting }).state
			).toMatchObject({ status: 'open', dueAt: '2027-12-31', carriedOver: 0, reviewed: null });
		});

		it('[AC11] it withdraws nothing of another meeting, or that staff moved on since', () => {
			const withdraw = { type: 'WithdrawReview' as const, meeting };
			given(opened).when(withdraw).refused('action-item/not-reviewed');
			given(opened, reviewed(done, next)).when(withdraw).refused('action-item/not-reviewed');
			given(opened, reviewed(done), moved('open', 'Defekt'))
				.when(withdraw)
				.refused('action-item/not-reviewed');
		});
	});

	it.each<Actor>([
		{ kind: 'staff', loginId: 'login-1', role: 'moderator' },
		{ kind: 'staff', loginId: 'login-1', role: 'reader' },
		{ kind: 'seat', seatId: 'seat-1', role: 'moderator' }
	])('[RI4] %j does nothing to it', (actor) => {
		given().when(open, actor).refused('right/missing');
		for (const command of [move('done'), assign('Rat'), reschedule('2028-01-01', 'x')])
			given(opened).when(command, actor).refused('right/missing');
	});

	it('[RI4] administrators and follow-ups do', () => {
		const system: Actor = { kind: 'system', cause: 'follow-up' };
		given().when(open, system).then(opened);
		const administrator: Actor = { kind: 'staff', loginId: 'login-1', role: 'administrator' };
		given(opened).when(move('done'), administrator).then(moved('done'));
	});
});
