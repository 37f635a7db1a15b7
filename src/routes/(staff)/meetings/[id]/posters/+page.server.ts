import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { idOr404 } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import { canTypeset } from '$lib/server/exports/typesetter';
import { joinAddressOf } from '$lib/server/meeting/join-address';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const row = await app().meetings.ofAuthorityById(authorityId, idOr404(event.params.id));
	if (!row || row.state === 'closed') error(404);
	return {
		meeting: { id: row.id, title: row.title },
		joinAddress: joinAddressOf(row.joinCode, event.url, app().config.origin),
		isAvailable: await canTypeset()
	};
};
