import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

const eslint = new ESLint({
	cwd: root,
	ignore: false,
	// Snippets are in no project: rules that ask for types have nothing to ask here.
	overrideConfig: [
		{
			files: ['**/*.ts', '**/*.svelte'],
			rules: ts.configs.disableTypeChecked.rules ?? {},
			languageOptions: { parserOptions: { projectService: false, project: null } }
		}
	]
});

async function complaints(file: string, code: string, rule: string): Promise<string[]> {
	const text = file.endsWith('.svelte') && !code.startsWith('<') ? script(code) : code;
	const [result] = await eslint.lintText(text, { filePath: path.join(root, file) });
	const messages = result?.messages ?? [];
	expect(messages.filter((message) => message.fatal)).toEqual([]);
	return messages.filter(({ ruleId }) => ruleId === rule).map(({ message }) => message);
}

const script = (code: string) => `<script lang="ts">\n${code}\n</script>\n`;

const importOf = (specifier: string) => `import { x } from '${specifier}';\nvoid x;\n`;

describe('an import against the dependency rule is refused, and told where the code belongs', () => {
	const refused: [file: string, specifier: string, says: RegExp][] = [
		['src/lib/domain/kernel/ids.ts', '../meeting/needs', /stream’s folder of domain/],
		['src/lib/domain/meeting/needs.ts', '../plan/sections', /domain\/follow-ups\.ts/],
		['src/lib/domain/meeting/needs.ts', '../similarity/compare', /domain\/kernel/],
		['src/lib/domain/meeting/needs.ts', '../follow-ups', /domain\/follow-ups\.ts/],
		['src/lib/domain/meeting/needs.ts', '$lib/protocol/messages', /domain/],
		['src/lib/domain/meeting/needs.test.ts', '$lib/server/meeting/host', /domain/],
		['src/lib/domain/meeting/needs.ts', 'valibot', /domain/],
		['src/lib/domain/meeting/needs.ts', 'node:crypto', /domain/],
		['src/lib/domain/meeting/needs.ts', 'svelte', /domain/],
		['src/lib/domain/meeting/needs.ts', '$app/environment', /domain/],
		['src/lib/domain/meeting/needs.ts', '$env/dynamic/private', /domain/],
		['src/lib/domain/follow-ups.ts', '$lib/server/follow-ups/run', /server\/follow-ups/],
		['src/lib/domain/follow-ups.ts', 'node:crypto', /server\/follow-ups/],
		['src/lib/protocol/messages.ts', '$lib/client/outbox', /client\/ and in server\/realtime/],
		['src/lib/protocol/messages.ts', 'node:buffer', /server and browser alike/],
		['src/lib/client/outbox.ts', '$lib/server/log', /server\//],
		['src/lib/client/live-meeting.svelte.ts', '$lib/components/NeedCard.svelte', /components\//],
		['src/lib/client/outbox.ts', 'node:fs', /runs in the browser/],
		['src/lib/ui/Button.svelte', '$lib/domain/meeting/model', /knows no domain word/],
		['src/lib/ui/Button.svelte', '$lib/components/NeedCard.svelte', /knows no domain word/],
		['src/lib/components/NeedCard.svelte', '$lib/server/log', /\+page\.server\.ts/],
		['src/lib/components/NeedCard.svelte', 'drizzle-orm', /known only inside server\//],
		['src/routes/(live)/m/[code]/+page.svelte', '$lib/server/log', /shipped to the browser/],
		['src/routes/(live)/m/[code]/+page.ts', '../../../../lib/server/log', /shipped to the browser/],
		['src/routes/(live)/m/[code]/+page.svelte', './+page.server', /shipped to the browser/],
		['src/service-worker.ts', '$lib/server/log', /shipped to the browser/],
		['src/routes/(staff)/plan/+page.server.ts', 'drizzle-orm', /known only inside server\//],
		['src/routes/(staff)/plan/+page.server.ts', '$lib/components/A.svelte', /\+page\.svelte/],
		['src/routes/health/live/+server.ts', '$lib/client/outbox', /Server files of the routes/],
		['src/hooks.server.ts', '$lib/ui/Button.svelte', /Server files of the routes/],
		['src/lib/server/meeting/host.ts', '$lib/client/outbox', /server\/ knows the domain/],
		['src/lib/server/mail/post.ts', '../../ui/Button.svelte', /server\/ knows the domain/],
		['server/main.ts', '../src/lib/server/app', /would exist twice/],
		['src/routes/+page.svelte', '$lib/needs', /belongs in a room/]
	];

	it.each(refused)('%s does not import %s', async (file, specifier, says) => {
		const found = await complaints(file, importOf(specifier), 'house/imports');
		expect(found).toEqual([expect.stringMatching(says)]);
	});

	it.each([
		['a type', "import type { X } from '$lib/server/log';\nexport type Y = X;\n"],
		['a type in passing', "export type Y = import('$lib/server/log').X;\n"],
		['a late import', "export const later = () => import('$lib/server/log');\n"],
		['a re-export', "export { log } from '$lib/server/log';\n"]
	])('and neither does %s slip through', async (_what, code) => {
		const found = await complaints('src/lib/client/outbox.ts', code, 'house/imports');
		expect(found).toEqual([expect.stringMatching(/server\//)]);
	});
});

describe('an import along the arrows passes', () => {
	const allowed: [file: string, specifier: string][] = [
		['src/lib/domain/meeting/needs.ts', '../kernel/decider'],
		['src/lib/domain/meeting/needs.ts', './state'],
		['src/lib/domain/meeting/needs.test.ts', 'fast-check'],
		['src/lib/domain/meeting/arbitrary.test-support.ts', 'fast-check'],
		['src/lib/domain/follow-ups.ts', './plan/sections'],
		['src/lib/domain/follow-ups.ts', './kernel/actor'],
		['src/lib/domain/follow-ups.test.ts', './follow-ups'],
		['src/lib/protocol/messages.ts', '../domain/meeting/commands'],
		['src/lib/protocol/messages.ts', 'valibot'],
		['src/lib/client/live-meeting.svelte.ts', '$lib/protocol/messages'],
		['src/lib/client/outbox.ts', 'socket.io-client'],
		['src/lib/ui/Button.svelte', '$lib/paraglide/messages.js'],
		['src/lib/ui/Button.svelte', './Icon.svelte'],
		['src/lib/components/NeedCard.svelte', '$lib/ui/Button.svelte'],
		['src/lib/components/NeedCard.svelte', '$lib/client/outbox'],
		['src/routes/(live)/m/[code]/+page.svelte', './$types'],
		['src/routes/(live)/m/[code]/+page.svelte', '$lib/components/NeedCard.svelte'],
		['src/routes/(staff)/plan/+page.server.ts', '$lib/server/read-models/plan'],
		['src/routes/(staff)/plan/+page.server.ts', './$types'],
		['src/hooks.server.ts', '$lib/server/app'],
		['src/lib/server/db/open-db.ts', 'drizzle-orm'],
		['src/lib/server/meeting/host.ts', '$lib/domain/follow-ups'],
		['src/lib/server/meeting/host.ts', '$lib/protocol/messages'],
		['server/main.ts', '../src/lib/server/config.ts'],
		['server/main.ts', './handler.js'],
		['server/main.ts', 'node:http'],
		['tests/simulation/room.ts', '../../src/lib/server/meeting/host']
	];

	it.each(allowed)('%s may import %s', async (file, specifier) => {
		expect(await complaints(file, importOf(specifier), 'house/imports')).toEqual([]);
	});
});

describe('domain/ stays pure', () => {
	const file = 'src/lib/domain/meeting/needs.ts';

	it.each([
		['new Date()', /time comes with the context/],
		['Date.now()', /time comes with the context/],
		['performance.now()', /time comes with the context/],
		['crypto.getRandomValues(new Uint8Array(16))', /made by the sender/],
		['setTimeout(() => undefined, 1)', /waiting belongs/],
		["console.log('x')", /input and output/],
		['process.env', /input and output/],
		["fetch('/x')", /input and output/],
		['globalThis.Date', /input and output/]
	])('%s is refused', async (code, says) => {
		const found = await complaints(file, `export const x = ${code};\n`, 'no-restricted-globals');
		expect(found).toEqual([expect.stringMatching(says)]);
	});

	it.each([
		['Math.random()', /made by the sender/],
		["'a'.localeCompare('b')", /differ between browsers/]
	])('%s is refused', async (code, says) => {
		const found = await complaints(file, `export const x = ${code};\n`, 'no-restricted-properties');
		expect(found).toEqual([expect.stringMatching(says)]);
	});

	it('what computes only is welcome, and so is a clock in a test', async () => {
		const pure = 'export const x = Math.max(1, 2);\n';
		expect(await complaints(file, pure, 'no-restricted-properties')).toEqual([]);
		const test = 'export const x = Date.now();\n';
		const found = complaints('src/lib/domain/meeting/x.test.ts', test, 'no-restricted-globals');
		expect(await found).toEqual([]);
	});
});

describe('other rules of the house', () => {
	it('no console in src, but in scripts', async () => {
		const code = "console.log('x');\n";
		expect(await complaints('src/lib/server/x.ts', code, 'no-console')).toHaveLength(1);
		expect(await complaints('src/routes/+page.svelte', code, 'no-console')).toHaveLength(1);
		expect(await complaints('scripts/x.ts', code, 'no-console')).toEqual([]);
	});

	it('no HTML from strings', async () => {
		const rule = 'svelte/no-at-html-tags';
		const file = 'src/lib/ui/Text.svelte';
		expect(await complaints(file, "<p>{@html 'x'}</p>\n", rule)).toHaveLength(1);
		expect(await complaints(file, "<p>{'x'}</p>\n", rule)).toEqual([]);
	});

	it('no style attributes, which the content security policy refuses', async () => {
		const rule = 'svelte/no-inline-styles';
		const file = 'src/lib/ui/Text.svelte';
		expect(await complaints(file, '<p style="color: red">x</p>\n', rule)).toHaveLength(1);
		expect(await complaints(file, '<p style:color="red">x</p>\n', rule)).toHaveLength(1);
	});

	it('no barrels', async () => {
		const rule = 'house/no-barrels';
		const plain = 'export const x = 1;\n';
		expect(await complaints('src/lib/ui/index.ts', plain, rule)).toEqual([
			expect.stringMatching(/name this file after what it holds/)
		]);
		expect(await complaints('src/lib/ui/all.ts', "export * from './x';\n", rule)).toHaveLength(1);
		expect(await complaints('src/lib/ui/colour.ts', plain, rule)).toEqual([]);
	});

	it('no import cycles, in components and by alias neither', () => {
		const { ignorePatterns: _, ...config } = JSON.parse(
			readFileSync(path.join(root, '.oxlintrc.json'), 'utf8')
		) as Record<string, unknown>;
		const folder = mkdtempSync(path.join(tmpdir(), 'planrunde-oxlint-'));
		const everywhere = path.join(folder, 'oxlint.json');
		writeFileSync(everywhere, JSON.stringify(config));
		const { status, stdout } = spawnSync(
			path.join(root, 'node_modules', '.bin', 'oxlint'),
			['--config', everywhere, '--format', 'unix', 'tests/support/cycle'],
			{ cwd: root, encoding: 'utf8' }
		);
		rmSync(folder, { recursive: true });
		expect(status).toBe(1);
		const found = stdout.matchAll(/cycle\/(\w+\.\w+):.*import\(no-cycle\)/g);
		const files = [...found].map(([, file]) => file);
		expect(files.sort()).toEqual(['One.svelte', 'Other.svelte', 'one.ts', 'other.ts']);
	});
});
