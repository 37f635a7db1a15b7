import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { catalogueFaults, readAreas, readSources } from './test/catalogues';
import { openChromium } from './test/chromium';
import { checkMigrations } from './test/migrations';
import { openPostgres } from './test/postgres';
import { openProxies } from './test/proxies';
import { readTally } from './test/reports';
import {
	endAll,
	exitCodeOf,
	mustAllPass,
	mustPass,
	StageFailure,
	type Stage,
	type Tally
} from './test/stage';

/**
 * `npm test`: exactly what CI runs, from cheap to dear; the first stage that fails ends the run.
 *
 *   npm test -- --only lint,units            only these stages
 *   npm test -- --only pg -- src/lib/server  what follows the second -- goes to the test runner
 */
const reports = mkdtempSync(path.join(tmpdir(), 'planrunde-test-'));
process.once('exit', () => {
	rmSync(reports, { recursive: true, force: true });
});

const bin = (name: string) => path.join('node_modules', '.bin', name);

const isStory = (file: string) => /^e2e[\\/].*\.(story|spec)\.ts$/.test(file);

const STAGES: Stage[] = [
	{
		name: 'messages',
		title: 'Message catalogues: compiled, complete in both languages, used',
		async check() {
			await mustPass('The messages do not compile.', 'npm', 'run', '--silent', 'messages');
			await mustHaveCompiled();
			const faults = catalogueFaults(readAreas('messages'), readSources('src'));
			if (faults.length > 0) throw new StageFailure(faults.join('\n'));
		}
	},
	{
		name: 'lint',
		title: 'Format, lint, the dependency rule and types',
		async check() {
			await mustPass('`svelte-kit sync` failed.', bin('svelte-kit'), 'sync');
			const sentence = 'Prettier, oxlint or ESLint found faults; `npm run fix` mends what it can.';
			// Each keeps one core busy.
			await mustAllPass(
				mustPass(sentence, 'npm', 'run', '--silent', 'lint'),
				mustPass('svelte-check found faults.', bin('svelte-check'), '--fail-on-warnings')
			);
		}
	},
	{
		name: 'migrations',
		title: 'Migrations say what the schema says',
		check: checkMigrations
	},
	{
		name: 'units',
		title: 'Units, laws and simulations; the embedded database',
		test: () => vitest('units', 'unit')
	},
	{
		name: 'pg',
		title: 'Suites on a real PostgreSQL',
		async test() {
			return vitest('pg', 'pg', { TEST_DATABASE_URL: await openPostgres() });
		}
	},
	{
		name: 'build',
		title: 'Build',
		check: () => mustPass('The build failed.', 'npm', 'run', '--silent', 'build')
	},
	{
		name: 'faults',
		title: 'The built server is killed, frozen and starved',
		async test() {
			return vitest('faults', 'faults', {
				TEST_DATABASE_URL: await openPostgres(),
				...(await openProxies('nginx', 'haproxy'))
			});
		}
	},
	{
		name: 'stories',
		title: 'Stories in the browser',
		async test() {
			// The checks of the ground they stand on would hide that there are none.
			if (!readdirSync('tests', { recursive: true, encoding: 'utf8' }).some(isStory))
				throw new StageFailure('There is no story in tests/e2e.');
			const report = path.join(reports, 'stories.json');
			const code = await exitCodeOf(bin('playwright'), ['test', ...runnerArgs], {
				CHROMIUM_PATH: await openChromium(),
				TEST_DATABASE_URL: await openPostgres(),
				...(await openProxies('nginx')),
				PLAYWRIGHT_JSON_OUTPUT_FILE: report
			});
			return readTally('playwright', report, code === 0);
		}
	}
];

const { only, runnerArgs } = readArguments();
const total: Tally = { passed: 0, failed: 0 };

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		void endAll().finally(() => process.exit(1));
	});
}

try {
	for (const stage of STAGES.filter(({ name }) => only.includes(name))) {
		if (!(await passes(stage))) break;
	}
} finally {
	await endAll();
}
console.log(`\n${String(total.passed)} passed, ${String(total.failed)} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function passes(stage: Stage): Promise<boolean> {
	console.log(`\n▶ ${stage.name}: ${stage.title}`);
	const start = performance.now();
	let failure: string | undefined;
	try {
		if ('test' in stage) {
			const { passed, failed } = await stage.test();
			total.passed += passed;
			total.failed += failed;
			if (failed > 0) failure = `${String(failed)} failed or were skipped.`;
		} else await stage.check();
	} catch (error) {
		// A stage that breaks off without a failed test still counts.
		total.failed += 1;
		failure = error instanceof StageFailure ? error.message : String((error as Error).stack);
	}
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	if (failure === undefined) console.log(`✔ ${stage.name} in ${seconds} s`);
	else console.log(`✘ ${stage.name} failed after ${seconds} s\n${failure}`);
	return failure === undefined;
}

/** An offline compiler that did not find its plugin reports success and writes no message. */
async function mustHaveCompiled(): Promise<void> {
	const compiled = path.resolve('src/lib/paraglide/messages.js');
	const { m } = (await import(compiled)) as { m: Record<string, unknown> };
	const keys = readAreas('messages').flatMap(({ files }) =>
		Object.keys(JSON.parse(files.de) as object).filter((key) => key !== '$schema')
	);
	const missing = keys.filter((key) => typeof m[key] !== 'function');
	if (missing.length > 0)
		throw new StageFailure(`The compiler left out ${missing.slice(0, 5).join(', ')} …`);
}

async function vitest(what: string, project: string, env: NodeJS.ProcessEnv = {}): Promise<Tally> {
	const report = path.join(reports, `${what}.json`);
	const code = await exitCodeOf(
		bin('vitest'),
		[
			...['run', '--project', project, ...runnerArgs],
			...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
		],
		env
	);
	return readTally('vitest', report, code === 0);
}

function readArguments(): { only: string[]; runnerArgs: string[] } {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { only: { type: 'string' } }
	});
	const names = STAGES.map(({ name }) => name);
	const chosen = values.only?.split(',') ?? names;
	const unknown = chosen.find((name) => !names.includes(name));
	if (unknown !== undefined) {
		console.error(`There is no stage “${unknown}”. Stages: ${names.join(', ')}.`);
		process.exit(2);
	}
	return { only: chosen, runnerArgs: positionals };
}
