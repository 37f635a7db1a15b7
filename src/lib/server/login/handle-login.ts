import type { Handle } from '@sveltejs/kit';
import { app } from '../app';
import { deleteSessionCookie, setSessionCookie } from './session-cookie';
import { SESSION_COOKIE } from './sessions';
import type { SignedIn } from './signed-in';

/** Says who is asking: sets `locals.signedIn`. Phones bring no such cookie and cost no query. */
export const handleLogin: Handle = async ({ event, resolve }) => {
	event.locals.signedIn = null;
	const sessionId = event.cookies.get(SESSION_COOKIE);
	if (sessionId !== undefined) {
		const found = await app().logins.signedInBy(sessionId);
		event.locals.signedIn = found?.signedIn ?? null;
		if (!found) deleteSessionCookie(event);
		else if (found.isRenewed) setSessionCookie(event, sessionId);
	}
	return resolve(event);
};

/** The same for a socket, which brings the Cookie header of its handshake. */
export async function signedInOf(cookieHeader: string | undefined): Promise<SignedIn | null> {
	const { logins } = app();
	const sessionId = logins.sessions.idIn(cookieHeader ?? '');
	return sessionId === null ? null : ((await logins.signedInBy(sessionId))?.signedIn ?? null);
}
