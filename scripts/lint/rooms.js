// @ts-check
import path from 'node:path';

/**
 * The dependency rule of the house as lint rules. A file's room follows from its path, and so does
 * the room of what it imports: nothing is resolved on disk, so the rule is fast, and it also holds
 * for type imports, dynamic imports and files that do not exist yet.
 *
 *   domain <- protocol <- client <- components <- routes
 *   domain, protocol <- server <- the routes' server files
 */

/** First match decides. `$1` is a part of the domain. */
const ROOMS = /** @type {const} */ ([
	[/^src\/lib\/domain\/follow-ups(\.|\/)/, 'domain/follow-ups'],
	[/^src\/lib\/domain\/([^/]+)\//, 'domain/$1'],
	[/^src\/lib\/domain\//, 'domain'],
	[/^src\/lib\/(protocol|client|ui|components|styles|server|paraglide)(\/|$)/, '$1'],
	[/^src\/app\.d\.ts$/, 'app types'],
	[/^src\/lib\//, 'lib without a room'],
	[/^src\/hooks\.server(\.|$)/, 'server routes'],
	[/^src\/routes\/(.*\/)?\+((page|layout)\.)?server(\.|$)/, 'server routes'],
	[/^src\//, 'routes'],
	[/^server\//, 'process entry'],
	[/^(tests|bench|scripts)\//, 'around']
]);

/**
 * What a room may import beside itself, and the sentence for everything else.
 * @type {Record<string, { from: string[], otherwise: string }>}
 */
const RULES = {
	'domain/kernel': {
		from: [],
		otherwise:
			'The kernel stands below every other part of the house. What one stream needs of its own belongs in that stream’s folder of domain/.'
	},
	domain: {
		from: ['domain/kernel'],
		otherwise:
			'domain/ imports nothing outside domain/. Input and output belong in server/ or client/, what travels on the wire in protocol/.'
	},
	'domain/*': {
		from: ['domain/kernel'],
		otherwise:
			'Parts of domain/ do not know each other. What several parts share belongs in domain/kernel; what one stream asks of another belongs in domain/follow-ups.ts.'
	},
	'domain/follow-ups': {
		from: ['domain/*'],
		otherwise:
			'domain/ imports nothing outside domain/. follow-ups.ts says what should follow; carrying it out belongs in server/follow-ups.'
	},
	protocol: {
		from: ['domain/*'],
		otherwise:
			'protocol/ knows only the domain. Sending and receiving belong in client/ and in server/realtime.'
	},
	client: {
		from: ['domain/*', 'protocol', 'paraglide'],
		otherwise:
			'client/ knows the domain and the protocol. What is drawn belongs in components/ or routes/; what needs the database belongs in server/ and arrives over the protocol.'
	},
	ui: {
		from: ['paraglide', 'styles'],
		otherwise:
			'ui/ knows no domain word. A component that does belongs in components/, or takes what it shows as properties.'
	},
	components: {
		from: ['domain/*', 'protocol', 'client', 'ui', 'styles', 'paraglide'],
		otherwise:
			'components/ are drawn in the browser. What needs the database belongs in server/, loaded by a +page.server.ts and handed in as properties.'
	},
	routes: {
		from: ['domain/*', 'protocol', 'client', 'components', 'ui', 'styles', 'paraglide'],
		otherwise:
			'This file is shipped to the browser. What needs server/ belongs in the +page.server.ts, +layout.server.ts or +server.ts beside it.'
	},
	'server routes': {
		from: ['domain/*', 'protocol', 'server', 'paraglide', 'routes'],
		otherwise:
			'Server files of the routes know server/, protocol/ and domain/. What is drawn or runs in the browser belongs in the +page.svelte or +layout.svelte beside it.'
	},
	server: {
		from: ['domain/*', 'protocol', 'paraglide'],
		otherwise:
			'server/ knows the domain and the protocol. What the browser needs as well belongs in one of them; what answers a request belongs in the routes’ server files.'
	},
	'process entry': {
		from: [],
		otherwise:
			'server/main.ts is bundled apart from the app, so what it imports from src/ would exist twice. It may import ./handler.js and src/lib/server/config.ts; everything else belongs in the app, opened by src/hooks.server.ts.'
	}
};

const TEST_FILE = /\.(test|test-support)\.ts$/;
const DATABASE_PACKAGES = /^(drizzle-orm|postgres|@electric-sql\/pglite)(\/|$)/;
const BROWSER_ROOMS = ['client', 'ui', 'components', 'routes'];
const DOMAIN = /^domain(\/|$)/;

/** @param {string} file relative to the project, with `/` */
function roomOf(file) {
	for (const [pattern, room] of ROOMS) {
		const match = pattern.exec(file);
		if (match) return room.replace('$1', match[1] ?? '');
	}
	return 'outside';
}

/** @param {string} room */
function ruleOf(room) {
	return RULES[room] ?? (DOMAIN.test(room) ? RULES['domain/*'] : undefined);
}

/**
 * @param {string} file
 * @param {string} specifier
 * @returns {string | undefined} the project file that is meant; undefined for a package
 */
function targetOf(file, specifier) {
	const plain = specifier.replace(/\?.*$/, '');
	if (plain === '$lib' || plain.startsWith('$lib/')) return `src/lib${plain.slice('$lib'.length)}`;
	if (plain.startsWith('.')) return path.posix.join(path.posix.dirname(file), plain);
	return undefined;
}

/**
 * @param {string} file
 * @param {string} specifier
 * @returns {string | undefined} why this import is refused
 */
export function refusalOf(file, specifier) {
	const from = roomOf(file);
	const rule = ruleOf(from);
	const isTest = TEST_FILE.test(file);
	const target = targetOf(file, specifier);
	if (target === undefined) return isTest ? undefined : refusedPackage(from, rule, specifier);

	const to = roomOf(target);
	if (to === 'lib without a room' && from !== to)
		return 'Every file of src/lib belongs in a room: domain, protocol, client, ui, components, styles or server.';
	if (rule === undefined || to === from) return undefined;
	// Types that SvelteKit writes for a route stand beside it without existing in the tree.
	if (to === 'around' && isTest) return undefined;
	if (from === 'process entry' && /^src\/lib\/server\/config(\.ts)?$/.test(target))
		return undefined;
	const allowed = rule.from.some((room) => room === to || (room === 'domain/*' && DOMAIN.test(to)));
	return allowed ? undefined : rule.otherwise;
}

/**
 * @param {string} from
 * @param {{ otherwise: string } | undefined} rule
 * @param {string} specifier
 */
function refusedPackage(from, rule, specifier) {
	if (DOMAIN.test(from)) return rule?.otherwise;
	if (
		DATABASE_PACKAGES.test(specifier) &&
		[...BROWSER_ROOMS, 'protocol', 'server routes'].includes(from)
	)
		return 'The database is known only inside server/. A query belongs in server/, where it is scoped to one school authority.';
	if (from === 'protocol' && /^(node:|svelte|\$app|\$env)/.test(specifier))
		return 'protocol/ runs in server and browser alike. What needs the one or the other belongs in server/ or client/.';
	if (BROWSER_ROOMS.includes(from) && /^(node:|\$env\/(dynamic|static)\/private)/.test(specifier))
		return 'This file runs in the browser. What needs Node.js or the environment belongs in server/.';
	return undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
const imports = {
	meta: { type: 'problem', schema: [], messages: { refused: '{{reason}}' } },
	create(context) {
		const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
		/** @param {any} node */
		function check(node) {
			const source = node.source ?? node.argument?.literal ?? node.argument;
			if (typeof source?.value !== 'string') return;
			const reason = refusalOf(file, source.value);
			if (reason !== undefined)
				context.report({ node: source, messageId: 'refused', data: { reason } });
		}
		return {
			ImportDeclaration: check,
			ExportNamedDeclaration: check,
			ExportAllDeclaration: check,
			ImportExpression: check,
			TSImportType: check
		};
	}
};

/** @type {import('eslint').Rule.RuleModule} */
const noBarrels = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			index: 'No barrels: name this file after what it holds, and import it from there.',
			exportAll:
				'No barrels: export what this file itself defines, and import the rest from where it is.'
		}
	},
	create(context) {
		return {
			Program(node) {
				if (/^index\.(svelte\.)?[jt]s$/.test(path.basename(context.filename)))
					context.report({ node, messageId: 'index' });
			},
			ExportAllDeclaration(node) {
				context.report({ node, messageId: 'exportAll' });
			}
		};
	}
};

/** @type {import('eslint').ESLint.Plugin} */
export const house = { rules: { imports, 'no-barrels': noBarrels } };
