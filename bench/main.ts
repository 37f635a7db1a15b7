import os from 'node:os';
import { openPostgres } from '../scripts/test/postgres';
import { endAll } from '../scripts/test/stage';
import { rowsOf, type Pair, type Row } from './ratios';
import type { Scenario } from './scenarios/scenario';
import { SCENARIOS } from './scenarios/scenarios';
import { tableOf } from './table';

/**
 * `npm run bench`: product and yardstick in turn on the same machine and database. `--quick` for
 * a sound subset, `--json` for programs, `--rounds N`, `--only TEXT` for scenarios by name.
 */
const options = process.argv.slice(2);
const isQuick = options.includes('--quick');
const isJson = options.includes('--json');
const rounds = Number(valueOf('--rounds') ?? (isQuick ? 3 : 5));
const only = valueOf('--only');

function valueOf(option: string): string | undefined {
	const at = options.indexOf(option);
	return at < 0 ? undefined : options[at + 1];
}

async function main(): Promise<Row[]> {
	const chosen = SCENARIOS.filter(
		({ name, isQuick: isInQuick }) =>
			(!isQuick || isInQuick) && (only === undefined || name.includes(only))
	);
	const databaseUrl = await openPostgres();
	const rows: Row[] = [];
	for (const scenario of chosen) {
		const pairs: Pair[] = [];
		for (let round = 0; round < rounds; round++) {
			process.stderr.write(`${scenario.name}, round ${round + 1} of ${rounds}\n`);
			pairs.push(await pairOf(scenario, databaseUrl, round % 2 === 0));
		}
		const measured = rowsOf(scenario.name, scenario.goals, pairs);
		rows.push(...measured);
		if (!isJson) process.stdout.write(`${tableOf(scenario, measured)}\n`);
	}
	return rows;
}

/** In turn, and the other way round each second time: who goes first may find colder caches. */
async function pairOf(scenario: Scenario, url: string, isProductFirst: boolean): Promise<Pair> {
	if (isProductFirst) {
		const product = await scenario.product(url);
		return { product, yardstick: await scenario.yardstick(url) };
	}
	const yardstick = await scenario.yardstick(url);
	return { product: await scenario.product(url), yardstick };
}

async function finish(code: number): Promise<never> {
	await endAll();
	process.exit(code);
}

process.once('SIGINT', () => void finish(130));
try {
	const rows = await main();
	const machine = `${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
	if (isJson) process.stdout.write(`${JSON.stringify({ machine, rounds, rows }, null, 2)}\n`);
	else process.stdout.write(`\n${machine}; ${rounds} rounds\n`);
	await finish(rows.some(({ ok }) => !ok) ? 1 : 0);
} catch (error) {
	process.stderr.write(
		`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
	);
	await finish(2);
}
