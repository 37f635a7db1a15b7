import { existsSync, readFileSync } from 'node:fs';
import { StageFailure, type Tally } from './stage';

/** The parts that count of what vitest's and Playwright's JSON reporters write. */
export interface VitestReport {
	success: boolean;
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
}

export interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	errors: unknown[];
}

/** A run that failed without a failed test (a file that does not load, say) counts as one. */
export function vitestTally(report: VitestReport): Tally {
	const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests;
	return {
		passed: report.numPassedTests,
		failed: failed === 0 && !report.success ? 1 : failed
	};
}

/** What passed at the second try has passed; Playwright names it as flaky. */
export function playwrightTally({ stats, errors }: PlaywrightReport): Tally {
	return {
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected + stats.skipped + errors.length
	};
}

/**
 * Reads a runner's report and says what is wrong with the run as a whole.
 * @param succeeded whether the runner itself ended without an error
 */
export function readTally(
	runner: 'vitest' | 'playwright',
	file: string,
	succeeded: boolean
): Tally {
	if (!existsSync(file)) throw new StageFailure('The run ended without a report.');
	const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
	const tally =
		runner === 'vitest'
			? vitestTally(report as VitestReport)
			: playwrightTally(report as PlaywrightReport);
	if (tally.passed + tally.failed === 0)
		throw new StageFailure('Not a single test was found, and nothing may be skipped silently.');
	return !succeeded && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
