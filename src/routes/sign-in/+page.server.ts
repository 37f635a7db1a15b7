import { fail, redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { check, entered, password, requiredLine, type Problems } from '$lib/server/authority/forms';
import { returnPath } from '$lib/server/i18n';
import { setSessionCookie } from '$lib/server/login/session-cookie';
import { SESSION_COOKIE } from '$lib/server/login/sessions';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

const SignIn = v.object({ signInName: requiredLine(200), password });

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.signedIn) redirect(303, wayOn(url));
	return {
		wasAskedToSignIn: url.searchParams.has('next'),
		hasSignedOut: url.searchParams.has('signed-out')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { values } = await entered(event.request);
		const typed = { signInName: values.signInName ?? '' };
		const problems = (found: Problems, status = 400) => fail(status, { typed, problems: found });
		const form = check(SignIn, values);
		if (!form.ok) return problems(form.problems);
		const answer = await app().logins.signIn({
			...form.output,
			address: event.getClientAddress(),
			earlierSessionId: event.cookies.get(SESSION_COOKIE)
		});
		if (answer.kind === 'refused')
			return problems(
				{ '': { code: answer.code } },
				answer.code === 'sign-in/too-many-tries' ? 429 : 400
			);
		setSessionCookie(event, answer.sessionId);
		redirect(303, wayOn(event.url));
	}
};

/** Only to pages of this server; signing in leads to the meetings otherwise. */
function wayOn(url: URL): string {
	const path = returnPath(url.searchParams.get('next') ?? '');
	return path === '/' ? '/meetings' : path;
}
