import { redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { deleteSessionCookie } from '$lib/server/login/session-cookie';
import { SESSION_COOKIE } from '$lib/server/login/sessions';
import type { RequestHandler } from './$types';

/** Ends the session and what is open of this login in live meetings. */
export const POST: RequestHandler = async (event) => {
	const sessionId = event.cookies.get(SESSION_COOKIE);
	if (sessionId !== undefined) await app().logins.sessions.end(sessionId);
	if (event.locals.signedIn) app().live?.endLogin(event.locals.signedIn.loginId);
	deleteSessionCookie(event);
	redirect(303, '/sign-in?signed-out');
};
