/** A picture of a meeting, for whoever may see the meeting: phone, helper, projector or desk. */
import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { idOr404 } from '$lib/server/authority/forms';
import { meetingByCode } from '$lib/server/meeting/meeting-by-code';
import { seatCookieName } from '$lib/server/meeting/seats';
import type { MeetingRow } from '$lib/server/meeting/meetings';
import { viewerOf, type Credentials } from '$lib/server/meeting/viewer';
import { pictureResponse } from '$lib/server/pictures/picture-answer';
import { picturesOf } from '$lib/server/pictures/pictures';
import type { Surface } from '$lib/protocol/messages';
import type { RequestHandler } from './$types';

/** Most are phones. */
const LOOKING: readonly Surface[] = ['phone', 'screen', 'helper', 'moderator'];

export const GET: RequestHandler = async ({ params, cookies, locals, getClientAddress }) => {
	const { meetings, pictures } = app();
	const meeting = await meetingByCode(params.code, getClientAddress());
	const pictureId = idOr404(params.id);
	const { state } = await meetings.host(meeting.id);
	const shown = picturesOf([...state.agenda, ...(state.picture?.agenda ?? [])]);
	const isShown = shown.includes(pictureId);
	// The desk sees what it has just uploaded, before it stands in the agenda.
	if (!isShown && !(await pictures.mayPreview(meeting.id, pictureId))) error(404);
	const surfaces = isShown ? LOOKING : (['moderator'] as const);
	const seatSecret = cookies.get(seatCookieName(meeting.joinCode)) ?? null;
	const credentials = { seatSecret, signedIn: locals.signedIn };
	if (!(await isViewer(meeting, surfaces, credentials))) error(404);
	const found = await pictures.byId(meeting.authorityId, pictureId);
	return pictureResponse(found ?? error(404));
};

async function isViewer(
	meeting: MeetingRow,
	surfaces: readonly Surface[],
	credentials: Credentials
): Promise<boolean> {
	for (const surface of surfaces) {
		const viewer = await viewerOf(meeting, surface, credentials, app().seats);
		if (typeof viewer !== 'string') return true;
	}
	return false;
}
