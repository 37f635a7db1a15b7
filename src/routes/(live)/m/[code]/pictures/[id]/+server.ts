/** A picture of a meeting, for whoever may see the meeting: phone, helper, projector or desk. */
import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { idOr404 } from '$lib/server/authority/forms';
import { seatCookieName } from '$lib/server/meeting/seats';
import { viewerOf } from '$lib/server/meeting/viewer';
import { pictureResponse } from '$lib/server/pictures/picture-answer';
import { picturesOf } from '$lib/server/pictures/pictures';
import { SURFACES } from '$lib/protocol/messages';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, cookies, locals, getClientAddress }) => {
	const { meetings, seats, pictures } = app();
	const address = getClientAddress();
	if (!(await meetings.codeGuard.mayTry(address))) error(429);
	const meeting = await meetings.findByCode(params.code);
	if (!meeting) {
		await meetings.codeGuard.wrong(address);
		error(404);
	}
	const seatSecret = cookies.get(seatCookieName(meeting.joinCode)) ?? null;
	const credentials = { seatSecret, signedIn: locals.signedIn };
	const viewers = await Promise.all(
		SURFACES.map((surface) => viewerOf(meeting, surface, credentials, seats))
	);
	const audiences = viewers.flatMap((viewer) =>
		typeof viewer === 'string' ? [] : [viewer.audience]
	);
	if (audiences.length === 0) error(404);
	const pictureId = idOr404(params.id);
	const { state } = await meetings.host(meeting.id);
	const shown = picturesOf([...state.agenda, ...(state.picture?.agenda ?? [])]);
	// The desk sees what it has just uploaded, before it stands in the agenda.
	if (!shown.includes(pictureId) && !audiences.includes('moderator')) error(404);
	const found = await pictures.byId(meeting.authorityId, pictureId);
	return pictureResponse(found ?? error(404));
};
