import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { catalogueFaults, readAreas, readSources } from './test/catalogues';
import { openChromium } from './test/chromium';
import { checkMigrations } from './test/migrations';
import { openPostgres } from './test/postgres';
import { readTally } from './test/reports';
import {
	atEnd,
	endAll,
	exitCodeOf,
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
atEnd(() => {
	rmSync(reports, { recursive: true, force: true });
	return Promise.resolve();
});

const bin = (name: string) => path.join('node_modules', '.bin', name);

const STAGES: Stage[] = [
	{
		name: 'messages',
		title: 'Message catalogues: compiled, complete in both languages, used',
		async run() {
			const faults = catalogueFaults(readAreas('messages'), readSources('src'));
			if (faults.length > 0) throw new StageFailure(faults.join('\n'));
			const compile = [
				'compile',
				'--project',
				'./project.inlang',
				'--outdir',
				'./src/lib/paraglide'
			];
			await mustPass('The messages do not compile.', bin('paraglide-js'), ...compile, '--silent');
			await mustHaveCompiled();
		}
	},
	{
		name: 'lint',
		title: 'Format, lint and the dependency rule',
		async run() {
			await mustPass('`svelte-kit sync` failed.', bin('svelte-kit'), 'sync');
			await mustPass('Not formatted: run `npm run fix`.', bin('prettier'), '--check', '.');
			await mustPass('ESLint found faults.', bin('eslint'), '.', '--max-warnings', '0');
		}
	},
	{
		name: 'types',
		title: 'Types',
		async run() {
			const options = ['--tsconfig', './tsconfig.json', '--fail-on-warnings'];
			await mustPass('svelte-check found faults.', bin('svelte-check'), ...options);
		}
	},
	{
		name: 'migrations',
		title: 'Migrations say what the schema says',
		run() {
			checkMigrations();
			return Promise.resolve();
		}
	},
	{
		name: 'units',
		title: 'Units, laws and simulations; the embedded database',
		run: () => vitest('units', 'unit')
	},
	{
		name: 'pg',
		title: 'Suites on a real PostgreSQL',
		async run() {
			return vitest('pg', 'pg', { TEST_DATABASE_URL: await openPostgres() });
		}
	},
	{
		name: 'build',
		title: 'Build',
		run: () => mustPass('The build failed.', bin('vite'), 'build')
	},
	{
		name: 'stories',
		title: 'Stories in the browser',
		async run() {
			const report = path.join(reports, 'stories.json');
			const code = await exitCodeOf(bin('playwright'), ['test', ...runnerArgs], {
				CHROMIUM_PATH: await openChromium(),
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

async function passes({ name, title, run }: Stage): Promise<boolean> {
	console.log(`\n▶ ${name}: ${title}`);
	const start = performance.now();
	let failure: string | undefined;
	try {
		const tally = await run();
		total.passed += tally?.passed ?? 0;
		total.failed += tally?.failed ?? 0;
		if (tally && tally.failed > 0) failure = `${String(tally.failed)} failed or were skipped.`;
	} catch (error) {
		// A stage without a failed test of its own still fails the run.
		total.failed += 1;
		failure = error instanceof StageFailure ? error.message : String((error as Error).stack);
	}
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	if (failure === undefined) console.log(`✔ ${name} in ${seconds} s`);
	else console.log(`✘ ${name} failed after ${seconds} s\n${failure}`);
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
