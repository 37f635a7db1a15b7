import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromShelves, putOnShelves, shelvedEntries, type Shelves } from './shelves';

const id = fc.string({ minLength: 1, maxLength: 4 }).filter((text) => text !== '__proto__');
const puts = fc.array(fc.tuple(id, fc.integer()));

const filled = (entries: [string, number][]) =>
	entries.reduce<Shelves<number>>((shelves, [id, entry]) => putOnShelves(shelves, id, entry), {});

it('holds what a plain record would hold', () => {
	fc.assert(
		fc.property(puts, (entries) => {
			const shelves = filled(entries);
			const record = new Map(entries);
			expect(new Map(shelvedEntries(shelves))).toEqual(record);
			for (const [id, entry] of record) expect(fromShelves(shelves, id)).toBe(entry);
		})
	);
});

it('leaves what it was made from as it was', () => {
	fc.assert(
		fc.property(puts, id, (entries, added) => {
			const before = filled(entries);
			const copy = structuredClone(before);
			putOnShelves(before, added, -1);
			expect(before).toEqual(copy);
		})
	);
});

it('stays plain JSON', () => {
	const shelves = filled([['ab', 1]]);
	expect(JSON.parse(JSON.stringify(shelves))).toEqual(shelves);
});

it('gives nothing where nothing is', () => {
	expect(fromShelves(undefined, 'ab')).toBeUndefined();
	expect(shelvedEntries(undefined)).toEqual([]);
});
