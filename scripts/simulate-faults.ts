import { parseArgs } from 'node:util';
import { BAD_SEEDS } from '../tests/simulation/bad-seeds';
import { FAULT_KINDS, missing } from '../tests/simulation/faults';
import { play, type Told } from '../tests/simulation/simulation';

/**
 * `npm run simulate:faults`: plays meetings in a bad world, one for each seed, and checks the
 * laws of the live engine after each step (tests/simulation).
 *
 *   --seeds N    how many (default 100)
 *   --from S     the first one (default 1)
 *   --seed NAME  one of the bad seeds that are kept by name
 *
 * Exits with 1 when a law was broken, and when some kind of fault never came.
 */
const { values } = parseArgs({
	options: {
		seeds: { type: 'string', default: '100' },
		from: { type: 'string', default: '1' },
		seed: { type: 'string' }
	}
});

/** Fewer stories need not hold every kind of fault. */
const ENOUGH = 100;

const told: Told[] = [];
const failures: Error[] = [];
const seeds = chosen();
const startedAt = performance.now();
for (const [index, seed] of seeds.entries()) {
	try {
		told.push(await play(seed));
	} catch (fault) {
		failures.push(fault as Error);
		console.error(`\n${(fault as Error).message}`);
	}
	if ((index + 1) % 500 === 0) console.error(`${index + 1} of ${seeds.length}, ${rate(index + 1)}`);
}
report();

function chosen(): number[] {
	if (values.seed !== undefined) {
		const bad = BAD_SEEDS[values.seed];
		if (!bad) {
			console.error(`Known bad seeds: ${Object.keys(BAD_SEEDS).join(', ') || 'none'}.`);
			process.exit(2);
		}
		return [bad.seed];
	}
	const [count, from] = [Number(values.seeds), Number(values.from)];
	if (!Number.isInteger(count) || count < 1 || !Number.isInteger(from)) {
		console.error('--seeds and --from are whole numbers.');
		process.exit(2);
	}
	return Array.from({ length: count }, (_, index) => from + index);
}

function report(): void {
	const sum = (of: (one: Told) => number) => told.reduce((total, one) => total + of(one), 0);
	const lines: [string, number][] = [
		['stories on two nodes', told.filter(({ nodes }) => nodes === 2).length],
		['commands acknowledged', sum(({ acknowledged }) => acknowledged)],
		['commands refused', sum(({ refused }) => refused)],
		['decisions agreed', sum(({ decisionsAgreed }) => decisionsAgreed)],
		['votes closed', sum(({ votesClosed }) => votesClosed)],
		['nodes cut off', sum(({ cutOffs }) => cutOffs)],
		['marked words read in payloads', sum(({ words }) => words)],
		...FAULT_KINDS.map((kind): [string, number] => [
			kind,
			sum(({ faults }) => faults.get(kind) ?? 0)
		])
	];
	for (const [what, count] of lines) console.log(`${String(count).padStart(9)}  ${what}`);
	const absent = seeds.length < ENOUGH ? [] : missing(told.map(({ faults }) => faults));
	if (absent.length > 0) console.log(`Never came, so nothing is shown of: ${absent.join(', ')}.`);
	console.log(`${seeds.length} stories, ${failures.length} failed, ${rate(seeds.length)}`);
	process.exitCode = failures.length > 0 || absent.length > 0 ? 1 : 0;
}

function rate(count: number): string {
	return `${((count / (performance.now() - startedAt)) * 1_000).toFixed(1)} a second`;
}
