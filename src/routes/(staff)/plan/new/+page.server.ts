import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '$lib/server/app';
import {
	check,
	entered,
	requiredLine,
	wholeNumber,
	type Problems
} from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import type { Actions, PageServerLoad } from './$types';

const StartPlan = v.object({
	title: requiredLine(160),
	from: wholeNumber(2000, 2100),
	to: wholeNumber(2000, 2100)
});

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'edit-plan');
	if (await app().plans.current(authorityId)) redirect(303, '/plan');
	return { year: new Date().getFullYear() };
};

export const actions: Actions = {
	default: async (event) => {
		const { authorityId, actor } = requireStaff(event, 'edit-plan');
		const { values } = await entered(event.request);
		const { title = '', from = '', to = '' } = values;
		const problems = (found: Problems) =>
			fail(400, { typed: { title, from, to }, problems: found });
		const form = check(StartPlan, values);
		if (!form.ok) return problems(form.problems);
		const term = { from: form.output.from, to: form.output.to };
		if (term.from > term.to) return problems({ to: { code: 'plan/term-invalid' } });
		const answer = await app().plans.start(authorityId, actor, { title: form.output.title, term });
		if (!answer.ok) return problems({ '': answer });
		redirect(303, '/plan');
	}
};
