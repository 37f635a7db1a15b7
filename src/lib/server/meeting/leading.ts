/** For requests that only those make who lead a meeting: staff who moderate, and its moderator's seat. */
import { error, type Cookies } from '@sveltejs/kit';
import { mayLead } from '../../domain/kernel/actor';
import { app } from '../app';
import type { SignedIn } from '../login/signed-in';
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
	const { meetings, seats } = app();
	const address = getClientAddress();
	if (!(await meetings.codeGuard.mayTry(address))) error(429, 'join/too-many-attempts');
	const meeting = await meetings.findByCode(code);
	if (!meeting) {
		await meetings.codeGuard.wrong(address);
		error(404, 'join/code-not-open');
	}
	const seatSecret = cookies.get(seatCookieName(meeting.joinCode)) ?? null;
	const credentials = { seatSecret, signedIn: locals.signedIn };
	const viewer = await viewerOf(meeting, 'moderator', credentials, seats);
	if (typeof viewer === 'string') error(403, viewer);
	if (!viewer.actor || !mayLead(viewer.actor)) error(403, 'right/lead-missing');
	return meeting;
}
