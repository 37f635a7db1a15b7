import { app } from '$lib/server/app';
import { seatCookieName } from '$lib/server/meeting/seats';
import { standingSeat } from '$lib/server/meeting/viewer';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, cookies, getClientAddress }) => {
	const { meetings, seats } = app();
	const address = getClientAddress();
	if (!(await meetings.codeGuard.mayTry(address))) error(429);
	const meeting = await meetings.findByCode(params.code);
	if (!meeting) {
		await meetings.codeGuard.wrong(address);
		error(404);
	}
	const secret = cookies.get(seatCookieName(meeting.joinCode));
	const seat = secret === undefined ? null : await standingSeat(meeting, secret, seats);
	return {
		code: meeting.joinCode,
		// One device holds one seat: whoever takes part with this one is told before.
		isParticipant: seat?.role === 'participant'
	};
};
