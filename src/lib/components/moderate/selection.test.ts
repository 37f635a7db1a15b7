import { describe, expect, it } from 'vitest';
import { Selection } from './selection.svelte';

const LISTED = ['a', 'b', 'c', 'd', 'e'];

describe('Selection', () => {
	it('ticks and unticks', () => {
		const selection = new Selection();
		selection.toggle('a');
		selection.toggle('c');
		selection.toggle('a');
		expect(selection.ids).toEqual(['c']);
	});

	it('ticks the range from the row touched last, in both directions', () => {
		const selection = new Selection();
		selection.toggle('d');
		selection.extendTo('b', LISTED);
		expect(new Set(selection.ids)).toEqual(new Set(['b', 'c', 'd']));
		selection.extendTo('e', LISTED);
		expect(selection.size).toBe(4);
	});

	it('ticks one row where the first of the range is not listed any more', () => {
		const selection = new Selection();
		selection.toggle('gone');
		selection.extendTo('b', LISTED);
		expect(selection.ids).toEqual(['gone', 'b']);
	});

	it('keeps what still exists when others changed the list', () => {
		const selection = new Selection();
		selection.replace(['a', 'b', 'c']);
		selection.keepExisting(new Set(['a', 'c', 'x']));
		expect(selection.ids).toEqual(['a', 'c']);
	});

	it('is empty after clearing, and the next range starts anew', () => {
		const selection = new Selection();
		selection.toggle('a');
		selection.clear();
		selection.extendTo('c', LISTED);
		expect(selection.ids).toEqual(['c']);
	});
});
