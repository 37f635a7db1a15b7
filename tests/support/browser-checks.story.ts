import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { axeClean, noForeignRequests } from './browser-checks';

/** The checks that every story relies on must be able to fail. */
const page = (body: string) =>
	`<!doctype html><html lang="de"><head><title>x</title><link rel="icon" href="data:,"></head><body><main><h1>x</h1>${body}</main></body></html>`;

const ANSWERS: Record<string, string> = {
	'/clean': page('<p>Alles gut</p>'),
	'/foreign': page('<img alt="" src="http://example.invalid/x.png">'),
	'/socket': page('<script src="/socket.js"></script>'),
	'/socket.js': "new WebSocket('ws://example.invalid/x');",
	'/inline': page('<p style="color: red">x</p>'),
	'/throws': page('<script src="/throws.js"></script>'),
	'/throws.js': "throw new Error('broken');",
	'/unlabelled': page('<input>')
};

const server = createServer((request, response) => {
	const answer = ANSWERS[request.url ?? ''] ?? '';
	const script = request.url?.endsWith('.js') === true;
	response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
	if (request.url === '/inline') response.setHeader('content-security-policy', "style-src 'self'");
	response.end(answer);
});
let origin = '';

test.beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

test.afterAll(() => {
	server.close();
	server.closeAllConnections();
});

for (const [path, says] of [
	['/foreign', /left the origin: http:\/\/example\.invalid/],
	['/socket', /left the origin: ws:\/\/example\.invalid/],
	['/inline', /Content Security Policy/],
	['/throws', /A script failed: Error: broken/]
] as const) {
	test(`the watch notices ${path}`, async ({ page, context }) => {
		const watch = noForeignRequests(context, origin);
		await page.goto(origin + path);
		await expect.poll(() => watch.problems().join('\n')).toMatch(says);
	});
}

test('a clean page passes, and axe finds what is not', async ({ page, context }) => {
	const watch = noForeignRequests(context, origin);
	await page.goto(`${origin}/clean`);
	await axeClean(page);
	expect(watch.problems()).toEqual([]);

	await page.goto(`${origin}/unlabelled`);
	await expect(axeClean(page)).rejects.toThrow(/Form elements must have labels/);
});
