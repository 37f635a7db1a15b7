import { app } from '$lib/server/app';
import { requireStaff } from '$lib/server/authority/scope';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'administer');
	return { written: await app().footerTexts.written(authorityId) };
};
