/**
 * Which topics of the board are shown: by words, category, group and school. Offered is only what
 * the moderator's view names, and it names a group or school from five people on (audience.ts), so
 * that no choice here narrows down to a person.
 */
import type { Need, SchoolRef } from '$lib/domain/meeting/model';
import { NEED_CATEGORIES, type NeedCategory } from '$lib/domain/meeting/need-categories';
import type { StakeholderGroup } from '$lib/domain/meeting/stakeholder-groups';
import type { Topic } from '$lib/domain/meeting/topics';
import { isFound } from '../topic-title';

export interface NeedFilter {
	search: string;
	/** `none`: nobody has said what it is about. */
	category: NeedCategory | 'none' | '';
	group: StakeholderGroup | '';
	schoolId: string;
}

export const NO_FILTER: NeedFilter = { search: '', category: '', group: '', schoolId: '' };

export interface FilterChoices {
	categories: NeedCategory[];
	groups: StakeholderGroup[];
	schools: SchoolRef[];
}

export function filterChoices(
	needs: readonly Need[],
	schools: readonly SchoolRef[]
): FilterChoices {
	const categories = new Set(needs.map(({ category }) => category));
	const groups = new Set(needs.map(({ group }) => group).filter((group) => group !== null));
	const schoolIds = new Set(needs.map(({ schoolId }) => schoolId));
	return {
		categories: NEED_CATEGORIES.filter((category) => categories.has(category)),
		groups: [...groups].sort(),
		schools: schools.filter(({ id }) => schoolIds.has(id))
	};
}

export function isFiltering({ category, group, schoolId }: NeedFilter): boolean {
	return category !== '' || group !== '' || schoolId !== '';
}

/** A bundle is shown where one of its needs fits; its title counts for each of them. */
export function fits(topic: Topic, filter: NeedFilter): boolean {
	const title = topic.isCluster ? `${topic.title} ` : '';
	return topic.needs.some(
		(need) => isAmong(need, filter) && isFound(title + need.text, filter.search)
	);
}

function isAmong(need: Need, { category, group, schoolId }: NeedFilter): boolean {
	return (
		(category === '' || (need.category ?? 'none') === category) &&
		(group === '' || need.group === group) &&
		(schoolId === '' || need.schoolId === schoolId)
	);
}
