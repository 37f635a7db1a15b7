/** Unpairs a projector: its secret opens nothing any more, and it is let out at once. */
import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { idOr404 } from '$lib/server/authority/forms';
import { meetingToLead } from '$lib/server/meeting/leading';
import type { RequestHandler } from './$types';

export const DELETE: RequestHandler = async (event) => {
	const meeting = await meetingToLead(event, event.params.code);
	const seatId = idOr404(event.params.id);
	if (!(await app().screenPairings.unpair(meeting.id, seatId))) error(404);
	app().live?.endSeat(seatId);
	return new Response(null, { status: 204 });
};
