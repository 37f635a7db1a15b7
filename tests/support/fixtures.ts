import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { noForeignRequests, type Watch } from './browser-checks';
import { startServer, type RunningServer } from './server';

export { axeClean, noForeignRequests } from './browser-checks';
export { startServer, type RunningServer } from './server';
export { expect };

interface Options {
	/** Console errors that a story provokes; every other one fails it. */
	expectedErrors: RegExp[];
}

interface Fixtures {
	/** A person with a browser of their own: own cookies, own screen, watched like `page`. */
	openPage: (options?: BrowserContextOptions) => Promise<Page>;
}

interface WorkerFixtures {
	/** The built app on a fresh embedded database, shared by the stories of one worker. */
	server: RunningServer;
}

/** `test` of the stories. Each page a story opens is watched; see `noForeignRequests`. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
	expectedErrors: [[], { option: true }],

	server: [
		async ({}, use) => {
			const server = await startServer();
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 90_000 }
	],

	baseURL: async ({ server }, use) => {
		await use(server.url);
	},

	context: async ({ context, server, expectedErrors }, use) => {
		const watch = noForeignRequests(context, server.url, expectedErrors);
		await use(context);
		expect(watch.problems()).toEqual([]);
	},

	openPage: async ({ browser, server, expectedErrors }, use) => {
		const watches: Watch[] = [];
		const close: (() => Promise<void>)[] = [];
		await use(async (options) => {
			const context = await browser.newContext({ baseURL: server.url, ...options });
			const origin = options?.baseURL ?? server.url;
			watches.push(noForeignRequests(context, origin, expectedErrors));
			close.push(() => context.close());
			return context.newPage();
		});
		for (const closeContext of close) await closeContext();
		expect(watches.flatMap((watch) => watch.problems())).toEqual([]);
	}
});
