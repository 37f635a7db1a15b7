import {
	ACTION_ITEM_STATUSES,
	isOverdue,
	isPending,
	type ActionItemState
} from '$lib/domain/action-item/action-item';
import { dayInGermany } from '$lib/server/action-items/today';
import { app } from '$lib/server/app';
import { requireStaff } from '$lib/server/authority/scope';
import * as v from 'valibot';
import type { PageServerLoad } from './$types';

/** From the address; what is not known shows the list as it opens. */
const Filter = v.object({
	state: v.fallback(v.picklist(['pending', 'overdue', 'all', ...ACTION_ITEM_STATUSES]), 'pending'),
	owner: v.fallback(v.string(), '')
});

export const load: PageServerLoad = async (event) => {
	const { authorityId } = requireStaff(event, 'read');
	const filter = v.parse(Filter, Object.fromEntries(event.url.searchParams));
	const today = dayInGermany(Date.now());
	const items = (await app().actionItems.list(authorityId)).sort(byUrgency);
	const isMeant = (item: ActionItemState) =>
		(filter.owner === '' || item.owner === filter.owner) &&
		(filter.state === 'all' ||
			(filter.state === 'pending' && isPending(item)) ||
			(filter.state === 'overdue' && isOverdue(item, today)) ||
			item.status === filter.state);
	const shown = items
		.filter(isMeant)
		.map((item) => ({ ...item, isOverdue: isOverdue(item, today) }));
	return {
		filter,
		total: items.length,
		owners: [...new Set(items.map(({ owner }) => owner).filter((owner) => owner !== ''))].sort(
			new Intl.Collator('de').compare
		),
		/** What staff must settle before it can go its way. */
		openPoints: shown.filter((item) => item.kind === 'clarify' && isPending(item)),
		items: shown.filter((item) => item.kind !== 'clarify' || !isPending(item))
	};
};

/** What is left to do first, by due date; those without one after them. */
function byUrgency(a: ActionItemState, b: ActionItemState): number {
	const rank = (item: ActionItemState) =>
		`${isPending(item) ? 0 : 1}${item.dueAt ?? '9999-12-31'}${item.title}${item.id}`;
	return rank(a) < rank(b) ? -1 : 1;
}
