import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { entered, type Problems } from '$lib/server/authority/forms';
import { checkMeeting, enteredMeeting } from '$lib/server/authority/meeting-form';
import { requireStaff } from '$lib/server/authority/scope';
import type { SchoolType } from '$lib/domain/school/school-types';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'moderate');
	const { plans, schools } = app();
	if (!(await plans.current(authorityId))) redirect(303, '/meetings');
	const schoolsOfType: Partial<Record<SchoolType, number>> = {};
	for (const { schoolType } of await schools.list(authorityId))
		schoolsOfType[schoolType] = (schoolsOfType[schoolType] ?? 0) + 1;
	return { plans: await plans.list(authorityId), schoolsOfType };
};

export const actions: Actions = {
	default: async (event) => {
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
	}
};
