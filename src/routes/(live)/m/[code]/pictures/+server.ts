/** A picture for a step that is added or changed in the middle of the meeting. */
import { app } from '$lib/server/app';
import { meetingToLead } from '$lib/server/meeting/leading';
import { storePicture } from '$lib/server/pictures/picture-answer';
import { keepPictures } from '$lib/server/pictures/pictures';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const { id: meetingId, authorityId } = await meetingToLead(event, event.params.code);
	return storePicture(event.request, authorityId, (pictureId) =>
		keepPictures(app().db, authorityId, { meetingId }, [pictureId])
	);
};
