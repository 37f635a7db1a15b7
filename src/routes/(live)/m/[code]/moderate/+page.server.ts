import { livePage } from '$lib/server/meeting/live-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => livePage(event, event.params.code, 'moderator');
