import { setTimeout as pause } from 'node:timers/promises';

const REQUEST_LIMIT_MS = 10_000;
/** Follow-ups run behind the meeting. */
const FOLLOW_UP_LIMIT_MS = 10_000;

export type ShownChanges =
	{ kind: 'read'; decisionIds: string[] } | { kind: 'failed'; sentence: string };

/**
 * The change log as staff see it: signs in with the form, reads the page, and takes the decisions
 * of this meeting to which its entries link back.
 * @param expected how many entries there should be; they are waited for a while
 */
export async function shownChanges(
	url: string,
	login: { name: string; password: string },
	meetingId: string,
	expected: number
): Promise<ShownChanges> {
	try {
		const cookie = await signIn(url, login);
		if (cookie === null)
			return { kind: 'failed', sentence: 'The server did not accept --sign-in and --password.' };
		const deadline = performance.now() + FOLLOW_UP_LIMIT_MS;
		for (;;) {
			const decisionIds = await readChanges(url, cookie, meetingId);
			if (decisionIds.length >= expected || performance.now() > deadline)
				return { kind: 'read', decisionIds };
			await pause(250);
		}
	} catch (error) {
		return { kind: 'failed', sentence: `The change log could not be read: ${String(error)}.` };
	}
}

/** The cookies of the signed-in browser, null if it was not let in. */
async function signIn(
	url: string,
	{ name, password }: { name: string; password: string }
): Promise<string | null> {
	const response = await fetch(`${url}/sign-in`, {
		method: 'POST',
		redirect: 'manual',
		// A form of the page itself; those of other origins are refused.
		headers: { origin: url, accept: 'text/html' },
		body: new URLSearchParams({ signInName: name, password }),
		signal: AbortSignal.timeout(REQUEST_LIMIT_MS)
	});
	await response.body?.cancel();
	if (response.status !== 303) return null;
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}

async function readChanges(url: string, cookie: string, meetingId: string): Promise<string[]> {
	const response = await fetch(`${url}/changes`, {
		headers: { cookie },
		signal: AbortSignal.timeout(REQUEST_LIMIT_MS)
	});
	if (!response.ok) throw new Error(`status ${response.status}`);
	return decisionsLinkedIn(await response.text(), meetingId);
}

/** Ids of decisions of this meeting, one for each entry of the page. */
export function decisionsLinkedIn(page: string, meetingId: string): string[] {
	const link = new RegExp(`href="/meetings/${meetingId}#decision-([A-Za-z0-9_-]{22})"`, 'g');
	return [...page.matchAll(link)].map(([, id]) => id ?? '');
}
