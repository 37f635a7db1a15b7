/** The link to the results, for phones, projector and desk of a closed meeting. */
import { json } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { meetingByCode } from '$lib/server/meeting/meeting-by-code';
import { seatCookieName } from '$lib/server/meeting/seats';
import { roleIn } from '$lib/server/login/signed-in';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, cookies, locals, getClientAddress }) => {
	const { meetings, seats, resultLinks } = app();
	const meeting = await meetingByCode(params.code, getClientAddress());
	const secret = cookies.get(seatCookieName(meeting.joinCode));
	const seat = secret === undefined ? null : await seats.bySecret(meeting.id, secret);
	if (!seat && !roleIn(locals.signedIn, meeting.authorityId))
		return json({ path: null }, { status: 403 });
	const { state } = await meetings.host(meeting.id);
	const token = state.status === 'closed' ? await resultLinks.current(meeting.id) : null;
	return json({ path: token === null ? null : `/r/${token}` });
};
