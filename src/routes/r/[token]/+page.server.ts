import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { seatCookieName } from '$lib/server/meeting/seats';
import { resultPage } from '$lib/server/results/result-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, cookies, setHeaders }) => {
	const { meetings, resultLinks, seats, plans, actionItems } = app();
	const meetingId = params.token.length > 100 ? null : await resultLinks.meetingOf(params.token);
	const meeting = meetingId === null ? null : await meetings.byId(meetingId);
	if (!meeting) error(404);
	// Holds what one device wrote, and an address that opens it.
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const { state } = await meetings.host(meeting.id);
	if (state.status !== 'closed') return { title: state.title, results: null, closedAt: null };
	const secret = cookies.get(seatCookieName(meeting.joinCode));
	const seat = secret === undefined ? null : await seats.bySecret(meeting.id, secret);
	const plan = await plans.current(meeting.authorityId);
	return {
		title: state.title,
		closedAt: meeting.closedAt?.getTime() ?? null,
		results: resultPage(
			state,
			{ changes: plan?.changes ?? [], items: await actionItems.list(meeting.authorityId) },
			seat?.role === 'participant' ? seat.id : null
		)
	};
};
