import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptOrder } from './kept-order';

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 12 });

describe('the order of a list that somebody is working in', () => {
	it('keeps places, leaves out what is gone, puts what is new last', () => {
		expect(keptOrder(['a', 'b', 'c'], ['new', 'c', 'a'])).toEqual(['a', 'c', 'new']);
	});

	it('holds exactly what there is now, and nothing that stays overtakes another', () => {
		fc.assert(
			fc.property(ids, ids, (shown, now) => {
				const kept = keptOrder(shown, now);
				expect(kept.toSorted()).toEqual(now.toSorted());
				const stayed = shown.filter((id) => now.includes(id));
				expect(kept.slice(0, stayed.length)).toEqual(stayed);
			})
		);
	});
});
