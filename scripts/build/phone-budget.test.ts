import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { budgetFaults, budgetText, phoneBudget, type Built } from './phone-budget';

const KIT = '.svelte-kit/generated/client-optimized';

/** A build whose files weigh what the test says (noise does not shrink). */
function built(bytes: Record<string, number>, texts: Record<string, string> = {}): Built {
	const page = (folder: string) =>
		`export { default as component } from "../../src/routes/(live)/${folder}/[code]/+page.svelte";`;
	const routes: Record<string, string> = {
		[`${KIT}/nodes/9.js`]: page('j'),
		[`${KIT}/nodes/10.js`]: page('m'),
		[`${KIT}/nodes/11.js`]: page('m').replace('+page', 'moderate/+page')
	};
	return {
		manifest: {
			[`${KIT}/app.js`]: { file: 'app.js', imports: ['_shared.js'] },
			'node_modules/@sveltejs/kit/src/runtime/client/entry.js': { file: 'start.js' },
			[`${KIT}/nodes/0.js`]: { file: '0.js', css: ['0.css'] },
			[`${KIT}/nodes/9.js`]: { file: 'join.js', imports: ['_shared.js'] },
			[`${KIT}/nodes/10.js`]: { file: 'phone.js', imports: ['_shared.js'] },
			[`${KIT}/nodes/11.js`]: { file: 'desk.js' },
			'_shared.js': { file: 'shared.js', imports: ['_deep.js'] },
			'_deep.js': { file: 'deep.js' },
			'src/lib/components/phone/CollectStep.svelte': {
				file: 'collect.js',
				imports: ['_shared.js', '_late.js']
			},
			'_late.js': { file: 'late.js', css: ['late.css'] }
		},
		read: (file) => Buffer.from(texts[file] ?? randomBytes(bytes[file] ?? 100)),
		sourceOf: (key) => routes[key] ?? ''
	};
}

describe('the budget of the phone', () => {
	it('counts static imports at any depth, each once, and no other page', () => {
		const budget = phoneBudget(built({}));
		expect(budget.scripts.map(({ name }) => name).sort()).toEqual(
			['0.js', 'app.js', 'deep.js', 'join.js', 'phone.js', 'shared.js', 'start.js'].sort()
		);
		expect(budget.styles.map(({ name }) => name)).toEqual(['0.css']);
		expect(budget.steps).toMatchObject([{ name: 'Collect', styles: [{ name: 'late.css' }] }]);
		expect(budget.steps[0]?.scripts.map(({ name }) => name).sort()).toEqual([
			'collect.js',
			'late.js'
		]);
		expect(budgetFaults(budget)).toEqual([]);
		expect(budgetText(budget)).toContain('of 90.0 kB allowed');
	});

	it('names the files when a phone has to load too much', () => {
		const [fault] = budgetFaults(phoneBudget(built({ 'deep.js': 60_000, 'late.js': 40_000 })));
		expect(fault).toMatch(
			/JavaScript .* step Collect; at most 90\.0 kB .*deep\.js 60\.\d kB, late/
		);
	});

	it('counts the styles too', () => {
		const [fault] = budgetFaults(phoneBudget(built({ 'late.css': 26_000 })));
		expect(fault).toMatch(/CSS .* at most 25\.0 kB .*late\.css/);
	});

	it('finds the editor wherever it hides', () => {
		const [fault] = budgetFaults(phoneBudget(built({}, { 'deep.js': 'class="ProseMirror"' })));
		expect(fault).toMatch(/^deep\.js holds an editor/);
	});

	it('does not pass a build in which it finds no phone', () => {
		const { manifest, ...rest } = built({});
		expect(() => phoneBudget({ ...rest, manifest: {} })).toThrow('no longer knows where they are');
	});
});
