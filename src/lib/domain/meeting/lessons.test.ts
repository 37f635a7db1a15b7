import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, prepared, someActs } from './arbitrary.test-support';
import { decide, evolve } from './decider';
import type { MeetingEvent } from './events';
import { lessonsOf, TEACHING_EVENTS } from './lessons';
import {
	given,
	hidden,
	meetingPrepared,
	merged,
	revealed,
	revealedNeeds,
	stateAfter,
	submitted,
	withdrawn
} from './specification.test-support';
import { initialMeeting } from './state';

const rejected = (...needIds: string[]): MeetingEvent => ({
	type: 'ProposalRejected',
	rejection: { kind: 'same', needIds }
});
const text = (number: number) => `Text von need-${number}`;
const lessons = (...events: MeetingEvent[]) => lessonsOf(stateAfter(...events));

describe('what a meeting teaches', () => {
	it('[OW6] is what was bundled, and what was rejected as the same', () => {
		expect(
			lessons(
				...revealedNeeds(4),
				merged('cluster-1', ['need-1', 'need-2']),
				rejected('need-3', 'need-4'),
				{
					type: 'ProposalRejected',
					rejection: { kind: 'contradiction', needIds: ['need-1', 'need-3'] }
				}
			)
		).toEqual([
			{ verdict: 'together', texts: [text(1), text(2)] },
			{ verdict: 'apart', texts: [text(3), text(4)] }
		]);
	});

	it('[OW7] names nobody, and nothing that is hidden, withdrawn or not revealed', () => {
		const history = [...revealedNeeds(3), merged('cluster-1', ['need-1', 'need-2'])];
		expect(JSON.stringify(lessons(...history))).not.toMatch(/seat-|lehrkraft/);
		expect(lessons(...history, hidden('need-1'))).toEqual([]);
		expect(lessons(...history, withdrawn('need-2'))).toEqual([]);
		expect(lessons(...history, submitted('need-9'), rejected('need-3', 'need-9'))).toHaveLength(1);
		expect(
			lessons(...history, submitted('need-9'), revealed('need-9'), rejected('need-3', 'need-9'))
		).toHaveLength(2);
	});

	it('[OW7] is unlearned when the act is taken back', () => {
		const bundling = given(...revealedNeeds(2)).when({
			type: 'MergeTopics',
			clusterId: 'cluster-1',
			topicIds: ['need-1', 'need-2'],
			title: 'WLAN'
		});
		expect(lessonsOf(bundling.state())).toHaveLength(1);
		expect(lessonsOf(bundling.whenUndone().state())).toEqual([]);
		const rejecting = given(...revealedNeeds(2)).when({
			type: 'RejectProposal',
			rejection: { kind: 'same', needIds: ['need-1', 'need-2'] }
		});
		expect(lessonsOf(rejecting.state())).toHaveLength(1);
		expect(lessonsOf(rejecting.whenUndone().state())).toEqual([]);
	});

	it('[OW8] is nothing where it is a rehearsal', () => {
		const rehearsal = [
			{ ...meetingPrepared, isRehearsal: true },
			...revealedNeeds(2),
			merged('cluster-1', ['need-1', 'need-2'])
		].reduce(evolve, initialMeeting);
		expect(lessonsOf(rehearsal)).toEqual([]);
	});

	it('[OW8] changes with no other event than those that are listened to', () => {
		let changes = 0;
		fc.assert(
			fc.property(someActs(), (acts) => {
				let state = prepared();
				acts.forEach((act, index) => {
					const outcome = decide(act.command, state, contextOf(act, index));
					if (outcome.kind === 'refused') return;
					for (const event of outcome.events) {
						const after = evolve(state, event);
						const isSame = JSON.stringify(lessonsOf(after)) === JSON.stringify(lessonsOf(state));
						if (!isSame) changes++;
						expect(isSame || TEACHING_EVENTS.includes(event.type)).toBe(true);
						state = after;
					}
				});
			}),
			{ numRuns: 200 }
		);
		expect(changes).toBeGreaterThan(50);
	});
});
