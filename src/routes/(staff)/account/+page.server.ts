import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '$lib/server/app';
import { check, entered, password, type Problems } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import { setSessionCookie } from '$lib/server/login/session-cookie';
import type { Actions, PageServerLoad } from './$types';

const ChangePassword = v.object({ current: password, next: password, again: password });

export const load: PageServerLoad = (event) => {
	requireStaff(event, 'read');
};

export const actions: Actions = {
	default: async (event) => {
		const { loginId } = requireStaff(event, 'read');
		const { values } = await entered(event.request);
		const problems = (found: Problems) => fail(400, { problems: found, isChanged: false });
		const form = check(ChangePassword, values);
		if (!form.ok) return problems(form.problems);
		const { current, next, again } = form.output;
		if (next !== again) return problems({ again: { code: 'password/not-equal' } });
		const answer = await app().logins.changePassword(loginId, {
			current,
			next,
			address: event.getClientAddress()
		});
		if (answer.kind === 'refused') {
			const { code } = answer;
			const field = code.startsWith('sign-in/')
				? ''
				: code === 'password/current-wrong'
					? 'current'
					: 'next';
			return problems({ [field]: { code } });
		}
		app().live?.endLogin(loginId);
		setSessionCookie(event, await app().logins.sessions.start(loginId));
		return { problems: {} as Problems, isChanged: true };
	}
};
