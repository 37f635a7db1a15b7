import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { locales } from '$lib/paraglide/runtime.js';
import { app } from '$lib/server/app';
import { idOr404 } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import { POSTER_SIZES, posterPdf } from '$lib/server/exports/posters';
import { joinAddressOf } from '$lib/server/meeting/join-address';
import type { RequestHandler } from './$types';

const Wish = v.object({ size: v.picklist(POSTER_SIZES), lang: v.picklist(locales) });

export const GET: RequestHandler = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const wish = v.safeParse(Wish, Object.fromEntries(event.url.searchParams));
	if (!wish.success) error(404);
	const row = await app().meetings.ofAuthorityById(authorityId, idOr404(event.params.id));
	if (!row || row.state === 'closed') error(404);
	const { size, lang } = wish.output;
	const { title, joinCode } = row;
	const joinAddress = joinAddressOf(joinCode, event.url, app().config.origin);
	const pdf = await posterPdf({ title, joinCode, joinAddress }, size, lang);
	return new Response(new Uint8Array(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="planrunde-${joinCode}-${size}-${lang}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
