import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor';
import type { AnyMeetingCommand } from './commands';
import { nextUndo } from './decider';
import type { MeetingEvent } from './events';
import {
	NOW,
	agreed,
	anna,
	closed,
	completeDecision,
	completeResult,
	entered,
	given,
	givenState,
	hidden,
	merged,
	moderator,
	named,
	recorded,
	resulted,
	revealedNeeds,
	stateAfter,
	submitted,
	voteOpened
} from './specification.test-support';
import { plainStep } from './steps';
import type { MeetingState } from './state';
import { topics } from './topics';

const second: Actor = { kind: 'staff', loginId: 'login-2', role: 'moderator' };
const needs = revealedNeeds(4);
const cluster = [...needs, merged('cluster-1', ['need-1', 'need-2', 'need-3'])];
const core = [...needs, named('core-1', 'need-1')];
const merge = (topicIds: string[], clusterId = 'cluster-1') => ({
	type: 'MergeTopics' as const,
	clusterId,
	topicIds,
	title: 'WLAN'
});
const move = (kind: string) => ({ type: 'MoveToStep' as const, stepId: `step-${kind}` });
const edit = (text: string, needId = 'need-1') => ({ type: 'EditNeed' as const, needId, text });
const retitle = (title: string) => ({
	type: 'RetitleCluster' as const,
	clusterId: 'cluster-1',
	title
});
const record = (how: string, decisionId = 'decision-1') => ({
	type: 'RecordDecision' as const,
	decisionId,
	coreNeedId: 'core-1',
	content: { ...completeDecision, how }
});
const result = {
	type: 'RecordResult' as const,
	coreNeedId: 'core-1',
	content: completeResult
};
const timer: MeetingEvent = { type: 'TimerStarted', endsAt: NOW };
const undo = (actId: string) => ({ type: 'UndoAct' as const, actId });

/** Without what undo itself writes down. */
function content(state: MeetingState) {
	return { ...state, reversible: [] };
}

describe('taking an act back', () => {
	it.each<[string, MeetingEvent[], AnyMeetingCommand, Partial<MeetingState>?]>([
		[
			'moving',
			[...needs, { type: 'StepEntered', stepId: 'step-bundle', timerEndsAt: null, at: NOW }],
			move('vote'),
			{ timerEndsAt: NOW + 300_000 }
		],
		['skipping a step', [], { type: 'SkipStep', stepId: 'step-vote' }],
		[
			'taking a skip back',
			[{ type: 'StepSkipped', stepId: 'step-vote' }],
			{ type: 'UnskipStep', stepId: 'step-vote' }
		],
		[
			'adding a step',
			[],
			{
				type: 'AddStep',
				stepId: 'step-new',
				step: plainStep('break', 'Pause', 10),
				beforeId: 'step-vote',
				isSkipped: false
			}
		],
		[
			'removing a skipped step',
			[{ type: 'StepSkipped', stepId: 'step-vote' }],
			{ type: 'RemoveStep', stepId: 'step-vote' }
		],
		['removing the last step', [], { type: 'RemoveStep', stepId: 'step-close' }],
		[
			'putting a step elsewhere',
			[],
			{ type: 'ReorderStep', stepId: 'step-close', beforeId: 'step-vote' }
		],
		[
			'changing a step',
			[{ type: 'StepSkipped', stepId: 'step-vote' }],
			{ type: 'EditStep', stepId: 'step-vote', step: plainStep('vote', 'Punkte', 9) }
		],
		['setting the end', [], { type: 'SetPlannedEnd', endsAt: NOW }],
		['pausing', [], { type: 'PauseIntake' }],
		['going on', [{ type: 'IntakePaused' }], { type: 'ResumeIntake' }],
		['locking', [], { type: 'LockEdits' }],
		['unlocking', [{ type: 'EditsLocked' }], { type: 'UnlockEdits' }],
		['calling', [], { type: 'CallEveryone' }],
		['letting go', [{ type: 'EveryoneCalled' }], { type: 'ReleaseEveryone' }],
		['rewording', needs, edit('Neu')],
		['rewording again', [...needs, edited('Neu')], edit('Neuer')],
		['hiding', needs, { type: 'HideNeed', needId: 'need-1' }],
		['hiding before the reveal', [submitted('need-1')], { type: 'HideNeed', needId: 'need-1' }],
		['restoring', [...needs, hidden('need-1')], { type: 'RestoreNeed', needId: 'need-1' }],
		['merging', needs, merge(['need-1', 'need-2'])],
		['merging a cluster', cluster, merge(['cluster-1', 'need-4'], 'cluster-2')],
		['unmerging', cluster, { type: 'UnmergeCluster', clusterId: 'cluster-1' }],
		['splitting off', cluster, { type: 'SplitOffNeed', needId: 'need-2' }],
		[
			'splitting a pair',
			[...needs, merged('cluster-1', ['need-1', 'need-2'])],
			{ type: 'SplitOffNeed', needId: 'need-2' }
		],
		['retitling', cluster, retitle('Neu')],
		[
			'opening a vote',
			[...needs, entered('vote')],
			{
				type: 'OpenDotVote',
				voteId: 'vote-1',
				topicIds: ['need-1', 'need-2'],
				dotsPerPerson: 3,
				maxPerOption: 2
			}
		],
		[
			'naming a core need',
			needs,
			{ type: 'NameCoreNeed', coreNeedId: 'core-1', topicId: 'need-1', title: 'WLAN' }
		],
		['dropping a core need', core, { type: 'DropCoreNeed', coreNeedId: 'core-1' }],
		['recording', core, record('Neu')],
		['recording again', [...core, recorded()], record('Neu')],
		['discarding', [...core, recorded()], { type: 'DiscardDecision', decisionId: 'decision-1' }],
		[
			'reopening a decision',
			[...core, recorded(), agreed()],
			{ type: 'ReopenDecision', decisionId: 'decision-1' },
			{ decisions: [decision('agreed', 2)] }
		],
		[
			'agreeing',
			[...core, recorded()],
			{ type: 'AgreeDecision', decisionId: 'decision-1' },
			{ decisions: [decision('draft', 1)] }
		],
		['recording a result', core, result],
		[
			'dropping a result',
			[...core, resulted('core-1')],
			{ type: 'DropResult', coreNeedId: 'core-1' }
		],
		['closing', [...core, resulted('core-1')], { type: 'CloseMeeting' }, { closings: 1 }]
	])('[UN1] %s', (_name, history, command, difference = {}) => {
		const before = stateAfter(...history);
		const done = givenState(before).when(command);
		expect(done.act()?.kind).toBe(command.type);
		expect(content(done.state())).not.toEqual(content(before));
		const undone = done.whenUndone(second);
		expect(undone.state()).toEqual({ ...before, ...difference });
	});

	it('[UN2] undoing again goes one act further back, not forth', () => {
		const start = stateAfter(...needs);
		const first = givenState(start).when(merge(['need-1', 'need-2']));
		const then = first.when(merge(['cluster-1', 'need-3'], 'cluster-2'));
		const acts = then.state().reversible.map(({ id }) => id);
		const once = then.when(undo(acts[1]!));
		expect(once.state()).toEqual(first.state());
		expect(once.act()).toBeNull();
		expect(once.when(undo(acts[0]!)).state()).toEqual(start);
	});

	it('[UN3] what nobody did, or what is taken back already, is refused', () => {
		given(...needs)
			.when(undo('act-9'))
			.refused('undo/nothing');
		const done = given(...needs).when(merge(['need-1', 'need-2']));
		const [act] = done.state().reversible;
		done.whenUndone().when(undo(act!.id), second).refused('undo/nothing');
	});

	it('[UN6] merging and undoing restores the grouping exactly', () => {
		const groupings = fc.array(
			fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 4 }),
			{ minLength: 1, maxLength: 5 }
		);
		fc.assert(
			fc.property(groupings, (merges) => {
				let state = stateAfter(...revealedNeeds(7), hidden('need-7'));
				const before: MeetingState[] = [];
				merges.forEach((picks, index) => {
					const there = topics(state);
					const ids = [...new Set(picks.map((pick) => there[pick % there.length]!.id))];
					if (ids.length < 2) return;
					before.push(state);
					state = givenState(state)
						.when(merge(ids, `cluster-${index}`))
						.state();
				});
				for (const earlier of before.reverse()) {
					const { id } = state.reversible.at(-1)!;
					state = givenState(state).when(undo(id)).state();
					expect(state).toEqual(earlier);
				}
			}),
			{ numRuns: 200 }
		);
	});

	it('[UN7] the last 50 acts can be taken back', () => {
		let state = stateAfter(...needs);
		for (let n = 0; n <= 50; n++)
			state = givenState(state)
				.when(move(n % 2 === 0 ? 'vote' : 'bundle'))
				.state();
		const kept = state.reversible.map(({ id }) => id);
		expect(kept).toHaveLength(50);
		for (const id of kept.reverse()) state = givenState(state).when(undo(id)).state();
		expect(state).toMatchObject({ reversible: [], currentStepId: 'step-vote' });
	});

	it.each<[MeetingEvent[], AnyMeetingCommand, Actor]>([
		[[], { type: 'JoinMeeting', group: 'lehrkraft', schoolId: null }, anna],
		[[entered('collect')], { type: 'SubmitNeed', needId: 'need-9', text: 'WLAN' }, anna],
		[[entered('collect')], { type: 'SubmitNeed', needId: 'need-9', text: 'WLAN' }, moderator],
		[[], edit('Neu'), anna],
		[[], { type: 'WithdrawNeed', needId: 'need-1' }, anna],
		[[submitted('need-9')], { type: 'RevealNeeds', seed: 'seed' }, moderator],
		[[voteOpened(['need-1', 'need-2'])], { type: 'CastBallot', voteId: 'vote-1', dots: {} }, anna],
		[[voteOpened(['need-1', 'need-2'])], { type: 'CloseDotVote', voteId: 'vote-1' }, moderator],
		[[voteOpened(['need-1', 'need-2'])], { type: 'DiscardDotVote', voteId: 'vote-1' }, moderator],
		[[], { type: 'StartTimer', minutes: 5 }, moderator],
		[[timer], { type: 'ExtendTimer', minutes: 5 }, moderator],
		[[timer], { type: 'StopTimer' }, moderator],
		[[closed], { type: 'ReopenMeeting' }, moderator]
	])('[UN8] after %j the command %j is no act', (more, command, actor) => {
		const done = given(...needs, ...more).when(command, actor);
		expect(done.act()).toBeNull();
		done.whenUndone().refused('undo/nothing');
	});
});

describe('when others have moved on', () => {
	it.each<[string, MeetingEvent[], AnyMeetingCommand, AnyMeetingCommand, Actor?]>([
		['a merged cluster', needs, merge(['need-1', 'need-2']), merge(['cluster-1', 'need-3'], 'c-2')],
		[
			'a merged cluster taken apart',
			needs,
			merge(['need-1', 'need-2', 'need-3']),
			{ type: 'SplitOffNeed', needId: 'need-3' }
		],
		[
			'a merged core need',
			needs,
			merge(['need-1', 'need-2']),
			{ type: 'NameCoreNeed', coreNeedId: 'core-1', topicId: 'cluster-1', title: 'WLAN' }
		],
		[
			'a need split off that became a core need',
			cluster,
			{ type: 'SplitOffNeed', needId: 'need-1' },
			{ type: 'NameCoreNeed', coreNeedId: 'core-1', topicId: 'need-1', title: 'WLAN' }
		],
		[
			'a need split off from what became a core need',
			cluster,
			{ type: 'SplitOffNeed', needId: 'need-1' },
			{ type: 'NameCoreNeed', coreNeedId: 'core-1', topicId: 'cluster-1', title: 'WLAN' }
		],
		[
			'a need split off from what was merged further',
			cluster,
			{ type: 'SplitOffNeed', needId: 'need-1' },
			merge(['cluster-1', 'need-4'], 'cluster-2')
		],
		[
			'needs of an unmerged cluster that were merged anew',
			cluster,
			{ type: 'UnmergeCluster', clusterId: 'cluster-1' },
			merge(['need-2', 'need-4'], 'cluster-2')
		],
		[
			'a vote with ballots',
			[...needs, entered('vote')],
			{
				type: 'OpenDotVote',
				voteId: 'vote-1',
				topicIds: ['need-1', 'need-2'],
				dotsPerPerson: 3,
				maxPerOption: 2
			},
			{ type: 'CastBallot', voteId: 'vote-1', dots: { 'need-1': 1 } },
			anna
		],
		[
			'a core need with a decision',
			needs,
			{ type: 'NameCoreNeed', coreNeedId: 'core-1', topicId: 'need-1', title: 'WLAN' },
			record('')
		],
		[
			'a recorded decision that was agreed',
			core,
			record(''),
			{ type: 'AgreeDecision', decisionId: 'decision-1' }
		],
		[
			'an agreement that was reopened',
			[...core, recorded()],
			{ type: 'AgreeDecision', decisionId: 'decision-1' },
			{ type: 'ReopenDecision', decisionId: 'decision-1' }
		],
		[
			'a discarded decision in whose place is another',
			[...core, recorded()],
			{ type: 'DiscardDecision', decisionId: 'decision-1' },
			record('', 'decision-2')
		],
		[
			'a hidden need that was restored',
			needs,
			{ type: 'HideNeed', needId: 'need-1' },
			{ type: 'RestoreNeed', needId: 'need-1' }
		],
		[
			'a reworded need that was withdrawn',
			needs,
			edit('Neu'),
			{ type: 'WithdrawNeed', needId: 'need-1' },
			anna
		],
		['closing after reopening', needs, { type: 'CloseMeeting' }, { type: 'ReopenMeeting' }]
	])('[UN4] %s stays', (_name, history, command, next, by = second) => {
		const done = given(...history).when(command);
		const actId = done.act()!.id;
		done.when(next, by).when(undo(actId)).refused('undo/no-longer-possible');
	});

	it('[UN4] a withdrawn need stays where it is, the others come back', () => {
		const done = given(...cluster).when({ type: 'UnmergeCluster', clusterId: 'cluster-1' });
		const { id } = done.act()!;
		const state = done
			.when({ type: 'WithdrawNeed', needId: 'need-2' }, anna)
			.when(undo(id))
			.state();
		expect(topics(state).map((topic) => [topic.id, topic.needs.length])).toEqual([
			['cluster-1', 2],
			['need-4', 1]
		]);
		expect(state.needs['need-2']).toMatchObject({ status: 'withdrawn', clusterId: null });
	});

	it('[UN4] a newer title stays when a need comes back to its cluster', () => {
		const split = given(...cluster).when({ type: 'SplitOffNeed', needId: 'need-1' });
		const { id } = split.act()!;
		const state = split.when(retitle('Neu'), second).when(undo(id)).state();
		expect(state.clusters['cluster-1']?.title).toBe('Neu');
		expect(state.needs['need-1']?.clusterId).toBe('cluster-1');
	});

	it.each<[string, MeetingEvent[], AnyMeetingCommand, AnyMeetingCommand]>([
		['step', needs, move('vote'), move('decide')],
		['wording', needs, edit('Neu'), edit('Neuer')],
		['title', cluster, retitle('Neu'), retitle('Neuer')],
		['decision', core, record('Neu'), record('Neuer')],
		['draft', [...core, recorded()], record('Neu'), record('Neuer')]
	])('[UN5] a newer %s is not overwritten', (_name, history, older, newer) => {
		const start = stateAfter(...history);
		const done = givenState(start).when(older);
		const { id } = done.act()!;
		const both = done.when(newer, second);
		both.when(undo(id)).refused('undo/no-longer-possible');
		const back = both.whenUndone().when(undo(id)).state();
		const { timerEndsAt, startedAt, stepEnteredAt, plannedEnd } = back;
		expect(back).toEqual({ ...start, timerEndsAt, startedAt, stepEnteredAt, plannedEnd });
	});

	it("[UN5] an author's newer wording is not overwritten", () => {
		const done = given(...needs).when(edit('Neu'));
		const { id } = done.act()!;
		done.when(edit('Neuer'), anna).when(undo(id)).refused('undo/no-longer-possible');
	});

	it("[UN5] an author's newer category is not overwritten", () => {
		const about = (category: 'netz' | 'software') =>
			({ type: 'CategoriseNeed', needId: 'need-1', category }) as const;
		const done = given(...needs).when(about('netz'));
		const { id } = done.act()!;
		const newer = done.when(about('software'), anna);
		newer.when(undo(id)).refused('undo/no-longer-possible');
		expect(nextUndo(newer.state(), { actor: moderator, now: NOW, commandId: 'x' })).toBeUndefined();
		const back = newer.when(about('netz'), anna).when(undo(id));
		expect(back.state().needs['need-1']?.category).toBeNull();
	});

	it('[UN5] what concerns something else is no hindrance', () => {
		const done = given(...cluster, merged('cluster-2', ['need-4'])).when(edit('Neu'));
		const { id } = done.act()!;
		done
			.when(edit('Neu', 'need-2'), second)
			.when(retitle('Neu'), second)
			.when(move('decide'), second)
			.when(undo(id))
			.then(
				{ type: 'NeedEdited', needId: 'need-1', text: 'Text von need-1', originalText: null },
				{ type: 'ActUndone', actId: id }
			);
		const titled = given(...cluster, merged('cluster-2', ['need-4'])).when(retitle('Neu'));
		const act = titled.act()!;
		titled
			.when({ type: 'RetitleCluster', clusterId: 'cluster-2', title: 'Neu' }, second)
			.when(undo(act.id))
			.then(
				{ type: 'ClusterRetitled', clusterId: 'cluster-1', title: 'Titel von cluster-1' },
				{ type: 'ActUndone', actId: act.id }
			);
		const decided = given(...core, named('core-2', 'need-2')).when(record('Neu'));
		const first = decided.act()!;
		decided
			.when({ ...record('Neu', 'decision-2'), coreNeedId: 'core-2' }, second)
			.when(undo(first.id))
			.then(
				{ type: 'DecisionDiscarded', decisionId: 'decision-1' },
				{ type: 'ActUndone', actId: first.id }
			);
	});
});

describe('what is offered', () => {
	const context = { actor: moderator, now: NOW, commandId: 'command' };

	it('[UN9] the newest act that can still be taken back', () => {
		const opened = given(...needs, entered('vote'))
			.when(edit('Neu'))
			.when({
				type: 'OpenDotVote',
				voteId: 'vote-1',
				topicIds: ['need-1', 'need-2'],
				dotsPerPerson: 3,
				maxPerOption: 2
			});
		expect(nextUndo(opened.state(), context)?.kind).toBe('OpenDotVote');
		const voted = opened.when(
			{ type: 'CastBallot', voteId: 'vote-1', dots: { 'need-1': 1 } },
			anna
		);
		expect(nextUndo(voted.state(), context)?.kind).toBe('EditNeed');
	});

	it('[UN9] nothing where nothing can be, or to people who do not run the meeting', () => {
		expect(nextUndo(stateAfter(...needs), context)).toBeUndefined();
		const moved = given(...needs)
			.when(move('vote'))
			.state();
		expect(nextUndo(moved, { ...context, actor: anna })).toBeUndefined();
	});

	it('[UN10] in a closed meeting only the closing', () => {
		const done = given(...needs).when(move('vote'));
		const { id } = done.act()!;
		const over = done.when({ type: 'CloseMeeting' });
		expect(nextUndo(over.state(), context)?.kind).toBe('CloseMeeting');
		over.when(undo(id)).refused('undo/no-longer-possible');
		over
			.whenUndone()
			.when(undo(id))
			.then(
				{ type: 'StepEntered', stepId: 'step-bundle', timerEndsAt: NOW + 300_000, at: NOW },
				{ type: 'ActUndone', actId: id }
			);
	});

	it('[RI1] participants undo nothing', () => {
		given(...needs)
			.when(move('vote'))
			.whenUndone(anna)
			.refused('right/missing');
	});
});

function edited(text: string): MeetingEvent {
	return { type: 'NeedEdited', needId: 'need-1', text, originalText: 'Text von need-1' };
}

function decision(status: 'draft' | 'agreed', agreements: number): MeetingState['decisions'][0] {
	return { id: 'decision-1', coreNeedId: 'core-1', content: completeDecision, status, agreements };
}
