import { redirect } from '@sveltejs/kit';
import { livePage } from '$lib/server/meeting/live-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const live = await livePage(event, event.params.code, 'helper');
	if (event.params.code !== live.code) redirect(303, `/m/${live.code}/helper`);
	return { live };
};
