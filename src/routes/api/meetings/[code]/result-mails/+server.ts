/**
 * Takes a mail address for the results. That somebody took part is checked and then forgotten:
 * nothing of the seat is kept with the address.
 */
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { getLocale } from '$lib/paraglide/runtime.js';
import { app } from '$lib/server/app';
import { RequestGuard } from '$lib/server/request-guard';
import { seatCookieName } from '$lib/server/meeting/seats';
import type { RequestHandler } from './$types';

const Wish = v.strictObject({
	address: v.pipe(v.string(), v.trim(), v.maxLength(254), v.email())
});

/** A class behind one address; a script that writes to strangers is what this stops. */
const guard = new RequestGuard(300);
const seatGuard = new RequestGuard(5);

export const POST: RequestHandler = async ({ params, request, cookies, getClientAddress }) => {
	const { meetings, seats, resultMails } = app();
	const meeting = await meetings.findByCode(params.code);
	// Nothing follows from a rehearsal, and a mail would tell of results that are none.
	if (!meeting || meeting.rehearsalOf !== null || !resultMails.isOffered)
		return refused('join/code-not-open', 404);
	const secret = cookies.get(seatCookieName(meeting.joinCode));
	const seat = secret === undefined ? null : await seats.bySecret(meeting.id, secret);
	if (seat?.role !== 'participant') return refused('right/missing', 403);
	const wish = v.safeParse(Wish, await request.json().catch(() => null));
	if (!wish.success) return refused('command/malformed', 400);
	if (!(await guard.mayPass(getClientAddress())) || !(await seatGuard.mayPass(seat.id)))
		return refused('rate/too-fast', 429);
	await resultMails.ask(meeting.id, wish.output.address, getLocale());
	return json({ ok: true }, { status: 201 });
};

function refused(code: string, status: number): Response {
	return json({ code }, { status });
}
