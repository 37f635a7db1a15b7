/**
 * Takes a mail address for the results. That somebody took part is checked and then forgotten:
 * nothing of the seat is kept with the address.
 */
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { getLocale } from '$lib/paraglide/runtime.js';
import { app } from '$lib/server/app';
import { meetingByCode } from '$lib/server/meeting/meeting-by-code';
import { seatCookieName } from '$lib/server/meeting/seats';
import type { RequestHandler } from './$types';

const Wish = v.strictObject({
	address: v.pipe(v.string(), v.trim(), v.maxLength(254), v.email())
});

export const POST: RequestHandler = async ({ params, request, cookies, getClientAddress }) => {
	const { seats, resultMails, guards } = app();
	const address = getClientAddress();
	const meeting = await meetingByCode(params.code, address);
	// Nothing follows from a rehearsal, and a mail would tell of results that are none.
	if (meeting.rehearsalOf !== null || !resultMails.isOffered)
		return refused('join/code-not-open', 404);
	const secret = cookies.get(seatCookieName(meeting.joinCode));
	const seat = secret === undefined ? null : await seats.bySecret(meeting.id, secret);
	if (seat?.role !== 'participant') return refused('right/missing', 403);
	const wish = v.safeParse(Wish, await request.json().catch(() => null));
	if (!wish.success) return refused('command/malformed', 400);
	const mayAsk =
		(await guards.resultMailsOfAddress.mayPass(address)) &&
		(await guards.resultMailsOfSeat.mayPass(seat.id));
	if (!mayAsk) return refused('rate/too-fast', 429);
	await resultMails.ask(meeting.id, wish.output.address, getLocale());
	return json({ ok: true }, { status: 201 });
};

function refused(code: string, status: number): Response {
	return json({ code }, { status });
}
