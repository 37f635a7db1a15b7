import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { idOr404 } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import { canTypeset } from '$lib/server/exports/typesetter';
import { joinAddressOf } from '$lib/server/meeting/join-address';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'moderate');
	const row = await app().meetings.ofAuthorityById(authorityId, idOr404(event.params.id));
	if (!row || row.state === 'closed') error(404);
	const { state } = await app().meetings.host(row.id);
	return {
		meeting: { id: row.id, title: row.title, code: row.joinCode },
		room: state.room,
		joinAddress: joinAddressOf(row.joinCode, event.url, app().config.origin),
		offersMail: app().resultMails.isOffered,
		canPrint: await canTypeset()
	};
};
