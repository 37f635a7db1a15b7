import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { entered, idOr404, type Problems } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import { checkWords } from '$lib/server/own-words/words-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'administer');
	const group = await app().wordGroups.byId(authorityId, idOr404(event.params.id));
	return { group: group ?? error(404) };
};

export const actions: Actions = {
	save: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		const { values } = await entered(event.request);
		const problems = (found: Problems) => fail(400, { typed: values.words ?? '', problems: found });
		const form = checkWords(values);
		if (!form.ok) return problems(form.problems);
		const id = idOr404(event.params.id);
		const answer = await app().wordGroups.change(authorityId, id, form.words);
		if (answer.kind === 'refused') return problems({ words: answer });
		redirect(303, '/words');
	},
	delete: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		await app().wordGroups.remove(authorityId, idOr404(event.params.id));
		redirect(303, '/words');
	}
};
