import { gunzipSync } from 'node:zlib';
import type { RequestEvent } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { handleCompression } from './compression';

const page = `<p>${'Bedarf '.repeat(400)}</p>`;

async function answer(
	body: string,
	{ type = 'text/html', accepts = 'gzip, deflate, br' } = {}
): Promise<Response> {
	const request = new Request('http://runde.test/', { headers: { 'accept-encoding': accepts } });
	return handleCompression({
		event: { request } as RequestEvent,
		resolve: async () => new Response(body, { status: 203, headers: { 'content-type': type } })
	});
}

it('a page travels compressed and says the same', async () => {
	const response = await answer(page);
	expect(response.status).toBe(203);
	expect(response.headers.get('content-encoding')).toBe('gzip');
	expect(response.headers.get('vary')).toContain('accept-encoding');
	const bytes = new Uint8Array(await response.arrayBuffer());
	expect(bytes.byteLength).toBeLessThan(page.length / 10);
	expect(gunzipSync(bytes).toString()).toBe(page);
});

it.each([
	['who cannot read it', page, { accepts: 'br' }],
	['what is small', '<p>Bedarf</p>', {}],
	['what is compressed already, as pictures are', page, { type: 'image/png' }]
])('leaves as it is: %s', async (_, body, options) => {
	const response = await answer(body, options);
	expect(response.headers.get('content-encoding')).toBeNull();
	expect(await response.text()).toBe(body);
});
