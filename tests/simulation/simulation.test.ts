import { describe, expect, it } from 'vitest';
import { BAD_SEEDS } from './bad-seeds';
import { missing } from './faults';
import { play, type Told } from './simulation';

/** Always the same, so that a change that breaks something is seen at once. */
const FIXED = Array.from({ length: Number(process.env.SIMULATION_SEEDS ?? 100) }, (_, n) => n + 1);
/** Drawn anew each time, so that every run of the tests looks somewhere nobody has looked. */
const DRAWN = 1_000_000 + (Date.now() % 1_000_000_000);
const NEW = Array.from({ length: 10 }, (_, index) => DRAWN + index);

describe('a meeting in a bad world', () => {
	const all: Told[] = [];

	async function keepsItsLaws(seed: number): Promise<void> {
		all.push(await play(seed));
	}

	it.each(Object.entries(BAD_SEEDS))('[ST2] keeps its laws where it once did not: %s', (_, bad) =>
		keepsItsLaws(bad.seed)
	);

	it.each(FIXED)('[ST1] [ST2] [ST7] [ST8] keeps its laws with seed %i', keepsItsLaws);

	it.each(NEW)('[ST2] keeps its laws with the new seed %i', keepsItsLaws);

	it('has seen every kind of fault, and people who got something done', () => {
		const sum = (of: (told: Told) => number) => all.reduce((total, told) => total + of(told), 0);
		expect(missing(all.map(({ faults }) => faults))).toEqual([]);
		expect(sum(({ nodes }) => nodes)).toBeGreaterThan(1.2 * all.length);
		expect(sum(({ acknowledged }) => acknowledged)).toBeGreaterThan(20 * all.length);
		expect(sum(({ kept }) => kept)).toBeGreaterThan(sum(({ acknowledged }) => acknowledged));
		expect(sum(({ words }) => words)).toBeGreaterThan(100 * all.length);
		for (const count of ['refused', 'cutOffs', 'decisionsAgreed', 'votesClosed'] as const)
			expect(
				sum((told) => told[count]),
				count
			).toBeGreaterThan(all.length / 20);
	});
});
