import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWorkshop } from './needs-file';
import { readOptions, UnusableOption } from './options';

const folder = mkdtempSync(path.join(tmpdir(), 'planrunde-needs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(content: string): string {
	const file = path.join(folder, `${crypto.randomUUID()}.json`);
	writeFileSync(file, content);
	return file;
}

describe('readWorkshop', () => {
	it('finds every workshop of the shipped file', () => {
		const options = readOptions([]);
		if (options === 'help') throw new Error('unexpected');
		const { title, needs } = readWorkshop(options.needsFile, 'D1');
		expect(title).not.toBe('');
		expect(needs).toHaveLength(60);
		expect(needs.every(({ workshop }) => workshop === 'D1')).toBe(true);
	});

	it.each([
		['a missing file', () => path.join(folder, 'missing.json')],
		['no JSON', () => fileWith('needs:')],
		['another format', () => fileWith('{"workshops":[],"needs":[{"text":"x"}]}')],
		['an unknown workshop', () => fileWith('{"workshops":[],"needs":[]}')],
		[
			'a workshop without needs',
			() => fileWith('{"workshops":[{"id":"D1","title":"x"}],"needs":[]}')
		]
	])('says what is wrong: %s', (_, file) =>
		expect(() => readWorkshop(file(), 'D1')).toThrow(UnusableOption)
	);
});
