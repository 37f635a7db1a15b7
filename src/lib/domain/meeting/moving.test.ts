import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, moderator } from './arbitrary.test-support';
import type { MeetingCommand } from './commands';
import { decide, evolve, nextUndo } from './decider';
import { TITLE_LENGTH } from './rules';
import {
	anna,
	given,
	hidden,
	merged,
	named,
	parked,
	revealedNeeds,
	stateAfter
} from './specification.test-support';
import type { MeetingState } from './state';

const move = (needId: string, clusterId: string, title: string | null = null) => ({
	type: 'MoveNeed' as const,
	needId,
	clusterId,
	title
});
const bundled = [
	...revealedNeeds(6),
	merged('cluster-1', ['need-1', 'need-2']),
	merged('cluster-2', ['need-3', 'need-4', 'need-5'])
];

describe('moving a need', () => {
	it('[BU12] one need is moved into another cluster, and back by undo', () => {
		const act = given(...bundled).when(move('need-6', 'cluster-1'));
		act.then({
			type: 'NeedMoved',
			needId: 'need-6',
			clusterId: 'cluster-1',
			title: null,
			dissolvedClusterId: null
		});
		expect(act.whenUndone().state().needs).toEqual(stateAfter(...bundled).needs);
		given(...bundled)
			.when(move('need-6', 'cluster-1'), anna)
			.refused('right/missing');
	});

	it('[BU12] the cluster that it leaves is unmerged where one would be left, and is there again by undo', () => {
		const act = given(...bundled).when(move('need-1', 'cluster-2'));
		expect(act.state().clusters).not.toHaveProperty('cluster-1');
		expect(act.state().needs['need-2']?.clusterId).toBeNull();
		const back = act.whenUndone().state();
		expect([back.needs, back.clusters]).toEqual([
			stateAfter(...bundled).needs,
			stateAfter(...bundled).clusters
		]);
	});

	it('[BU13] one need begins a new cluster with a title', () => {
		const act = given(...bundled).when(move('need-6', 'cluster-9', ' Netz '));
		expect(act.state().clusters['cluster-9']).toEqual({ id: 'cluster-9', title: 'Netz' });
		expect(act.whenUndone().state().clusters).not.toHaveProperty('cluster-9');
		act
			.when(move('need-5', 'cluster-9'))
			.when({ type: 'UndoAct', actId: act.act()?.id ?? '' })
			.refused('undo/no-longer-possible');
		given(...bundled)
			.when(move('need-6', 'cluster-1', 'Netz'))
			.refused('cluster/exists');
		given(...bundled)
			.when(move('need-6', 'cluster-9', ''))
			.refused('topic/title-empty');
		given(...bundled)
			.when(move('need-6', 'cluster-9', 'x'.repeat(TITLE_LENGTH + 1)))
			.refused('topic/title-too-long', { limit: TITLE_LENGTH });
	});

	it('[BU14] what is gone, out of sight or in use is not moved', () => {
		given(...bundled)
			.when(move('need-9', 'cluster-1'))
			.refused('need/unknown');
		for (const away of [hidden('need-6'), parked('need-6')])
			given(...bundled, away)
				.when(move('need-6', 'cluster-1'))
				.refused('topic/changed-meanwhile');
		given(...bundled)
			.when(move('need-6', 'cluster-9'))
			.refused('topic/changed-meanwhile');
		given(...bundled)
			.when(move('need-1', 'cluster-1'))
			.refused('topic/changed-meanwhile');
		given(...bundled, named('core-1', 'cluster-1'))
			.when(move('need-6', 'cluster-1'))
			.refused('topic/is-core-need');
	});

	it('[BU15] a merge is not undone while it holds what others put into it since', () => {
		const merge = given(...bundled).when({
			type: 'MergeTopics',
			clusterId: 'cluster-9',
			topicIds: ['cluster-1', 'cluster-2'],
			title: 'Netz'
		});
		merge
			.when(move('need-6', 'cluster-9'))
			.when({ type: 'UndoAct', actId: merge.act()?.id ?? '' })
			.refused('undo/no-longer-possible');
	});

	it('[NE30] a category is given later by the author, or by the moderator, who can take it back', () => {
		const categorise = { type: 'CategoriseNeed', needId: 'need-6', category: 'netz' } as const;
		const event = { type: 'NeedCategorised', needId: 'need-6', category: 'netz' } as const;
		given(...bundled)
			.when(categorise, anna)
			.then(event);
		const act = given(...bundled).when(categorise);
		act.then(event);
		expect(act.whenUndone().state().needs['need-6']?.category).toBeNull();
		act.when(categorise).refused('need/unchanged');
		given(...bundled, hidden('need-6'))
			.when(categorise, anna)
			.refused('need/hidden');
	});
});

const needId = fc.integer({ min: 1, max: 6 }).map((n) => `need-${n}`);
const clusterId = fc.integer({ min: 1, max: 4 }).map((n) => `cluster-${n}`);
const act: fc.Arbitrary<MeetingCommand> = fc.oneof(
	fc.record({
		type: fc.constant('MoveNeed' as const),
		needId,
		clusterId,
		title: fc.constantFrom(null, 'Neu')
	}),
	fc.record({
		type: fc.constant('MergeTopics' as const),
		clusterId,
		topicIds: fc.uniqueArray(fc.oneof(needId, clusterId), { minLength: 2, maxLength: 3 }),
		title: fc.constant('Zusammen')
	}),
	clusterId.map((id) => ({ type: 'RetitleCluster' as const, clusterId: id, title: 'Umbenannt' })),
	needId.map((id) => ({ type: 'SplitOffNeed' as const, needId: id })),
	needId.map((id) => ({ type: 'HideNeed' as const, needId: id })),
	needId.map((id) => ({ type: 'RestoreNeed' as const, needId: id })),
	needId.map((id) => ({ type: 'ParkNeed' as const, needId: id })),
	needId.map((id) => ({ type: 'Unpark' as const, entryId: id })),
	needId.map((id) => ({ type: 'CategoriseNeed' as const, needId: id, category: 'bau' as const })),
	fc.constant({ type: 'ParkText' as const, entryId: 'parked-1', text: 'Radweg' }),
	fc.constant({ type: 'Unpark' as const, entryId: 'parked-1' })
);

/** What the acts have put in place; listed without an order that nobody chose. */
function outcome({ needs, clusters, parkingLot }: MeetingState) {
	return { needs, clusters, parkingLot: [...parkingLot].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

it('[UN11] at least twenty acts of moving, merging, renaming, hiding, parking and deleting are taken back one by one', () => {
	let longest = 0;
	fc.assert(
		fc.property(fc.array(act, { minLength: 40, maxLength: 90, size: 'max' }), (commands) => {
			let state = stateAfter(...bundled);
			const states = [state];
			commands.forEach((command, index) => {
				if (states.length > 40) return;
				const done = decide(command, state, contextOf({ actor: moderator, command }, index));
				if (done.kind === 'refused') return;
				state = done.events.reduce(evolve, state);
				states.push(state);
			});
			longest = Math.max(longest, states.length - 1);
			for (let index = states.length - 2; index >= 0; index--) {
				const command = { type: 'UndoAct', actId: state.reversible.at(-1)?.id ?? '' } as const;
				const context = contextOf({ actor: moderator, command }, 1000 + index);
				expect(nextUndo(state, context)?.id).toBe(command.actId);
				const undone = decide(command, state, context);
				if (undone.kind === 'refused') return expect.fail(undone.refusal.code);
				state = undone.events.reduce(evolve, state);
				expect(outcome(state)).toEqual(outcome(states[index]!));
			}
		}),
		{ numRuns: 60 }
	);
	expect(longest).toBeGreaterThanOrEqual(20);
});
