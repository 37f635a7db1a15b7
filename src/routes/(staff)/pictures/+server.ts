/** A picture for a step, uploaded while a meeting or a template is prepared. */
import { requireStaff } from '$lib/server/authority/scope';
import { storePicture } from '$lib/server/pictures/picture-answer';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const { authorityId, actor } = requireStaff(event, 'moderate');
	return storePicture(event.request, authorityId, `login:${actor.loginId}`);
};
