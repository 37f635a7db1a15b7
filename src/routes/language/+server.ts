import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { locales } from '$lib/paraglide/runtime.js';
import { languageCookie, returnPath } from '$lib/server/i18n';
import type { RequestHandler } from './$types';

const Choice = v.object({
	locale: v.picklist(locales),
	returnTo: v.pipe(v.optional(v.string(), '/'), v.transform(returnPath))
});

/** Remembers the chosen language and shows the same page again in it. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData().catch(() => error(400));
	const choice = v.safeParse(Choice, Object.fromEntries(form));
	if (!choice.success) error(400);

	cookies.set(languageCookie.name, choice.output.locale, {
		path: '/',
		maxAge: languageCookie.maxAgeSeconds,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
	redirect(303, choice.output.returnTo);
};
