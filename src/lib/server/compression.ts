/**
 * Pages are compressed before they leave: a meeting with 200 needs is 120 kB of HTML and 14 kB on
 * the way, which is what a school's Wi-Fi feels. Scripts and styles were compressed by the build.
 * No page carries a secret beside text that a stranger can choose, so its length tells nothing.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Handle } from '@sveltejs/kit';

/** Below this the headers of compression cost more than it saves. */
const WORTHWHILE_BYTES = 1_024;
const compressed = promisify(gzip);

export const handleCompression: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const type = response.headers.get('content-type') ?? '';
	if (!type.startsWith('text/html') && !type.startsWith('application/json')) return response;
	response.headers.append('vary', 'accept-encoding');
	const accepted = event.request.headers.get('accept-encoding') ?? '';
	if (!/\bgzip\b/.test(accepted) || response.headers.has('content-encoding')) return response;
	const body = await response.arrayBuffer();
	const { status, headers } = response;
	if (body.byteLength < WORTHWHILE_BYTES) return new Response(body, { status, headers });
	headers.set('content-encoding', 'gzip');
	headers.delete('content-length');
	// In a thread of its own, not in the one that serves sockets.
	return new Response(new Uint8Array(await compressed(body)), { status, headers });
};
