import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from '../../domain/meeting/events';
import {
	agreed,
	closed,
	completeDecision,
	completeResult,
	hidden,
	joined,
	meetingPrepared,
	merged,
	named,
	parked,
	recorded,
	resulted,
	revealed,
	stateAfter,
	submitted,
	withdrawn
} from '../../domain/meeting/specification.test-support';
import { evolve } from '../../domain/meeting/decider';
import { initialMeeting } from '../../domain/meeting/state';
import { recordOf } from './record-of';

const ids = Array.from({ length: 9 }, (_, index) => `need-${String(index + 1)}`);
const history: MeetingEvent[] = [
	joined('seat-anna'),
	joined('seat-ben'),
	...ids.map((id) => submitted(id)),
	withdrawn('need-7'),
	revealed('need-1', 'need-2', 'need-3', 'need-4', 'need-5', 'need-6', 'need-9'),
	{ type: 'NeedSupported', needId: 'need-2', seatId: 'seat-ben' },
	hidden('need-6'),
	merged('cluster-1', ['need-1', 'need-2']),
	named('core-1', 'cluster-1'),
	named('core-2', 'need-3'),
	named('core-3', 'need-9'),
	recorded(),
	agreed(),
	recorded({}, 'decision-2', 'core-2'),
	resulted('core-2'),
	parked('need-5'),
	{ type: 'ParkedDisposed', entryId: 'need-5', disposition: { kind: 'next-meeting' } },
	{ type: 'ProposalRejected', rejection: { kind: 'same', needIds: ['need-3', 'need-4'] } }
];
const record = recordOf(stateAfter(...history, closed));

describe('what a closed meeting leaves to those who prepare', () => {
	it('[EA4] is what was named, how often, and what came of it', () => {
		const said = record?.topics.map(({ title, count, outcome }) => [title, count, outcome]);
		expect(said?.toSorted()).toEqual(
			[
				[
					'Kernbedarf core-1',
					3,
					{ kind: 'decided', content: completeDecision, followUp: 'meeting-1.decision-1.1' }
				],
				[
					'Kernbedarf core-2',
					1,
					{ kind: 'result', content: completeResult, followUp: 'meeting-1.core-2.1' }
				],
				['Kernbedarf core-3', 1, { kind: 'open' }],
				['Text von need-4', 1, { kind: 'named' }],
				['Text von need-5', 1, { kind: 'parked', disposition: { kind: 'next-meeting' } }]
			].toSorted()
		);
	});

	it('[EA2] holds no need that is hidden, withdrawn or was never revealed, and no author', () => {
		const kept = record?.topics.flatMap(({ needs }) => needs.map(({ id }) => id));
		expect(kept?.toSorted()).toEqual(['need-1', 'need-2', 'need-3', 'need-4', 'need-5', 'need-9']);
		expect(JSON.stringify(record)).not.toMatch(/seat-|lehrkraft/);
	});

	it('[EA3] knows what the moderator kept apart', () => {
		expect(record?.apart).toEqual([['need-3', 'need-4']]);
	});

	it('[EA9] is what was not settled, as long as both needs are shown', () => {
		const marked = (id: string, needIds: string[]): MeetingEvent => ({
			type: 'ContradictionMarked',
			contradiction: {
				id,
				needIds,
				of: 'opposed',
				reason: 'Eins oder das andere',
				resolution: null
			}
		});
		const settled = { outcome: 'both' as const, text: 'Beides geht.' };
		const after = recordOf(
			stateAfter(
				...history,
				marked('one', ['need-3', 'need-4']),
				marked('two', ['need-4', 'need-9']),
				marked('three', ['need-3', 'need-6']),
				{ type: 'ContradictionResolved', contradictionId: 'two', resolution: settled },
				closed
			)
		);
		expect(after?.openContradictions).toEqual([
			{ id: 'one', sides: ['Text von need-3', 'Text von need-4'], reason: 'Eins oder das andere' }
		]);
	});

	it('[EA1] is nothing while it goes on, and of a rehearsal', () => {
		expect(recordOf(stateAfter(...history))).toBeNull();
		const tried: MeetingEvent = { ...meetingPrepared, isRehearsal: true };
		expect(recordOf([tried, ...history, closed].reduce(evolve, initialMeeting))).toBeNull();
	});
});
