import { describe, expect, it } from 'vitest';
import { evolve } from '$lib/domain/meeting/decider';
import type { MeetingEvent } from '$lib/domain/meeting/events';
import type { Proposal } from '$lib/domain/meeting/proposals';
import { merged, revealedNeeds, stateAfter } from '$lib/domain/meeting/specification.test-support';
import { keptQueue, nextKey, type Queued } from './kept-queue';

const state = stateAfter(...revealedNeeds(6));
const same = (...needIds: string[]): Proposal => ({ kind: 'same', needIds, title: 'WLAN' });
const doubtful = (one: string, other: string): Proposal => {
	return { kind: 'doubtful', needIds: [one, other] };
};
const after = (event: MeetingEvent) => evolve(state, event);
const needsIn = (queue: Queued[]) => queue.map(({ proposal }) => proposal.needIds.join());

describe('the queue of proposals', () => {
	const first = keptQueue(
		[],
		[doubtful('need-1', 'need-2'), same('need-3', 'need-4')],
		state,
		null
	);

	it('begins in the order of what was noticed', () => {
		expect(needsIn(first)).toEqual(['need-1,need-2', 'need-3,need-4']);
	});

	it('keeps every place when other proposals come, and puts them last', () => {
		const found = [
			same('need-5', 'need-6'),
			same('need-3', 'need-4'),
			doubtful('need-1', 'need-2')
		];
		const grown = keptQueue(first, found, state, null);
		expect(needsIn(grown)).toEqual(['need-1,need-2', 'need-3,need-4', 'need-5,need-6']);
		expect(grown.slice(0, 2).map(({ key }) => key)).toEqual(first.map(({ key }) => key));
	});

	it('leaves what is looked at as it is, while it can be done as it stands', () => {
		const found = [same('need-3', 'need-4', 'need-5')];
		const held = first[1]?.key ?? '';
		expect(needsIn(keptQueue(first, found, state, held))).toEqual(['need-3,need-4']);
		expect(needsIn(keptQueue(first, found, state, null))).toEqual(['need-3,need-4,need-5']);
		const hidden = after({ type: 'NeedHidden', needId: 'need-4' });
		expect(needsIn(keptQueue(first, found, hidden, held))).toEqual(['need-3,need-5']);
	});

	it('drops what is done, and goes on with what stands behind it', () => {
		const found = [doubtful('need-1', 'need-2'), same('need-3', 'need-4')];
		const done = keptQueue(first, found, after(merged('cluster-1', ['need-1', 'need-2'])), null);
		expect(needsIn(done)).toEqual(['need-3,need-4']);
		expect(nextKey(first, done, first[0]?.key ?? null)).toBe(done[0]?.key);
		expect(nextKey(first, first.slice(0, 1), first[1]?.key ?? null)).toBe(first[0]?.key);
		expect(nextKey(done, [], done[0]?.key ?? null)).toBeNull();
		expect(nextKey([], first, null)).toBe(first[0]?.key);
	});
});
