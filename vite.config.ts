import type { Server } from 'node:http';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin, ViteDevServer } from 'vite';
import { defineConfig } from 'vitest/config';
import { phoneChunks } from './scripts/build/phone-chunks.ts';
import { readConfig } from './src/lib/server/config.ts';

/**
 * Does for `vite dev` and `vite preview` what server/main.ts does in production: it hands the
 * configuration and the http server to the app. The app keeps its database across restarts.
 */
function processEntry(): Plugin {
	function handOver(http: Server | undefined) {
		const read = readConfig(process.env);
		if (read.kind === 'invalid') throw new Error(read.sentence);
		globalThis.planrunde = { ...globalThis.planrunde, config: read.config, http };
	}
	return {
		name: 'planrunde-process-entry',
		configureServer(server) {
			if (process.env.VITEST) return;
			const http = server.httpServer as Server | null;
			handOver(http ?? undefined);
			http?.once('listening', () => void openApp(server));
			// Hot replacement would leave old socket handlers attached.
			server.watcher.on('change', (file) => {
				if (file.includes('/src/lib/server/') || file.endsWith('/src/hooks.server.ts'))
					void server.restart();
			});
		},
		configurePreviewServer(server) {
			handOver(server.httpServer as Server);
		}
	};
}

/** The dev server opens the app with the first request only: make that request. */
async function openApp({ httpServer, config }: ViteDevServer): Promise<void> {
	const address = httpServer?.address();
	if (address === null || typeof address !== 'object') return;
	try {
		await fetch(`http://localhost:${address.port}/health/live`);
		const setupLink = await globalThis.planrunde?.setupLink?.();
		if (setupLink) config.logger.info(`  Einrichten / set-up: ${setupLink}`);
	} catch (error) {
		config.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
	}
}

/** The browsers of spring 2022, and with them every phone since the iPhone 6s: docs/decisions/browsers.md. */
const BROWSERS = ['chrome99', 'edge99', 'firefox98', 'safari15.4', 'ios15.4'];

/**
 * For what browsers get alone: on the server each private field would be a lookup in a WeakMap.
 * Behind SvelteKit, which says whether this is the server's build and what for.
 */
function browserTarget(): Plugin {
	return {
		name: 'planrunde-browser-target',
		config: ({ build }) => (build?.ssr ? undefined : { build: { target: BROWSERS } })
	};
}

const port = Number(process.env.PORT) || 3000;

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'preferredLanguage', 'baseLocale']
		}),
		processEntry(),
		phoneChunks(),
		sveltekit(),
		browserTarget()
	],
	server: { port, strictPort: true },
	preview: { port, strictPort: true },
	build: {
		// Fonts as data: addresses would need an opening in the content security policy.
		assetsInlineLimit: (file) => (/\.(woff2?|ttf)$/.test(file) ? false : undefined),
		modulePreload: {
			// The list of what each page needs would be a weight on every phone. Pages name their own
			// scripts in their first line; only their styles have to be known before.
			resolveDependencies: (file, files, { hostId }) =>
				/entry\/app\./.test(hostId) ? files.filter((name) => name.endsWith('.css')) : files
		}
	},
	test: {
		// Opening a database takes a second, and the machines that test are slow.
		testTimeout: 90_000,
		hookTimeout: 120_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['{src,server,scripts,tests,bench}/**/*.test.ts'],
					exclude: ['**/*.pg.test.ts', 'tests/faults/**']
				}
			},
			{
				extends: true,
				test: {
					name: 'pg',
					environment: 'node',
					include: ['{src,server,scripts,tests,bench}/**/*.pg.test.ts']
				}
			},
			{
				// Real processes are killed and frozen; two at once would disturb each other.
				extends: true,
				test: {
					name: 'faults',
					environment: 'node',
					include: ['tests/faults/**/*.test.ts'],
					fileParallelism: false,
					testTimeout: 120_000
				}
			}
		]
	}
});
