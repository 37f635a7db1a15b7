import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/lib/domain/similarity/engine';
import { loadResources } from '../../src/lib/server/similarity/load-resources';
import { addCounts, countWorkshop, numbersOf } from '../../scripts/similarity/evaluate';
import { readLabelledNeeds } from '../../scripts/similarity/labelled-needs';

describe('the shipped engine', () => {
	it('[SI22] reaches its floors on the development set', () => {
		const labelled = readLabelledNeeds('src/lib/server/demo/content/needs-dev.json');
		const engine = createEngine(
			loadResources(new URL('../../src/lib/server/similarity/resources/', import.meta.url))
		);
		const numbers = numbersOf(
			addCounts(labelled.workshops.map(({ id }) => countWorkshop(engine, labelled, id)))
		);
		expect(numbers.pairwise.f1).toBeGreaterThan(0.7);
		expect(numbers.same.precision).toBeGreaterThan(0.85);
		expect(numbers.hardNegatives.shareShownAsSame).toBeLessThan(0.02);
		expect(numbers.hints.recallAt3).toBeGreaterThan(0.8);
		expect(numbers.hints.needless).toBeLessThan(0.15);
		expect(numbers.contradictions.recall).toBeGreaterThan(0.6);
		expect(numbers.categories.accuracy).toBeGreaterThan(0.85);
	});
});

describe('npm run eval:duplicates', () => {
	const folder = mkdtempSync(join(tmpdir(), 'planrunde-labelled-'));
	afterAll(() => rmSync(folder, { recursive: true }));
	const evaluate = (content: string) => {
		const file = join(folder, 'needs.json');
		writeFileSync(file, content);
		const { status, stderr } = spawnSync(
			process.execPath,
			['--import', 'tsx', 'scripts/eval-duplicates.ts', file],
			{ encoding: 'utf8' }
		);
		return { status, lines: stderr.trim().split('\n') };
	};

	it.each([
		['no JSON', 'needs: none'],
		['another shape', '{"needs": []}'],
		['no needs', '{"meta": {}, "workshops": [], "needs": []}']
	])('[SI23] refuses a file of %s in one sentence', (_, content) => {
		const { status, lines } = evaluate(content);
		expect(status).toBe(2);
		expect(lines).toHaveLength(1);
	});
});
