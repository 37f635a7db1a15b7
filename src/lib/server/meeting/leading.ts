/** For requests that only those make who lead a meeting: staff who moderate, and its moderator's seat. */
import { error, type Cookies } from '@sveltejs/kit';
import { mayLead } from '../../domain/kernel/actor';
import { app } from '../app';
import type { SignedIn } from '../login/signed-in';
import { meetingByCode } from './meeting-by-code';
import type { MeetingRow } from './meetings';
import { seatCookieName } from './seats';
import { viewerOf } from './viewer';

interface LeadingRequest {
	cookies: Pick<Cookies, 'get'>;
	locals: { signedIn: SignedIn | null };
	getClientAddress: () => string;
}

/** The meeting of this code; 404 where there is none, 403 for everybody else. */
export async function meetingToLead(
	{ cookies, locals, getClientAddress }: LeadingRequest,
	code: string
): Promise<MeetingRow> {
	const meeting = await meetingByCode(code, getClientAddress());
	const seatSecret = cookies.get(seatCookieName(meeting.joinCode)) ?? null;
	const credentials = { seatSecret, signedIn: locals.signedIn };
	const viewer = await viewerOf(meeting, 'moderator', credentials, app().seats);
	if (typeof viewer === 'string') error(403, viewer);
	if (!viewer.actor || !mayLead(viewer.actor)) error(403, 'right/lead-missing');
	return meeting;
}
