import { error, redirect } from '@sveltejs/kit';
import { EARLIER_FILTERS } from '$lib/protocol/earlier-needs';
import { app } from '$lib/server/app';
import { idOr404, wholeNumber } from '$lib/server/authority/forms';
import { requireStaff } from '$lib/server/authority/scope';
import { earlierPage } from '$lib/server/earlier/earlier-page';
import * as v from 'valibot';
import type { PageServerLoad } from './$types';

/** From the address; what is not known shows the list as it opens. */
const Asked = v.object({
	scope: v.fallback(v.picklist(['schools', 'all']), 'schools'),
	show: v.fallback(v.picklist(EARLIER_FILTERS), 'all'),
	page: v.fallback(wholeNumber(1, 1_000), 1)
});

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const row = await app().meetings.ofAuthorityById(authorityId, idOr404(event.params.id));
	if (!row) error(404);
	// A look back is for who prepares; a rehearsal is prepared with what it rehearses.
	if (row.rehearsalOf !== null) redirect(303, `/meetings/${row.rehearsalOf}/earlier`);
	if (row.state === 'closed') redirect(303, `/meetings/${row.id}`);
	const { scope, show, page } = v.parse(Asked, Object.fromEntries(event.url.searchParams));
	const { state } = await app().meetings.host(row.id);
	const schools = state.school ? [state.school] : state.schools;
	const isOfSchools = scope === 'schools' && schools.length > 0;
	const needs = await app().earlier.soon(
		authorityId,
		row.id,
		isOfSchools ? schools.map(({ id }) => id) : null
	);
	const about = {
		meeting: { id: row.id, title: row.title },
		/** Null: the meeting has no schools to look by. */
		scope: schools.length === 0 ? null : scope,
		/** Where it is about one. */
		school: state.school?.name ?? null,
		show
	};
	if (!needs) return { ...about, earlier: null };
	const plan = await app().plans.current(authorityId);
	const items = await app().actionItems.list(authorityId);
	const since = { changes: plan?.changes ?? [], items };
	return { ...about, earlier: earlierPage(needs, since, { filter: show, page }) };
};
