import { app } from '$lib/server/app';
import { meetingByCode } from '$lib/server/meeting/meeting-by-code';
import { seatCookieName } from '$lib/server/meeting/seats';
import { standingSeat } from '$lib/server/meeting/viewer';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, cookies, getClientAddress }) => {
	const meeting = await meetingByCode(params.code, getClientAddress());
	const secret = cookies.get(seatCookieName(meeting.joinCode));
	const seat = secret === undefined ? null : await standingSeat(meeting, secret, app().seats);
	return {
		code: meeting.joinCode,
		// One device holds one seat: whoever takes part with this one is told before.
		isParticipant: seat?.role === 'participant'
	};
};
