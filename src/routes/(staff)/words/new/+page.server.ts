import { fail, redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { entered, type Problems } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import { checkWords } from '$lib/server/own-words/words-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireStaff(event, 'administer');
};

export const actions: Actions = {
	default: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		const { values } = await entered(event.request);
		const problems = (found: Problems) => fail(400, { typed: values.words ?? '', problems: found });
		const form = checkWords(values);
		if (!form.ok) return problems(form.problems);
		const answer = await app().wordGroups.add(authorityId, form.words);
		if (answer.kind === 'refused') return problems({ words: answer });
		redirect(303, '/words');
	}
};
