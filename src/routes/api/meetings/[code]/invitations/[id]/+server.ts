/** Takes a link back: unused it opens nothing any more, used its device is let out at once. */
import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { idOr404 } from '$lib/server/authority/forms';
import { meetingToLead } from '$lib/server/meeting/leading';
import type { RequestHandler } from './$types';

export const DELETE: RequestHandler = async (event) => {
	const meeting = await meetingToLead(event, event.params.code);
	const { isKnown, seatId } = await app().seats.revoke(meeting.id, idOr404(event.params.id));
	if (!isKnown) error(404);
	if (seatId !== null) app().live?.endSeat(seatId);
	return new Response(null, { status: 204 });
};
