import { error, redirect } from '@sveltejs/kit';
import { AUTHORITY_COOKIE, requireStaff } from '$lib/server/authority/scope';
import type { RequestHandler } from './$types';

/** Chooses among the authorities that the person works for; a year from now it is asked again. */
export const POST: RequestHandler = async (event) => {
	requireStaff(event, 'read');
	const chosen = (await event.request.formData().catch(() => error(400))).get('authority');
	const { memberships } = event.locals.signedIn ?? { memberships: [] };
	const membership = memberships.find(({ authorityId }) => authorityId === chosen);
	if (!membership) error(403, 'right/missing');
	event.cookies.set(AUTHORITY_COOKIE, membership.authorityId, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: 365 * 24 * 60 * 60
	});
	redirect(303, '/meetings');
};
