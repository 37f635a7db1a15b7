import { error, fail, redirect, type Cookies } from '@sveltejs/kit';
import * as v from 'valibot';
import { seatIn } from '$lib/domain/meeting/seats';
import { STAKEHOLDER_GROUPS } from '$lib/domain/meeting/stakeholder-groups';
import { app } from '$lib/server/app';
import type { MeetingRow } from '$lib/server/meeting/meetings';
import { SEAT_COOKIE_SECONDS, seatCookieName, type Seat } from '$lib/server/meeting/seats';
import { newId, normaliseCode } from '$lib/server/meeting/secrets';
import { standingSeat } from '$lib/server/meeting/viewer';
import type { Actions, PageServerLoad } from './$types';

const Choice = v.object({
	group: v.picklist(STAKEHOLDER_GROUPS),
	school: v.pipe(
		v.optional(v.string(), ''),
		v.maxLength(64),
		v.transform((id) => (id === '' ? null : id))
	),
	people: v.pipe(v.optional(v.string(), '1'), v.regex(/^\d$/), v.transform(Number))
});

const PLACE = {
	moderator: 'moderate',
	'co-moderator': 'moderate',
	'input-helper': 'helper',
	screen: 'screen'
} as const;

export const load: PageServerLoad = async ({ params, cookies, url, getClientAddress }) => {
	const { meeting, seat, canJoin } = await arrive(params.code, cookies, getClientAddress());
	const { state } = await app().meetings.host(meeting.id);
	const joined = seatIn(state, seat?.id ?? null) ?? null;
	if (joined && !(canJoin && url.searchParams.has('change')))
		redirect(303, `/m/${meeting.joinCode}`);
	if (!canJoin) error(404);
	const { title, purpose, groups, schools, agenda } = state;
	return {
		code: meeting.joinCode,
		title,
		purpose,
		groups,
		schools,
		minutes: agenda.reduce((sum, step) => sum + step.minutes, 0),
		joined
	};
};

export const actions: Actions = {
	default: async ({ params, request, cookies, url, getClientAddress }) => {
		const address = getClientAddress();
		const { meeting, seat, canJoin } = await arrive(params.code, cookies, address);
		if (!canJoin) error(404);
		const form = Object.fromEntries(await request.formData());
		const choice = v.safeParse(Choice, form);
		if (!choice.success) return fail(400, { refusal: null });
		const { group, school, people } = choice.output;

		const taken = seat ?? (await takeSeat(meeting, address, cookies, url.protocol === 'https:'));
		const host = await app().meetings.host(meeting.id);
		const answer = await host.submit(
			newId(),
			{ type: 'JoinMeeting', group, schoolId: school, people },
			{ kind: 'seat', seatId: taken.id, role: 'participant' }
		);
		if (!answer.ok) {
			const refusal = { code: answer.code, ...(answer.params && { params: answer.params }) };
			return fail(answer.retry ? 503 : 400, { refusal });
		}
		redirect(303, `/m/${meeting.joinCode}`);
	}
};

/**
 * The meeting of this code, and the participant's seat that this device holds in it. Who holds
 * a seat also finds a closed meeting; for all others closed, expired and unknown are the same.
 */
async function arrive(
	typed: string,
	cookies: Cookies,
	address: string
): Promise<{ meeting: MeetingRow; seat: Seat | null; canJoin: boolean }> {
	const { meetings, seats } = app();
	const code = normaliseCode(typed);
	const secret = code === null ? undefined : cookies.get(seatCookieName(code));
	const known = secret === undefined ? null : await meetings.findByCode(typed);
	const kept = known && secret ? await standingSeat(known, secret, seats) : null;
	// One device holds one seat: joining here would cost the moderator theirs.
	if (known && kept && kept.role !== 'participant')
		redirect(303, `/m/${known.joinCode}/${PLACE[kept.role]}`);
	if (known && kept) return { meeting: known, seat: kept, canJoin: known.state !== 'closed' };
	const found = await meetings.findOpen(typed, address);
	if (found.kind === 'refused') error(found.code === 'join/too-many-attempts' ? 429 : 404);
	return { meeting: found.meeting, seat: null, canJoin: true };
}

async function takeSeat(
	meeting: MeetingRow,
	address: string,
	cookies: Cookies,
	secure: boolean
): Promise<Seat> {
	if (!(await app().guards.seats.mayPass(address))) error(429);
	const { secret, ...seat } = await app().seats.create(meeting.id, 'participant');
	cookies.set(seatCookieName(meeting.joinCode), secret, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure,
		maxAge: SEAT_COOKIE_SECONDS
	});
	return seat;
}
