/**
 * Rules and tests know each other: every rule of docs/rules has a test that quotes it, every
 * quoted rule is written down, and every refusal of the domain is provoked by a test and has a
 * sentence.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { KNOWN_REFUSALS } from '../../src/lib/components/refusal-text';
import { ACTION_ITEM_REFUSALS } from '../../src/lib/domain/action-item/action-item';
import { MEETING_REFUSALS } from '../../src/lib/domain/meeting/refusals';
import { PLAN_REFUSALS } from '../../src/lib/domain/plan/plan';
import { STAFF_PROBLEMS } from '../../src/lib/protocol/staff-problems';

const TEST_FILE = /\.(test|story)\.ts$|-suite\.ts$|-contract\.test-support\.ts$/;

interface File {
	name: string;
	text: string;
}

function filesUnder(folder: string): File[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|md)$/.test(file))
		.map((file) => path.join(folder, file))
		.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
}

function matches({ text }: File, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map(([, found]) => found ?? '');
}

const source = filesUnder('src');
const tests = [...source, ...filesUnder('tests')].filter(({ name }) => TEST_FILE.test(name));
const rules = filesUnder('docs/rules').filter(({ name }) => !name.endsWith('README.md'));

const written = rules.flatMap((file) => matches(file, /^- \*\*([A-Z]{2}\d+)\*\* /gm));
const quoted = new Set(tests.flatMap((file) => matches(file, /\[([A-Z]{2}\d+)\]/g)));

describe('the rules of docs/rules', () => {
	it('have numbers of their own, counted within their file', () => {
		expect(written.filter((id, index) => written.indexOf(id) !== index)).toEqual([]);
		for (const file of rules) {
			const ids = matches(file, /^- \*\*([A-Z]{2}\d+)\*\* /gm);
			expect(new Set(ids.map((id) => id.slice(0, 2))).size, file.name).toBe(1);
		}
	});

	it('are each quoted by a test', () => {
		expect(written.filter((id) => !quoted.has(id))).toEqual([]);
	});

	it('have all the numbers that tests quote', () => {
		expect([...quoted].filter((id) => !written.includes(id))).toEqual([]);
	});

	it('name no refusal that does not exist', () => {
		const known: string[] = [...KNOWN_REFUSALS, ...STAFF_PROBLEMS];
		const named = rules.flatMap((file) => matches(file, /`([a-z-]+\/[a-z-]+)`/g));
		expect(named.filter((code) => !known.includes(code))).toEqual([]);
	});
});

describe('refusals', () => {
	const provoked = (folder: string) =>
		new Set(
			tests
				.filter(({ name }) => name.startsWith(path.join('src/lib/domain', folder)))
				.flatMap((file) => matches(file, /'([a-z-]+\/[a-z-]+)'/g))
		);

	it.each([
		['meeting', MEETING_REFUSALS],
		['plan', PLAN_REFUSALS],
		['action-item', ACTION_ITEM_REFUSALS]
	])('of %s are each provoked by a test', (folder, codes) => {
		const inTests = provoked(folder);
		expect(codes.filter((code) => !inTests.has(code))).toEqual([]);
	});

	it('of the server and the pages each have a sentence', () => {
		const known: string[] = [...KNOWN_REFUSALS, ...STAFF_PROBLEMS];
		const used = source
			.filter(({ name }) => !TEST_FILE.test(name))
			.flatMap((file) => matches(file, /\bcode: '([a-z-]+\/[a-z-]+)'/g));
		expect(used.length).toBeGreaterThan(10);
		expect(used.filter((code) => !known.includes(code))).toEqual([]);
	});
});
