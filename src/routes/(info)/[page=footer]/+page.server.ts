import { getLocale } from '$lib/paraglide/runtime.js';
import { app } from '$lib/server/app';
import { AUTHORITY_COOKIE, scopeOf } from '$lib/server/authority/scope';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, cookies, url }) => {
	const page = params.page;
	const { footerTexts } = app();
	const staff = locals.signedIn && scopeOf(locals.signedIn, cookies.get(AUTHORITY_COOKIE));
	const from = url.searchParams.get('from') ?? '';
	const known = await footerTexts.authorityFor(from, staff?.authorityId ?? null);
	return {
		page,
		authority: known?.name ?? null,
		text: known ? await footerTexts.text(known.id, page, getLocale()) : null
	};
};
