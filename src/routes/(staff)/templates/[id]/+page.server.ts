import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { entered, idOr404 } from '$lib/server/authority/forms';
import { checkTemplate, enteredTemplate } from '$lib/server/authority/meeting-form';
import { requireStaff } from '$lib/server/authority/scope';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'moderate');
	const template = await app().templates.byId(authorityId, idOr404(event.params.id));
	return { template: template ?? error(404) };
};

export const actions: Actions = {
	save: async (event) => {
		const { authorityId } = requireStaff(event, 'moderate');
		const typed = enteredTemplate(await entered(event.request));
		const form = checkTemplate(typed);
		if (!form.ok) return fail(400, { typed, problems: form.problems });
		const id = idOr404(event.params.id);
		const answer = await app().templates.change(authorityId, id, form.output);
		if (answer.kind === 'refused') {
			if (answer.code === 'template/unknown') error(404);
			return fail(400, { typed, problems: { name: { code: answer.code } } });
		}
		redirect(303, '/templates');
	},
	delete: async (event) => {
		const { authorityId } = requireStaff(event, 'moderate');
		await app().templates.remove(authorityId, idOr404(event.params.id));
		redirect(303, '/templates');
	}
};
