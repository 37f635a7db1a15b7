/** Paired projectors: listed and added by whoever leads the meeting. */
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '$lib/server/app';
import { meetingToLead } from '$lib/server/meeting/leading';
import type { PairedScreen } from '$lib/server/meeting/screen-pairings';
import type { RequestHandler } from './$types';

const Wish = v.strictObject({ code: v.pipe(v.string(), v.maxLength(40)) });

const REFUSED = {
	'screen/code-shape': 400,
	'screen/code-unknown': 404,
	'screen/too-many-attempts': 429
} as const;

export const GET: RequestHandler = async (event) => {
	const meeting = await meetingToLead(event, event.params.code);
	return json((await app().screenPairings.paired(meeting.id)).map(withConnection), noStore);
};

export const POST: RequestHandler = async (event) => {
	const meeting = await meetingToLead(event, event.params.code);
	const wish = v.safeParse(Wish, await event.request.json().catch(() => null));
	if (!wish.success) return json({ code: 'screen/code-shape' }, { status: 400 });
	const by = event.locals.signedIn?.loginId ?? meeting.id;
	const paired = await app().screenPairings.pair(meeting.id, wish.output.code, by);
	if (typeof paired === 'string') return json({ code: paired }, { status: REFUSED[paired] });
	return json(withConnection(paired), { status: 201, ...noStore });
};

function withConnection(screen: PairedScreen): PairedScreen & { isConnected: boolean } {
	return { ...screen, isConnected: app().live?.isScreenConnected(screen.id) ?? false };
}

const noStore = { headers: { 'cache-control': 'no-store' } };
