import { livePage } from '$lib/server/meeting/live-page';
import { reachableOrigin } from '$lib/server/meeting/join-address';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	live: await livePage(event, event.params.code, 'moderator'),
	origin: reachableOrigin(event.url)
});
