import { redirect } from '@sveltejs/kit';
import { reachableOrigin } from '$lib/server/meeting/join-address';
import { livePage } from '$lib/server/meeting/live-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const live = await livePage(event, event.params.code, 'screen');
	if (event.params.code !== live.code) redirect(303, `/m/${live.code}/screen`);
	return { live, origin: reachableOrigin(event.url) };
};
