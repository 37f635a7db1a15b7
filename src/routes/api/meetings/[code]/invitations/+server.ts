/** Links by which others help to run a meeting: listed and made by whoever leads it. */
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { HANDED_OUT_ROLES } from '$lib/domain/kernel/actor';
import { app } from '$lib/server/app';
import { meetingToLead } from '$lib/server/meeting/leading';
import type { RequestHandler } from './$types';

const Wish = v.strictObject({ role: v.picklist(HANDED_OUT_ROLES) });

export const GET: RequestHandler = async (event) => {
	const meeting = await meetingToLead(event, event.params.code);
	return json(await app().seats.handedOut(meeting.id), noStore);
};

export const POST: RequestHandler = async (event) => {
	const meeting = await meetingToLead(event, event.params.code);
	const wish = v.safeParse(Wish, await event.request.json().catch(() => null));
	if (!wish.success) return json({ code: 'command/malformed' }, { status: 400 });
	if (meeting.state === 'closed') return json({ code: 'meeting/closed' }, { status: 409 });
	return json(await app().seats.handOut(meeting.id, wish.output.role), { status: 201, ...noStore });
};

const noStore = { headers: { 'cache-control': 'no-store' } };
