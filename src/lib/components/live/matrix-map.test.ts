import { ROUND_ITEMS } from '$lib/domain/meeting/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAP_SIZE, MARK_RADIUS, alongAxis, markPlaces } from './matrix-map';

const median = fc.integer({ min: 2, max: 20 }).map((half) => alongAxis(half / 2));
const points = fc.array(fc.record({ x: median, y: median }), { maxLength: ROUND_ITEMS });

describe('marks on the map', () => {
	it('stand on their point where there is room', () => {
		const apart = [
			{ x: alongAxis(1), y: alongAxis(10) },
			{ x: alongAxis(5), y: alongAxis(5) }
		];
		expect(markPlaces(apart)).toEqual(apart);
	});

	it('never cover one another and never leave the map, however the medians fall', () => {
		fc.assert(
			fc.property(points, (all) => {
				const places = markPlaces(all);
				expect(places).toHaveLength(all.length);
				places.forEach((place, index) => {
					for (const at of [place.x, place.y]) {
						expect(at).toBeGreaterThanOrEqual(MARK_RADIUS);
						expect(at).toBeLessThanOrEqual(MAP_SIZE - MARK_RADIUS);
					}
					for (const other of places.slice(0, index))
						expect(Math.hypot(place.x - other.x, place.y - other.y)).toBeGreaterThanOrEqual(
							2 * MARK_RADIUS
						);
				});
			})
		);
	});

	it('find room for as many as can be asked about, all on one point', () => {
		const one = { x: alongAxis(10), y: alongAxis(10) };
		const places = markPlaces(Array.from({ length: ROUND_ITEMS }, () => one));
		expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(ROUND_ITEMS);
	});
});
