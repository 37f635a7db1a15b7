import { changeLog } from '$lib/domain/plan/plan';
import { app } from '$lib/server/app';
import { requireStaff } from '$lib/server/authority/scope';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const plan = await app().plans.current(authorityId);
	if (!plan) return { plan: null };
	const section = event.url.searchParams.get('section') ?? '';
	const changes = changeLog(plan);
	// A chapter stands for its sections as well.
	const touches = (code: string) => code === section || code.startsWith(`${section}.`);
	return {
		plan: {
			title: plan.title,
			sections: plan.sections.map(({ code, title }) => ({ code, title })),
			section,
			total: changes.length,
			changes: changes.filter(
				({ content }) => section === '' || content.sectionChanges.some(({ code }) => touches(code))
			)
		}
	};
};
