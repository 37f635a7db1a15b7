import { describe, expect, it } from 'vitest';
import {
	agreed,
	anna,
	closed,
	completeResult,
	entered,
	given,
	merged,
	moderator,
	named,
	recorded,
	resulted,
	revealedNeeds,
	voteOpened
} from './specification.test-support';
import { openTopics, withoutResult } from './closing';
import { RESULT_LENGTH } from './rules';

const oneCoreNeed = [
	...revealedNeeds(4),
	merged('cluster-1', ['need-1', 'need-2']),
	named('core-1', 'cluster-1'),
	entered('close')
];
const { kind, sentence, who, dueAt } = completeResult;

describe('a result sentence', () => {
	it('[CL1] is recorded for a core need, and a second one takes its place', () => {
		const first = given(...oneCoreNeed).when({
			type: 'RecordResult',
			coreNeedId: 'core-1',
			content: { kind: 'information', sentence: '  Wird  geprüft. ', who: '', dueAt: null }
		});
		const content = {
			kind: 'information',
			sentence: 'Wird geprüft.',
			who: '',
			dueAt: null
		} as const;
		first.then({ type: 'ResultRecorded', coreNeedId: 'core-1', content });
		const second = first.when({
			type: 'RecordResult',
			coreNeedId: 'core-1',
			content: completeResult
		});
		expect(second.state().results).toEqual({ 'core-1': completeResult });
		expect(second.whenUndone().state().results).toEqual({ 'core-1': content });
		expect(first.whenUndone().state().results).toEqual({});
	});

	it('[CL1] is for a core need of this meeting', () => {
		given(...oneCoreNeed)
			.when({ type: 'RecordResult', coreNeedId: 'core-9', content: completeResult })
			.refused('core-need/unknown');
	});

	it('[CL2] is not empty and not too long', () => {
		const meeting = given(...oneCoreNeed);
		const record = (change: object) =>
			meeting.when({
				type: 'RecordResult',
				coreNeedId: 'core-1',
				content: { ...completeResult, ...change }
			});
		record({ sentence: ' \u200B ' }).refused('result/sentence-missing');
		record({ sentence: 'x'.repeat(RESULT_LENGTH + 1) }).refused('result/text-too-long', {
			limit: RESULT_LENGTH
		});
		record({ who: 'x'.repeat(RESULT_LENGTH + 1) }).refused('result/text-too-long', {
			limit: RESULT_LENGTH
		});
	});

	it('[CL3] that is an action says who and by when', () => {
		const meeting = given(...oneCoreNeed);
		const record = (change: object) =>
			meeting.when({
				type: 'RecordResult',
				coreNeedId: 'core-1',
				content: { kind, sentence, who, dueAt, ...change }
			});
		record({ who: ' ' }).refused('result/who-missing');
		record({ dueAt: null }).refused('result/due-missing');
		record({ dueAt: '2027-02-30' }).refused('result/date-invalid');
	});

	it('[CL3] that is none drops who and by when', () => {
		given(...oneCoreNeed)
			.when({
				type: 'RecordResult',
				coreNeedId: 'core-1',
				content: { ...completeResult, kind: 'decision' }
			})
			.then(resulted('core-1', { kind: 'decision', who: '', dueAt: null }));
	});

	it('[CL4] is dropped, and that is taken back', () => {
		const dropped = given(...oneCoreNeed, resulted('core-1')).when({
			type: 'DropResult',
			coreNeedId: 'core-1'
		});
		dropped.then({ type: 'ResultDropped', coreNeedId: 'core-1' });
		expect(dropped.whenUndone().state().results).toEqual({ 'core-1': completeResult });
		given(...oneCoreNeed)
			.when({ type: 'DropResult', coreNeedId: 'core-1' })
			.refused('result/unknown');
	});

	it('[CL4] keeps its core need', () => {
		given(...oneCoreNeed, resulted('core-1'))
			.when({ type: 'DropCoreNeed', coreNeedId: 'core-1' })
			.refused('core-need/has-result');
	});

	it('[CL5] is recorded and dropped by the moderator alone', () => {
		const meeting = given(...oneCoreNeed, resulted('core-1'));
		meeting
			.when({ type: 'RecordResult', coreNeedId: 'core-1', content: completeResult }, anna)
			.refused('right/missing');
		meeting.when({ type: 'DropResult', coreNeedId: 'core-1' }, anna).refused('right/missing');
	});

	it('[CL5] that was replaced since is not put back over the newer one', () => {
		const first = given(...oneCoreNeed).when({
			type: 'RecordResult',
			coreNeedId: 'core-1',
			content: completeResult
		});
		const actId = first.act()?.id ?? '';
		first
			.when({
				type: 'RecordResult',
				coreNeedId: 'core-1',
				content: { ...completeResult, sentence: 'Anders.' }
			})
			.when({ type: 'UndoAct', actId })
			.refused('undo/no-longer-possible');
	});
});

describe('closing with open topics', () => {
	it('[CL6] is refused while a core need has neither an agreed decision nor a sentence', () => {
		given(...oneCoreNeed)
			.when({ type: 'CloseMeeting' })
			.refused('result/missing', { count: 1 });
		given(...oneCoreNeed, recorded())
			.when({ type: 'CloseMeeting' })
			.refused('result/missing', { count: 1 });
		given(...oneCoreNeed, recorded(), agreed())
			.when({ type: 'CloseMeeting' })
			.then(closed);
		given(...oneCoreNeed, resulted('core-1'))
			.when({ type: 'CloseMeeting' })
			.then(closed);
	});

	it('[CL6] lists what still lacks its sentence', () => {
		const state = given(...oneCoreNeed, named('core-2', 'need-3'), resulted('core-1'))
			.when({ type: 'StartTimer', minutes: 1 })
			.state();
		expect(openTopics(state).map(({ id }) => id)).toEqual(['core-1', 'core-2']);
		expect(withoutResult(state).map(({ id }) => id)).toEqual(['core-2']);
	});

	it('[CL7] closing is taken back', () => {
		const meeting = given(...oneCoreNeed, resulted('core-1'));
		const reopened = meeting.when({ type: 'CloseMeeting' }).whenUndone(moderator);
		expect(reopened.state().status).toBe('open');
	});

	it('[CL6] an open vote comes first', () => {
		given(...revealedNeeds(2), voteOpened(['need-1', 'need-2']))
			.when({ type: 'CloseMeeting' })
			.refused('vote/is-open');
	});
});
