import type { Cookies } from '@sveltejs/kit';
import { SESSION_COOKIE, SESSION_DAYS } from './sessions';

interface CookieRequest {
	cookies: Cookies;
	url: URL;
}

/** `Secure` follows the request: on plain http the browser would drop such a cookie. */
export function setSessionCookie({ cookies, url }: CookieRequest, sessionId: string): void {
	cookies.set(SESSION_COOKIE, sessionId, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: SESSION_DAYS * 24 * 60 * 60
	});
}

export function deleteSessionCookie({ cookies, url }: CookieRequest): void {
	cookies.delete(SESSION_COOKIE, { path: '/', secure: url.protocol === 'https:' });
}
