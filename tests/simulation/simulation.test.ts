import { describe, expect, it } from 'vitest';
import { play, type Told } from './simulation';

const faults = { failsBeforeCommit: 0.02, answerIsLost: 0.02, crashesAfterCommit: 0.004 };
const SEEDS = Number(process.env.SIMULATION_SEEDS ?? 40);
const FIRST_SEED = Number(process.env.SIMULATION_FIRST_SEED ?? 1);

describe('a meeting in a bad world', () => {
	const all: Told[] = [];

	it.each(Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index))(
		'[ST2] keeps its laws with seed %i',
		async (seed) => {
			const told = await play({ seed, phones: 5, troubleMs: 60_000, faults });
			expect(told.acknowledged, `seed ${seed}`).toBeGreaterThan(0);
			all.push(told);
		}
	);

	it('has seen crashes, cuts, reloads, refusals and decisions, so that the laws were put to the test', () => {
		const sum = (key: keyof Told) => all.reduce((total, told) => total + told[key], 0);
		expect(sum('crashes')).toBeGreaterThan(SEEDS);
		expect(sum('cuts')).toBeGreaterThan(SEEDS);
		expect(sum('reloads')).toBeGreaterThan(SEEDS);
		expect(sum('kept')).toBeGreaterThanOrEqual(sum('acknowledged'));
		expect(sum('refused')).toBeGreaterThan(0);
		expect(sum('decisionsAgreed')).toBeGreaterThan(SEEDS / 2);
	});
});
