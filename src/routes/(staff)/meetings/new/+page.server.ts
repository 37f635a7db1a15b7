import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { entered, uuid } from '$lib/server/authority/forms';
import {
	checkMeeting,
	checkTemplate,
	enteredMeeting,
	enteredTemplate
} from '$lib/server/authority/meeting-form';
import { requireStaff } from '$lib/server/authority/scope';
import type { SchoolType } from '$lib/domain/school/school-types';
import type { Problems } from '$lib/server/authority/forms';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'moderate');
	const { plans, schools, templates } = app();
	if (!(await plans.current(authorityId))) redirect(303, '/meetings');
	const known = await schools.list(authorityId);
	const schoolsOfType: Partial<Record<SchoolType, number>> = {};
	for (const { schoolType } of known)
		schoolsOfType[schoolType] = (schoolsOfType[schoolType] ?? 0) + 1;
	/** A stored template by its id, one of Planrunde's own by its key; null: still to be chosen. */
	const chosen = event.url.searchParams.get('template');
	return {
		plans: await plans.list(authorityId),
		schoolsOfType,
		schools: known.map(({ id, name }) => ({ id, name })),
		chosen,
		stored: v.is(uuid, chosen) ? ((await templates.byId(authorityId, chosen)) ?? error(404)) : null,
		templates: chosen === null ? await templates.list(authorityId) : []
	};
};

export const actions: Actions = {
	prepare: async (event) => {
		const { authorityId, actor } = requireStaff(event, 'moderate');
		const typed = enteredMeeting(await entered(event.request));
		const problems = (found: Problems) => fail(400, { typed, problems: found });
		const form = checkMeeting(typed);
		if (!form.ok) return problems(form.problems);
		const { schoolTypes, ...preparation } = form.output;
		const { meetings, plans, schools } = app();
		const ownPlans = await plans.list(authorityId);
		if (!ownPlans.some(({ id }) => id === preparation.planId)) error(400);
		const { answer, meeting } = await meetings.prepare(authorityId, actor, {
			...preparation,
			schoolIds: (await schools.list(authorityId))
				.filter(({ schoolType }) => schoolTypes.includes(schoolType))
				.map(({ id }) => id)
		});
		if (!answer.ok) return problems({ '': answer });
		redirect(303, `/meetings/${meeting.id}`);
	},

	/** Keeps what is planned for the next time; preparing goes on. */
	keep: async (event) => {
		const { authorityId } = requireStaff(event, 'moderate');
		const form = await entered(event.request);
		const typed = enteredMeeting(form);
		const template = checkTemplate({ ...enteredTemplate(form), name: typed.title });
		if (!template.ok) {
			const { name, ...others } = template.problems;
			return fail(400, { typed, problems: { ...others, ...(name && { title: name }) } });
		}
		const answer = await app().templates.add(authorityId, template.output);
		if (answer.kind === 'refused')
			return fail(400, { typed, problems: { title: { code: answer.code } } });
		return { typed, problems: {} as Problems, kept: template.output.name };
	}
};
