/** What the built server says and refuses to whoever asks, browser or not; docs/security.md names the promises. */
import { request } from 'node:http';
import { expect, startServer, test, type RunningServer } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const PATHS = ['/', '/sign-in', '/nowhere', '/setup', '/screen', '/accessibility', '/meetings'];
const POLICY = [
	"default-src 'self'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'self'",
	"frame-ancestors 'self'",
	"connect-src 'self'"
];

/** As texts of people and from the usual lists: elements, handlers, addresses, templates, encodings. */
const CORPUS = [
	'<script>document.title="x"</script>',
	'<img src=x onerror="window.xss=1">',
	'<svg/onload=window.xss=1>',
	'"><details open ontoggle=window.xss=1>',
	"'-window.xss=1-'",
	'<a href="javascript:window.xss=1">hier</a>',
	'[hier](javascript:window.xss=1)',
	'<iframe srcdoc="<script>parent.xss=1</script>"></iframe>',
	'</textarea><script>window.xss=1</script>',
	'{{constructor.constructor("window.xss=1")()}}',
	'${window.xss=1}',
	'<style>*{display:none}</style>',
	'&lt;script&gt;window.xss=1&lt;/script&gt;'
];

let server: RunningServer;

test.beforeAll(async ({ town }) => {
	server = await startServer({
		dataDir: town.copyOfData(),
		env: { TRUST_PROXY: 'true', LIMIT_WRONG_CODES_PER_ADDRESS: '3', LIMIT_SILENCE: '2' }
	});
});
test.afterAll(() => server.stop());

const ask = (path: string, headers: Record<string, string> = {}) =>
	fetch(`${server.url}${path}`, { redirect: 'manual', headers });

/** The status of a handshake. */
const handshake = (headers: Record<string, string>) =>
	new Promise<number>((resolve) => {
		const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
		const asking = request(`${server.url}/socket.io/?EIO=4&transport=websocket`, {
			headers: { ...upgrade, 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==', ...headers }
		});
		asking.on('upgrade', (_, socket) => {
			socket.destroy();
			resolve(101);
		});
		asking.on('response', (response) => resolve(response.statusCode ?? 0));
		asking.on('error', () => resolve(0));
		asking.end();
	});

test('[S1, S9] each page forbids what no page needs', async ({ town }) => {
	for (const path of [...PATHS, `/j/${town.prepared.code}`]) {
		const { headers, status } = await ask(path);
		const policy = headers.get('content-security-policy') ?? '';
		// What only sends elsewhere shows nothing.
		if (status < 300 || status >= 400)
			for (const part of POLICY) expect(policy, path).toContain(part);
		expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
		expect(headers.get('x-content-type-options'), path).toBe('nosniff');
		expect(headers.get('referrer-policy'), path).toBe('same-origin');
		expect(headers.get('strict-transport-security'), 'not over plain http').toBeNull();
		const secure = await ask(path, { 'x-forwarded-proto': 'https' });
		expect(secure.headers.get('strict-transport-security'), path).toBe(
			'max-age=31536000; includeSubDomains'
		);
	}
});

test('[S4] cookies are for the server alone, and over https for https alone', async ({ town }) => {
	for (const protocol of ['http', 'https']) {
		const joined = await fetch(`${server.url}/j/${town.prepared.code}`, {
			method: 'POST',
			redirect: 'manual',
			headers: {
				'x-forwarded-proto': protocol,
				origin: server.url.replace('http', protocol),
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: 'group=lehrkraft'
		});
		const cookies = joined.headers.getSetCookie();
		expect(cookies.length).toBeGreaterThan(0);
		for (const cookie of cookies) {
			expect(cookie).toMatch(/; HttpOnly/);
			expect(cookie).toMatch(/; SameSite=Lax/);
			expect(/; Secure/.test(cookie)).toBe(protocol === 'https');
		}
	}
});

test('[S2] a page of another origin opens no connection and sends no form', async ({ town }) => {
	expect(await handshake({})).toBe(101);
	expect(await handshake({ origin: server.url })).toBe(101);
	for (const origin of [
		...['https://boese.example', `${server.url}.boese.example`, 'null', 'file://', 'x'],
		server.url.replace(/\d+$/, '1')
	])
		expect(await handshake({ origin }), origin).toBe(400);
	const form = await fetch(`${server.url}/j/${town.prepared.code}`, {
		method: 'POST',
		headers: {
			origin: 'https://boese.example',
			'content-type': 'application/x-www-form-urlencoded'
		},
		body: 'group=lehrkraft'
	});
	expect(form.status).toBe(403);
});

test('[S5, S10] guesses count for who makes them, whatever the client writes about itself', async ({
	town
}) => {
	const guess = async (from: string) =>
		(await ask('/m/ZZZZZZ', { 'x-forwarded-for': from })).status;
	// The proxy's entry is the last; what stands before it is invented.
	for (const [index, invented] of ['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4', '5.5.5.5'].entries())
		expect(await guess(`${invented}, 203.0.113.7`)).toBe(index < 3 ? 404 : 429);
	expect(await guess('203.0.113.8')).toBe(404);
	const result = `/api/meetings/${town.closed.code}/result-link`;
	expect((await ask(result, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(429);
	expect((await ask(result, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
});

test('[S6] who opens a connection and says nothing is let go', async () => {
	const began = Date.now();
	const socket = await import('node:net').then(({ connect }) => connect(server.port, '127.0.0.1'));
	await new Promise((closed) => socket.on('close', closed).resume());
	expect(Date.now() - began).toBeLessThan(15_000);
});

test('[S9] what people write is text, wherever it is shown', async ({ people, nextWorkshop }) => {
	test.setTimeout(180_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phone = await people.phone({ server });
	await phone.joins(code, { group: 'Lehrkräfte' });
	await moderator.goesOnTo('Bedarfe einzeln sammeln');
	for (const text of CORPUS) await phone.submitsNeed(text);
	await phone.seesSaved(...CORPUS.slice(-1));
	await moderator.goesOnTo('Bedarfe ansehen');
	await moderator.reveals(CORPUS.length);
	for (const text of CORPUS) await phone.reads(text);
	await phone.reloads();
	for (const text of CORPUS) await phone.reads(text);
	for (const { page } of [phone, moderator, screen]) {
		expect(await page.evaluate(() => 'xss' in window)).toBe(false);
		await expect(
			page.locator('main :is(script, iframe, style, img, a[href^="javascript"])')
		).toHaveCount(0);
	}
	await moderator.reads(say('moderate_link_online'));
});
