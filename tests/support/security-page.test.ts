import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Each promise with the tests that the page names, and the ids it names beside them. */
const promises = [...read('docs/security.md').matchAll(/^\| (S\d+) \|.*\| ([^|]+) \|$/gm)].map(
	([, id = '', tests = '']) => ({
		id,
		tests: [...tests.matchAll(/`([\w./-]+\.ts)`(?: \(([A-Z0-9, ]+)\))?/g)].map(
			([, file = '', ids]) => ({ file, ids: ids?.split(', ') ?? [] })
		)
	})
);

/** Shown by tests that are about more than the promise. */
const WITHOUT_OWN_ID = new Set(['S3', 'S8']);

describe('docs/security.md', () => {
	it('tells every promise once', () => {
		expect(promises.map(({ id }) => id)).toEqual(
			Array.from({ length: 12 }, (_, index) => `S${String(index + 1)}`)
		);
	});

	it.each(promises)('names tests of $id that are there', ({ id, tests }) => {
		expect(tests.length).toBeGreaterThan(0);
		for (const { file, ids } of tests) {
			expect(existsSync(path.join(root, file)), file).toBe(true);
			for (const named of ids) expect(read(file), file).toContain(`[${named}]`);
		}
		const isNamed = tests.some(({ file }) => new RegExp(`\\[[^\\]]*\\b${id}\\b`).test(read(file)));
		expect(isNamed).toBe(!WITHOUT_OWN_ID.has(id));
	});
});
