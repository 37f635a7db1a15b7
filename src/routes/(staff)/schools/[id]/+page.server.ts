import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { check, entered, idOr404, type Problems } from '$lib/server/authority/forms';
import { SchoolForm } from '$lib/server/authority/school-form';
import { requireStaff } from '$lib/server/authority/scope';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'administer');
	const school = await app().schools.byId(authorityId, idOr404(event.params.id));
	return { school: school ?? error(404) };
};

export const actions: Actions = {
	default: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		const { values } = await entered(event.request);
		const { name = '', schoolType = '', pupils = '' } = values;
		const problems = (found: Problems) =>
			fail(400, { typed: { name, schoolType, pupils }, problems: found });
		const form = check(SchoolForm, values);
		if (!form.ok) return problems(form.problems);
		const answer = await app().schools.change(authorityId, idOr404(event.params.id), form.output);
		if (answer.kind === 'refused') return problems({ name: { code: answer.code } });
		redirect(303, '/schools');
	}
};
