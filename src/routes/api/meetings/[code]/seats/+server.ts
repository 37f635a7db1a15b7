/**
 * Takes a seat in a meeting, for clients that keep the secret themselves: a participant's with
 * nothing but the join code, any other with an invitation, a screen's with a moderator's seat.
 */
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '$lib/server/app';
import type { MeetingRow } from '$lib/server/meeting/meetings';
import { SEAT_COOKIE_SECONDS, seatCookieName, type NewSeat } from '$lib/server/meeting/seats';
import type { RequestHandler } from './$types';

const Wish = v.union([
	v.strictObject({ invitation: v.pipe(v.string(), v.maxLength(200)) }),
	v.strictObject({ role: v.literal('screen') }),
	v.strictObject({})
]);

const REFUSED = {
	'command/malformed': 400,
	'right/missing': 403,
	'join/code-not-open': 404,
	'join/too-many-attempts': 429
} as const;

type RefusalCode = keyof typeof REFUSED;

export const POST: RequestHandler = async ({ params, request, cookies, url, getClientAddress }) => {
	const address = getClientAddress();
	const wish = v.safeParse(Wish, await request.json().catch(() => null));
	if (!wish.success) return refused('command/malformed');
	const hasCredential = 'invitation' in wish.output || 'role' in wish.output;
	const meeting = await find(params.code, address, hasCredential);
	if (typeof meeting === 'string') return refused(meeting);
	if (!(await app().guards.seats.mayPass(address))) return refused('join/too-many-attempts');

	let seat: NewSeat | null;
	if ('invitation' in wish.output) {
		seat = await app().seats.accept(meeting.id, wish.output.invitation);
	} else if ('role' in wish.output) {
		const may = await isModerator(meeting, request.headers.get('authorization'));
		seat = may ? await app().seats.create(meeting.id, 'screen') : null;
	} else seat = await app().seats.create(meeting.id, 'participant');
	if (!seat) return refused('right/missing');

	// A browser that opened an invitation is let in by its cookie from now on.
	if ('invitation' in wish.output)
		cookies.set(seatCookieName(meeting.joinCode), seat.secret, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge: SEAT_COOKIE_SECONDS
		});
	const { id: seatId, secret, meetingId, role } = seat;
	return json({ seatId, secret, meetingId, role }, { status: 201 });
};

/** Who brings a credential also finds a meeting that is closed to those who join. */
async function find(
	code: string,
	address: string,
	hasCredential: boolean
): Promise<MeetingRow | RefusalCode> {
	const { meetings } = app();
	const found = await (hasCredential
		? meetings.find(code, address)
		: meetings.findOpen(code, address));
	return found.kind === 'found' ? found.meeting : found.code;
}

async function isModerator(meeting: MeetingRow, authorization: string | null): Promise<boolean> {
	const secret = /^Seat (\S{1,200})$/.exec(authorization ?? '')?.[1];
	if (secret === undefined) return false;
	return (await app().seats.bySecret(meeting.id, secret))?.role === 'moderator';
}

function refused(code: RefusalCode): Response {
	return json({ code }, { status: REFUSED[code] });
}
