import { cpSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const out = 'build';

/**
 * adapter-node, and beside its handler what only our own process entry needs: `main.js`, the
 * workers of the embedded database and of the comparison of statements, the words that the latter
 * knows, and the migrations. One `vite build` makes it all.
 */
function adapterWithEntry() {
	const node = adapter({ out, precompress: true });
	return {
		...node,
		name: 'node with entry',
		/** @param {import('@sveltejs/kit').Builder} builder */
		async adapt(builder) {
			await node.adapt(builder);
			cpSync('drizzle', `${out}/drizzle`, { recursive: true });
			cpSync('src/lib/server/similarity/resources', `${out}/similarity`, { recursive: true });
			await build({
				configFile: false,
				publicDir: false,
				logLevel: 'warn',
				build: {
					ssr: true,
					outDir: out,
					emptyOutDir: false,
					minify: false,
					target: 'node20',
					rollupOptions: {
						input: {
							main: 'server/main.ts',
							'pglite-worker': 'src/lib/server/db/pglite-worker.ts',
							'similarity-worker': 'src/lib/server/similarity/similarity-worker.ts'
						},
						output: {
							format: 'esm',
							entryFileNames: '[name].js',
							chunkFileNames: 'entry-chunks/[name]-[hash].js'
						}
					}
				}
			});
		}
	};
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapterWithEntry(),
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				// The hash is the style attribute of SvelteKit's own route announcer.
				'style-src': [
					'self',
					'unsafe-hashes',
					'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='
				],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				// Covers the websocket too, from Chromium 71 and Safari 16 on; older ones fall back to polling.
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				// The desk previews projector and phones in frames of its own.
				'frame-ancestors': ['self']
			}
		},
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../server/**/*.ts',
					'../scripts/**/*.ts',
					'../bench/**/*.ts',
					'../*.config.ts',
					'../*.config.js'
				]
			})
		}
	}
};
