import { app } from '$lib/server/app';
import { requireStaff } from '$lib/server/authority/scope';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const { meetings, plans } = app();
	const rows = await meetings.ofAuthority(authorityId);
	return {
		hasPlan: (await plans.current(authorityId)) !== null,
		meetings: rows.map(({ id, title, state, joinCode, createdAt, closedAt, ...planned }) => ({
			id,
			title,
			state,
			joinCode,
			plannedDay: planned.plannedDay,
			plannedTime: planned.plannedTime,
			createdAt: createdAt.getTime(),
			closedAt: closedAt?.getTime() ?? null
		}))
	};
};
