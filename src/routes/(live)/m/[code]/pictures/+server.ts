/** A picture for a step that is added or changed in the middle of the meeting. */
import { meetingToLead } from '$lib/server/meeting/leading';
import { storePicture } from '$lib/server/pictures/picture-answer';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const { id, authorityId } = await meetingToLead(event, event.params.code);
	return storePicture(event.request, authorityId, `meeting:${id}`);
};
