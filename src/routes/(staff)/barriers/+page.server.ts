import * as v from 'valibot';
import { fail } from '@sveltejs/kit';
import { dayInGermany } from '$lib/server/action-items/today';
import { app } from '$lib/server/app';
import { check, entered, requiredParagraphs, uuid } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import type { Actions, PageServerLoad } from './$types';

const Settled = v.object({ id: uuid, answer: requiredParagraphs(2000) });

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'administer');
	return { reports: await app().barrierReports.list(authorityId), today: dayInGermany(Date.now()) };
};

export const actions: Actions = {
	default: async (event) => {
		const { authorityId } = requireStaff(event, 'administer');
		const { values } = await entered(event.request);
		const form = check(Settled, values);
		if (!form.ok) return fail(400, { id: values.id ?? '', problems: form.problems });
		const { id, answer } = form.output;
		await app().barrierReports.settle(authorityId, id, answer, dayInGermany(Date.now()));
	}
};
