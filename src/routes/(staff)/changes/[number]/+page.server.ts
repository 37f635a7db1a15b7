import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { requireStaff } from '$lib/server/authority/scope';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const plan = await app().plans.current(authorityId);
	const change = plan?.changes.find(({ number }) => String(number) === event.params.number);
	if (!plan || !change) error(404);
	const items = await app().actionItems.list(authorityId);
	return {
		change,
		sections: plan.sections.map(({ code, title }) => ({ code, title })),
		/** The entry that took the place of a withdrawn one. */
		later:
			plan.changes.findLast(
				({ cause, number }) =>
					cause.decisionId === change.cause.decisionId && number > change.number
			)?.number ?? null,
		items: items
			.filter(({ cause }) => cause?.kind === 'decision' && cause.changeId === change.id)
			.map(({ id, title, status }) => ({ id, title, status }))
	};
};
