// @ts-check
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { house } from './scripts/lint/rooms.js';
import svelteConfig from './svelte.config.js';

const PURE = 'domain/ is pure, so that the same log gives the same state everywhere:';
const TIME = `${PURE} the time comes with the context of the decision.`;
const WAIT = `${PURE} waiting belongs in server/ or client/.`;
const CHANCE = `${PURE} ids are made by the sender and checked with domain/kernel/ids.ts.`;
const OUTSIDE = `${PURE} input and output belong in server/ or client/.`;
const LANGUAGE = `${PURE} order and spelling by language differ between browsers; sort for the eye in components/.`;

const NO_ENUM = {
	selector: 'TSEnumDeclaration',
	message: 'A union of literals travels as plain JSON; an enum does not.'
};

/** @param {string[]} names @param {string} message */
const banned = (names, message) => names.map((name) => ({ name, message }));

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'data*/',
			'src/lib/paraglide/',
			'test-results/',
			'playwright-report/',
			'tests/support/cycle/'
		]
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: ['**/*.ts'],
		ignores: ['**/*.svelte.ts'],
		extends: [ts.configs.strictTypeChecked]
	},
	{
		// Types in components are svelte-check's work; asking for them here as well costs too much.
		files: ['**/*.svelte', '**/*.svelte.ts', '**/*.js'],
		extends: [ts.configs.strict]
	},
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: globals['shared-node-browser'],
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			globals: globals.browser,
			parserOptions: { projectService: false, parser: ts.parser, svelteConfig }
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': 'error',
			'svelte/button-has-type': 'error',
			'svelte/no-target-blank': 'error',
			// Its twin knows that what comes from $props() may be reassigned by the parent.
			'prefer-const': 'off',
			'svelte/prefer-const': [
				'error',
				{ destructuring: 'all', excludedRunes: ['$props', '$derived'] }
			],
			// State is replaced, not changed in place: a copy that is filled before it is assigned is fine.
			'svelte/prefer-svelte-reactivity': 'off',
			// The app is always served from the root of its origin.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.js'],
		languageOptions: { globals: globals.node, parserOptions: { projectService: false } }
	},
	{
		plugins: { house },
		rules: {
			'house/imports': 'error',
			'house/no-barrels': 'error',
			eqeqeq: 'error',
			'no-restricted-syntax': ['error', NO_ENUM],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'@typescript-eslint/consistent-type-imports': 'error'
		}
	},
	{
		files: ['src/**'],
		rules: { 'no-console': 'error' }
	},
	{
		files: ['**/*.ts'],
		ignores: ['**/*.svelte.ts'],
		rules: {
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': 'off',
			// The adapters of a port are async because the port is.
			'@typescript-eslint/require-await': 'off',
			// Spreading a text into its code points is meant as such.
			'@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
			// State is plain JSON, whose records lose entries.
			'@typescript-eslint/no-dynamic-delete': 'off'
		}
	},
	{
		files: ['src/lib/domain/**'],
		ignores: ['**/*.{test,test-support}.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				...banned(['Date', 'performance'], TIME),
				...banned(
					['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
					WAIT
				),
				...banned(['crypto'], CHANCE),
				...banned(
					[
						'console',
						'process',
						'fetch',
						'globalThis',
						'window',
						'document',
						'navigator',
						'localStorage',
						'indexedDB'
					],
					OUTSIDE
				)
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: CHANCE },
				...['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase'].map(
					(property) => ({ property, message: LANGUAGE })
				)
			]
		}
	},
	{
		files: ['**/*.{test,test-support}.ts', 'tests/**/*.ts'],
		rules: {
			// A test that reads what it just put there may say so.
			'@typescript-eslint/no-non-null-assertion': 'off'
		}
	}
);
