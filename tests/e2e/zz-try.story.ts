import { axeClean, expect, startServer, test } from '../support/fixtures';
test('start', async ({ page, openPage, server }) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await axeClean(page);
	const phone = await openPage({ viewport: { width: 390, height: 844 } });
	await phone.goto('/');
	await axeClean(phone);
	console.log(server.url, server.dataDir, server.output());
});
test('again', async () => {
	const t = Date.now();
	const a = await startServer();
	console.log('fresh', Date.now() - t);
	await a.kill();
	const t2 = Date.now();
	const b = await startServer({ dataDir: a.dataDir, port: a.port });
	console.log('again', Date.now() - t2);
	const t3 = Date.now();
	await b.stop();
	console.log('stop', Date.now() - t3);
	await expect(startServer({ env: { PORT: 'x' } })).rejects.toThrow(/PORT/);
});
