import { describe, expect, it } from 'vitest';
import { networkAsksForSignIn, serverAnswers } from './wifi-sign-in';

const asks = (answer: () => Response) => networkAsksForSignIn(() => Promise.resolve(answer()));

describe('a network that wants a sign-in first', () => {
	it.each([
		['a page of its own', () => new Response('<html>Willkommen im WLAN</html>')],
		['a page that is not found', () => new Response('<html>', { status: 404 })],
		['another address', () => Response.redirect('http://portal.example/', 302)],
		['the status made for it', () => new Response('', { status: 511 })],
		['somebody else’s JSON', () => Response.json({ login: true })]
	])('is known by %s', async (_, answer) => {
		expect(await asks(answer)).toBe(true);
	});

	it.each([
		['our server', () => Response.json({ service: 'planrunde', ok: true })],
		[
			'our server without its database',
			() => Response.json({ service: 'planrunde', ok: false }, { status: 503 })
		],
		['a proxy without our server', () => new Response('<html>Bad gateway', { status: 502 })]
	])('is not %s', async (_, answer) => {
		expect(await asks(answer)).toBe(false);
	});

	it('is not no network at all', async () => {
		expect(await networkAsksForSignIn(() => Promise.reject(new TypeError()))).toBe(false);
	});
});

describe('our server', () => {
	it.each([
		['answers', () => Response.json({ service: 'planrunde', ok: true }), true],
		['has no database', () => Response.json({ service: 'planrunde' }, { status: 503 }), false],
		['is hidden by a sign-in', () => new Response('<h1>Gäste-WLAN</h1>'), false]
	])('%s', async (_, answer, isThere) => {
		expect(await serverAnswers(async () => answer())).toBe(isThere);
	});
});
