/**
 * Where the numbered marks of the matrix are drawn. Two things with the same median would lie on
 * one another; a mark that has no room moves to the nearest place that is free, and a line leads
 * back to its point.
 */
import { MATRIX_VALUES } from '$lib/domain/meeting/rules';

export interface Place {
	x: number;
	y: number;
}

export const MAP_SIZE = 100;
export const MARK_RADIUS = 4.2;
const GAP = 0.8;
const MARGIN = 7;
const ANGLES = 24;

/** A value of an axis as a distance from its beginning. */
export function alongAxis(value: number): number {
	const { min, max } = MATRIX_VALUES;
	return MARGIN + ((value - min) / (max - min)) * (MAP_SIZE - 2 * MARGIN);
}

/** Places for the marks, in the order of their points; none covers another. */
export function markPlaces(points: Place[]): Place[] {
	const placed: Place[] = [];
	for (const point of points)
		placed.push(candidates(point).find((place) => isFree(place, placed)) ?? point);
	return placed;
}

/** The point itself, then rings around it. */
function candidates(point: Place): Place[] {
	const places = [point];
	for (let radius = MARK_RADIUS; radius < 1.5 * MAP_SIZE; radius += MARK_RADIUS / 2)
		for (let angle = 0; angle < ANGLES; angle++) {
			const turn = (2 * Math.PI * angle) / ANGLES;
			places.push({ x: point.x + radius * Math.cos(turn), y: point.y + radius * Math.sin(turn) });
		}
	return places;
}

function isFree({ x, y }: Place, placed: Place[]): boolean {
	const isWithin = [x, y].every((at) => at >= MARK_RADIUS && at <= MAP_SIZE - MARK_RADIUS);
	return (
		isWithin &&
		placed.every((other) => Math.hypot(other.x - x, other.y - y) >= 2 * MARK_RADIUS + GAP)
	);
}
