import { describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor';
import {
	type ChangeCause,
	type ChangeContent,
	type PlanCommand,
	type PlanEvent,
	type PlanRefusal,
	type PlanState,
	changeLog,
	changesOfSection,
	decidePlan,
	evolvePlan,
	initialPlan
} from './plan';

const editor: Actor = { kind: 'staff', loginId: 'login-1', role: 'editor' };
const text = { type: 'doc' as const, content: [{ type: 'paragraph' }] };
const start: PlanCommand = {
	type: 'StartPlan',
	planId: 'plan-1',
	title: 'Medienentwicklungsplan',
	term: { from: '2024-01-01', to: '2028-12-31' },
	sections: [
		{ code: '5.2', title: 'LAN/WLAN', document: text },
		{ code: '6.1', title: 'Supportstufen', document: null }
	]
};
const started: PlanEvent = { ...start, type: 'PlanStarted' };
const cause: ChangeCause = {
	meetingId: 'meeting-1',
	meetingTitle: 'Bedarfsworkshop',
	decisionId: 'decision-1',
	agreement: 1,
	coreNeed: { id: 'core-1', title: 'WLAN' },
	needs: [{ id: 'need-1', text: 'WLAN in der Turnhalle' }]
};

function content(...codes: string[]): ChangeContent {
	return {
		sectionChanges: codes.map((code) => ({ code, text: 'WLAN' })),
		feasibility: 'yes',
		conditions: '',
		how: '',
		period: { from: null, to: null },
		horizon: 1,
		oneOffCost: null,
		runningCostPerYear: null,
		responsible: { side: 'authority', person: 'Leitung' },
		dueAt: '2027-12-31',
		approvals: []
	};
}

function propose(changeId: string, ...codes: string[]) {
	return {
		type: 'ProposeChange' as const,
		changeId,
		cause,
		content: content(...codes),
		agreedAt: 7
	};
}

function proposed(changeId: string, number: number, ...codes: string[]): PlanEvent {
	return { ...propose(changeId, ...codes), type: 'ChangeProposed', number };
}

const withdrawn = (changeId: string): PlanEvent => ({ type: 'ChangeWithdrawn', changeId });
const write = (basedOnWording: number, code = '5.2') => ({
	type: 'WriteSection' as const,
	code,
	document: text,
	basedOnWording
});

function given(...history: PlanEvent[]) {
	const before = history.reduce(evolvePlan, initialPlan);
	return {
		when(command: PlanCommand, actor: Actor = editor) {
			const outcome = decidePlan(command, before, { actor, now: 0, commandId: 'command' });
			return {
				then(...events: PlanEvent[]) {
					expect(outcome).toEqual({ kind: 'accepted', events });
				},
				refused(code: PlanRefusal, params?: Record<string, string>) {
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

describe('plan', () => {
	it('[PL1] is started once', () => {
		given().when(start).then(started);
		given(started).when(start).refused('plan/already-started');
	});

	it('[PL1] needs to be started before anything else', () => {
		given().when(write(0)).refused('plan/not-started');
		given().when(propose('change-1', '5.2')).refused('plan/not-started');
		given().when({ type: 'WithdrawChange', changeId: 'change-1' }).refused('plan/not-started');
	});

	it('[PL2] a section with a text has wording 1, one without wording 0', () => {
		expect(given(started).state).toEqual<PlanState>({
			planId: 'plan-1',
			title: 'Medienentwicklungsplan',
			term: { from: '2024-01-01', to: '2028-12-31' },
			sections: [
				{ code: '5.2', title: 'LAN/WLAN', document: text, wording: 1 },
				{ code: '6.1', title: 'Supportstufen', document: null, wording: 0 }
			],
			changes: []
		});
	});

	it('[PL3] writing makes the next wording of this section', () => {
		const written: PlanEvent = { type: 'SectionWritten', code: '6.1', document: text, wording: 1 };
		given(started).when(write(0, '6.1')).then(written);
		expect(given(started, written).state.sections).toEqual([
			{ code: '5.2', title: 'LAN/WLAN', document: text, wording: 1 },
			{ code: '6.1', title: 'Supportstufen', document: text, wording: 1 }
		]);
	});

	it('[PL3] a section that the plan does not have is refused', () => {
		given(started).when(write(0, '9.9')).refused('plan/section-unknown', { code: '9.9' });
	});

	it('[PL4] an older wording is not written over a newer one', () => {
		given(started).when(write(0)).refused('plan/section-changed-meanwhile');
		given(started).when(write(2)).refused('plan/section-changed-meanwhile');
	});
});

describe('change log', () => {
	it('[PL5] a change gets the next number and keeps cause and content', () => {
		given(started)
			.when(propose('change-1', '5.2', '6.1'))
			.then(proposed('change-1', 1, '5.2', '6.1'));
		given(started, proposed('change-1', 1, '5.2'))
			.when(propose('change-2', '5.2'))
			.then(proposed('change-2', 2, '5.2'));
		expect(given(started, proposed('change-1', 1, '5.2')).state.changes).toEqual([
			{
				id: 'change-1',
				number: 1,
				cause,
				content: content('5.2'),
				agreedAt: 7,
				status: 'proposed'
			}
		]);
	});

	it('[PL6] the same change is entered once, also after it was withdrawn', () => {
		const once = [started, proposed('change-1', 1, '5.2')];
		given(...once)
			.when(propose('change-1', '5.2'))
			.refused('plan/change-exists');
		given(...once, withdrawn('change-1'))
			.when(propose('change-1', '5.2'))
			.refused('plan/change-exists');
	});

	it('[PL7] a change that names an unknown section is refused whole', () => {
		given(started)
			.when(propose('change-1', '5.2', '9.9'))
			.refused('plan/section-unknown', { code: '9.9' });
	});

	it('[PL7] a change without sections is entered', () => {
		given(started).when(propose('change-1')).then(proposed('change-1', 1));
	});

	it('[PL8] a withdrawn change stays in the log, and its number is not given again', () => {
		const two = [started, proposed('change-1', 1, '5.2'), proposed('change-2', 2, '5.2')];
		given(...two)
			.when({ type: 'WithdrawChange', changeId: 'change-2' })
			.then(withdrawn('change-2'));
		const { changes } = given(...two, withdrawn('change-2')).state;
		expect(changes.map(({ id, status }) => [id, status])).toEqual([
			['change-1', 'proposed'],
			['change-2', 'withdrawn']
		]);
		given(...two, withdrawn('change-2'))
			.when(propose('change-3', '5.2'))
			.then(proposed('change-3', 3, '5.2'));
	});

	it('[PL8] what is not there or withdrawn already is not withdrawn', () => {
		const withdraw = { type: 'WithdrawChange' as const, changeId: 'change-1' };
		given(started).when(withdraw).refused('plan/change-unknown');
		given(started, proposed('change-1', 1, '5.2'), withdrawn('change-1'))
			.when(withdraw)
			.refused('plan/change-withdrawn');
	});

	it('[PL9] log and changes of a section are listed newest first', () => {
		const { state } = given(
			started,
			proposed('change-1', 1, '5.2'),
			proposed('change-2', 2, '6.1'),
			proposed('change-3', 3, '6.1', '5.2')
		);
		expect(changeLog(state).map(({ number }) => number)).toEqual([3, 2, 1]);
		expect(changesOfSection(state, '5.2').map(({ number }) => number)).toEqual([3, 1]);
		expect(changesOfSection(state, '9.9')).toEqual([]);
	});
});

describe('rights', () => {
	const may: Actor[] = [
		{ kind: 'staff', loginId: 'login-1', role: 'administrator' },
		editor,
		{ kind: 'system', cause: 'follow-up' }
	];
	const mayNot: Actor[] = [
		{ kind: 'staff', loginId: 'login-1', role: 'moderator' },
		{ kind: 'staff', loginId: 'login-1', role: 'reader' },
		{ kind: 'seat', seatId: 'seat-1', role: 'moderator' },
		{ kind: 'seat', seatId: 'seat-1', role: 'participant' },
		{ kind: 'seat', seatId: 'seat-1', role: 'screen' }
	];

	it.each(may)('[RI4] %j changes the plan', (actor) => {
		given(started)
			.when(propose('change-1', '5.2'), actor)
			.then(proposed('change-1', 1, '5.2'));
	});

	it.each(mayNot)('[RI4] %j does not', (actor) => {
		given().when(start, actor).refused('right/missing');
		given(started).when(write(1), actor).refused('right/missing');
		given(started).when(propose('change-1', '5.2'), actor).refused('right/missing');
		given(started, proposed('change-1', 1, '5.2'))
			.when({ type: 'WithdrawChange', changeId: 'change-1' }, actor)
			.refused('right/missing');
	});
});
