import { expect, startServer, test } from './fixtures';

/** The stories' own ground: a server that starts, can be cut off, and comes back where it was. */
test('a server is found again after a power cut', async () => {
	const first = await startServer();
	expect(first.setupLink).toMatch(/\/setup#.+/);
	await first.kill();

	const second = await startServer({ dataDir: first.dataDir, port: first.port });
	expect(second.url).toBe(first.url);
	expect((await fetch(second.url)).status).toBe(200);
	await second.stop();
	await expect(fetch(second.url)).rejects.toThrow();
});

test('says whether it lives, can serve, and how fast it is', async () => {
	const server = await startServer({ env: { METRICS_TOKEN: 'a-token-of-the-story' } });
	const ask = (path: string, token?: string) =>
		fetch(`${server.url}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
	expect(await (await ask('/health/live')).json()).toEqual({ service: 'planrunde', ok: true });
	expect(await (await ask('/health/ready')).json()).toEqual({
		...{ service: 'planrunde', ok: true, database: true, migrations: true },
		followUpsWaiting: 0
	});
	expect((await ask('/metrics')).status).toBe(404);
	expect((await ask('/metrics', 'another-token')).status).toBe(404);
	expect(await (await ask('/metrics', 'a-token-of-the-story')).text()).toContain(
		'planrunde_open_meetings 0'
	);
	await server.stop();
});

test('a wrong configuration is told in the words of the server', async () => {
	await expect(startServer({ env: { PORT: 'many' } })).rejects.toThrow(/PORT must be/);
});

test('each person has a browser of their own', async ({ page, openPage }) => {
	await page.goto('/');
	const phone = await openPage({ viewport: { width: 390, height: 844 } });
	await phone.goto('/');
	await page.evaluate(() => (document.cookie = 'mark=1'));
	expect(await phone.evaluate(() => document.cookie)).not.toContain('mark');
});
