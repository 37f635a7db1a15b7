import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '$lib/server/app';
import { check, choice, entered, requiredLine, type Problems } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import type { Actions, PageServerLoad } from './$types';

const AddPerson = v.object({
	name: requiredLine(120),
	signInName: requiredLine(120),
	role: choice(['administrator', 'editor', 'moderator', 'reader'])
});

export const load: PageServerLoad = (event) => {
	requireStaff(event, 'administer');
};

export const actions: Actions = {
	default: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		const { values } = await entered(event.request);
		const { name = '', signInName = '', role = '' } = values;
		const problems = (found: Problems) =>
			fail(400, { typed: { name, signInName, role }, problems: found, added: null });
		const form = check(AddPerson, values);
		if (!form.ok) return problems(form.problems);
		const answer = await app().people.add(authorityId, form.output);
		if (answer.kind === 'refused') return problems({ signInName: { code: answer.code } });
		return {
			typed: null,
			problems: {} as Problems,
			added: { name: form.output.name, password: answer.password }
		};
	}
};
