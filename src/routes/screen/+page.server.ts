/** Where another computer becomes the projector: it shows a code until somebody at the desk types it. */
import { redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { SEAT_COOKIE_SECONDS, seatCookieName } from '$lib/server/meeting/seats';
import type { PageServerLoad } from './$types';

const COOKIE = 'screen_waiting';

export const load: PageServerLoad = async ({
	cookies,
	url,
	getClientAddress,
	depends,
	setHeaders
}) => {
	depends('screen:waiting');
	setHeaders({ 'cache-control': 'no-store' });
	const { screenPairings } = app();
	const cookie = {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	} as const;
	const held = cookies.get(COOKIE);
	let waiting = held === undefined ? null : await screenPairings.stateOf(held);
	if (held !== undefined && waiting?.kind === 'paired') {
		cookies.delete(COOKIE, cookie);
		// The secret it waited with is that of its seat.
		const seatCookie = seatCookieName(waiting.joinCode);
		cookies.set(seatCookie, held, { ...cookie, maxAge: SEAT_COOKIE_SECONDS });
		redirect(303, `/m/${waiting.joinCode}/screen`);
	}
	if (waiting?.kind !== 'waiting') {
		const secret = await screenPairings.begin(getClientAddress());
		if (secret === null) return { code: null };
		cookies.set(COOKIE, secret, { ...cookie, maxAge: 24 * 60 * 60 });
		waiting = await screenPairings.stateOf(secret);
	}
	return { code: waiting.kind === 'waiting' ? waiting.code : null };
};
