import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import config from '../../drizzle.config';
import { StageFailure } from './stage';

const LIMIT_MS = 60_000;

/**
 * The migrations fit together and say what the schema says: on a copy of them, asking for the next
 * migration must bring nothing.
 */
export function checkMigrations(): void {
	expectWords('Everything’s fine', 'The migrations do not fit together.', drizzleKit('check'));

	// drizzle-kit takes its folder only relative to the project.
	const copy = path.relative('.', mkdtempSync(path.join('node_modules', '.migrations-')));
	try {
		cpSync(config.out ?? 'drizzle', copy, { recursive: true });
		const schema = [config.schema ?? []].flat().join(',');
		const words = drizzleKit(
			...['generate', '--dialect', config.dialect, '--casing', config.casing ?? 'camelCase'],
			...['--schema', schema, '--out', copy]
		);
		expectWords(
			'No schema changes',
			'The schema differs from the migrations: run `npm run migration`.',
			words
		);
	} finally {
		rmSync(copy, { recursive: true, force: true });
	}
}

/** Without a terminal it cannot ask whether a column was renamed; then it ends, or is ended here. */
function drizzleKit(...args: string[]): string {
	const run = spawnSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', ...args], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: LIMIT_MS
	});
	return run.stdout + run.stderr;
}

/** drizzle-kit exits with 0 after many an error, so only its words tell. */
function expectWords(words: string, otherwise: string, said: string): void {
	if (!said.replaceAll("'", '’').includes(words)) throw new StageFailure(`${otherwise}\n${said}`);
}
