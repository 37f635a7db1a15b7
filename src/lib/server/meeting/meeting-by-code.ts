import { error } from '@sveltejs/kit';
import { app } from '../app';
import type { MeetingRow } from './meetings';

/** The meeting of a code in an address, open or closed; 404 where there is none, 429 after too many guesses. */
export async function meetingByCode(code: string, address: string): Promise<MeetingRow> {
	const found = await app().meetings.find(code, address);
	if (found.kind === 'refused')
		error(found.code === 'join/too-many-attempts' ? 429 : 404, found.code);
	return found.meeting;
}
