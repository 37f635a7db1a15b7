/** What a live page is delivered with: who looks at it, and the meeting as this audience sees it. */
import { error, redirect, type Cookies } from '@sveltejs/kit';
import { combined } from '../../domain/meeting/audience';
import type { LivePage, Surface } from '../../protocol/messages';
import { app } from '../app';
import type { SignedIn } from '../login/signed-in';
import { meetingByCode } from './meeting-by-code';
import { seatCookieName } from './seats';
import { viewerOf } from './viewer';

interface LiveRequest {
	cookies: Cookies;
	locals: { signedIn: SignedIn | null };
	url: URL;
	getClientAddress: () => string;
}

/** Redirects to joining or signing in where that helps; 404 for a code that is no meeting's. */
export async function livePage(
	{ cookies, locals, url, getClientAddress }: LiveRequest,
	typedCode: string,
	surface: Surface
): Promise<LivePage> {
	const { meetings, seats, config } = app();
	const meeting = await meetingByCode(typedCode, getClientAddress());
	const seatSecret = cookies.get(seatCookieName(meeting.joinCode)) ?? null;
	const viewer = await viewerOf(meeting, surface, { seatSecret, signedIn: locals.signedIn }, seats);
	if (viewer === 'connection/seat-unknown') redirect(303, `/j/${meeting.joinCode}`);
	if (viewer === 'connection/seat-ended') redirect(303, `/m/${meeting.joinCode}/seat`);
	if (viewer === 'right/not-signed-in')
		redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);
	if (viewer === 'right/missing') error(403);
	const host = await meetings.host(meeting.id);
	// What happened last is in `own` of the sync, so the view must be as new.
	const { own, now } = host.sync(viewer.audience, null, viewer.seatId);
	const shared = host.viewNow(viewer.audience);
	return {
		code: meeting.joinCode,
		surface,
		actor: viewer.actor,
		shared,
		own,
		state: own ? combined(shared.state, own.state) : shared.state,
		now,
		build: config.buildId ?? ''
	};
}
