import { fail, redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { entered, uuid } from '$lib/server/authority/forms';
import { checkTemplate, enteredTemplate } from '$lib/server/authority/meeting-form';
import { requireStaff } from '$lib/server/authority/scope';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'moderate');
	const from = event.url.searchParams.get('from') ?? '';
	return {
		from,
		copied: v.is(uuid, from) ? await app().templates.byId(authorityId, from) : null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { authorityId } = requireStaff(event, 'moderate');
		const typed = enteredTemplate(await entered(event.request));
		const form = checkTemplate(typed);
		if (!form.ok) return fail(400, { typed, problems: form.problems });
		const answer = await app().templates.add(authorityId, form.output);
		if (answer.kind === 'refused')
			return fail(400, { typed, problems: { name: { code: answer.code } } });
		redirect(303, '/templates');
	}
};
