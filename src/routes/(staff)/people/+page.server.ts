import { app } from '$lib/server/app';
import { requireStaff } from '$lib/server/authority/scope';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId, loginId } = requireStaff(event, 'administer');
	return { people: await app().people.list(authorityId), ownLoginId: loginId };
};
