import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MUTATIONS, type Mutation } from '../tests/mutations';

/**
 * `npm run test:mutations -- [WORDS]`: puts each fault of tests/mutations.ts into a copy of the
 * product and runs the test that must notice it. Exits with 1 if one stays green. With words,
 * only those whose name holds them.
 */
const [words = ''] = process.argv.slice(2);
const COPIED = [
	...['src', 'tests', 'scripts', 'messages', 'project.inlang', 'drizzle', 'docs', '.svelte-kit'],
	...['package.json', 'tsconfig.json', 'vite.config.ts', 'svelte.config.js']
];

const copy = mkdtempSync(path.join(tmpdir(), 'planrunde-mutations-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const name of COPIED) cpSync(name, path.join(copy, name), { recursive: true });
symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));

const chosen = MUTATIONS.filter(({ name }) => name.includes(words));
// A test that is red anyway would notice every fault.
const unsound = [...new Set(chosen.map(({ test }) => test))].filter((test) => !isGreen(test));
for (const test of unsound) console.log(`✘ ${test} is red without any fault`);
const unnoticed = unsound.length > 0 ? [] : chosen.filter((mutation) => !isNoticed(mutation));
console.log(`${chosen.length} faults, ${unnoticed.length} unnoticed`);
process.exitCode = unsound.length + unnoticed.length > 0 || chosen.length === 0 ? 1 : 0;

function isNoticed({ name, file, from, to, test }: Mutation): boolean {
	const target = path.join(copy, file);
	const sound = readFileSync(target, 'utf8');
	if (sound.split(from).length !== 2) {
		console.log(`✘ ${name}: ${file} does not hold once what is to be replaced`);
		return false;
	}
	writeFileSync(
		target,
		sound.replace(from, () => to)
	);
	const isRed = !isGreen(test);
	writeFileSync(target, sound);
	console.log(isRed ? `✔ ${name}` : `✘ ${name}: ${test} stays green`);
	return isRed;
}

function isGreen(test: string): boolean {
	const vitest = path.join('node_modules', '.bin', 'vitest');
	const { status } = spawnSync(vitest, ['run', '--project', 'unit', '--bail', '1', test], {
		cwd: copy,
		stdio: 'ignore'
	});
	return status === 0;
}
