import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { playwrightTally, readTally, vitestTally } from '../../scripts/test/reports';

const folder = mkdtempSync(path.join(tmpdir(), 'planrunde-reports-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

const units = {
	success: true,
	numPassedTests: 3,
	numFailedTests: 0,
	numPendingTests: 0,
	numTodoTests: 0
};

describe('the closing line', () => {
	it('counts what passed', () => {
		expect(vitestTally(units)).toEqual({ passed: 3, failed: 0 });
		const stats = { expected: 2, unexpected: 0, flaky: 0, skipped: 0 };
		expect(playwrightTally({ stats, errors: [] })).toEqual({ passed: 2, failed: 0 });
	});

	it('counts what was skipped or left to do as failed, what passed at its second try as passed', () => {
		expect(vitestTally({ ...units, numPendingTests: 1, numTodoTests: 1 }).failed).toBe(2);
		const stats = { expected: 2, unexpected: 1, flaky: 1, skipped: 1 };
		expect(playwrightTally({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 3 });
	});

	it('counts a run that broke off as failed even without a failed test', () => {
		expect(vitestTally({ ...units, success: false }).failed).toBe(1);
		const file = path.join(folder, 'broken.json');
		writeFileSync(file, JSON.stringify(units));
		expect(readTally('vitest', file, false).failed).toBe(1);
	});

	it('refuses a run without a report or without a test', () => {
		expect(() => readTally('vitest', '/no/such/file', true)).toThrow(/without a report/);
		const file = path.join(folder, 'empty.json');
		writeFileSync(file, JSON.stringify({ ...units, numPassedTests: 0 }));
		expect(() => readTally('vitest', file, true)).toThrow(/Not a single test/);
	});
});
