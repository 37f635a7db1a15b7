/** A picture as it is previewed while a meeting or a template is prepared. */
import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { idOr404 } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import { pictureResponse } from '$lib/server/pictures/picture-answer';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const found = await app().pictures.byId(authorityId, idOr404(event.params.id));
	return pictureResponse(found ?? error(404));
};
