import type { Handle } from '@sveltejs/kit';
import { cookieName } from '$lib/paraglide/runtime.js';
import { paraglideMiddleware } from '$lib/paraglide/server.js';

/**
 * The language of a request: the one chosen before (cookie), else the browser's, else German.
 * Put it first in the sequence of hooks, so that every later message is in the reader's language.
 */
export const handleLanguage: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ locale }) =>
		resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale)
		})
	);

/** The cookie that remembers the choice. */
export const languageCookie = { name: cookieName, maxAgeSeconds: 365 * 24 * 60 * 60 };

/**
 * The path to go back to after a form post, from an untrusted value: a path on this server, or
 * the start page. Backslashes and a second slash would be read as another host.
 */
export function returnPath(value: string): string {
	return /^\/(?![/\\])[^\\\s]*$/.test(value) ? value : '/';
}
