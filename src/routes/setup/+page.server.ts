import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '$lib/server/app';
import { check, entered, password, requiredLine, type Problems } from '$lib/server/authority/forms';
import { passwordFlaw } from '$lib/server/login/passwords';
import { setSessionCookie } from '$lib/server/login/session-cookie';
import type { Actions, PageServerLoad } from './$types';

const SetUp = v.object({
	authorityName: requiredLine(160),
	name: requiredLine(120),
	signInName: requiredLine(120),
	password,
	passwordAgain: password
});

export const load: PageServerLoad = async () => ({ isNeeded: await app().setup.isNeeded() });

export const actions: Actions = {
	default: async (event) => {
		const { values } = await entered(event.request);
		const { authorityName = '', name = '', signInName = '', key = '' } = values;
		const typed = { authorityName, name, signInName, key };
		const problems = (found: Problems) => fail(400, { typed, problems: found });
		const form = check(SetUp, values);
		const missingKey: Problems = key.trim() === '' ? { key: { code: 'setup/key-missing' } } : {};
		if (!form.ok) return problems({ ...form.problems, ...missingKey });
		if (missingKey.key) return problems(missingKey);
		const first = form.output;
		const flaw = passwordFlaw(first.password);
		if (flaw) return problems({ password: { code: flaw } });
		if (first.password !== first.passwordAgain)
			return problems({ passwordAgain: { code: 'password/not-equal' } });

		const answer = await app().setup.complete(key.trim(), first);
		if (answer.kind === 'refused') return problems({ '': { code: answer.code } });
		setSessionCookie(event, await app().logins.sessions.start(answer.loginId));
		redirect(303, '/plan');
	}
};
