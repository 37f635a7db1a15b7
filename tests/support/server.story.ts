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
