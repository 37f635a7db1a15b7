import { describe, expect, it } from 'vitest';
import { fits, filterChoices, isFiltering, NO_FILTER } from './need-filter';
import { topics } from '$lib/domain/meeting/topics';
import { viewFor } from '$lib/domain/meeting/audience';
import {
	joined,
	merged,
	meetingPrepared,
	revealed,
	stateAfter,
	submitted
} from '$lib/domain/meeting/specification.test-support';

const [school] = meetingPrepared.schools;

describe('the filter of the board', () => {
	const state = stateAfter(
		submitted('need-1', { text: 'WLAN in der Aula', category: 'netz' }),
		submitted('need-2', { text: 'WLAN im Altbau', category: null }),
		submitted('need-3', { text: 'Größere Bildschirme', category: 'praesentation' }),
		revealed('need-1', 'need-2', 'need-3'),
		merged('cluster-1', ['need-1', 'need-2'])
	);
	const shown = (filter: object) =>
		topics(state)
			.filter((topic) => fits(topic, { ...NO_FILTER, ...filter }))
			.map(({ id }) => id);

	it('shows everything without a choice', () => {
		expect(shown({})).toEqual(['cluster-1', 'need-3']);
		expect(isFiltering(NO_FILTER)).toBe(false);
	});

	it('finds words in any case, a bundle by any need of it', () => {
		expect(shown({ search: 'altbau wlan' })).toEqual(['cluster-1']);
		expect(shown({ search: 'GROSSERE' })).toEqual([]);
		expect(shown({ search: 'grosere' })).toEqual([]);
		expect(shown({ search: 'größere' })).toEqual(['need-3']);
	});

	it('asks one need for all of it: words and category together', () => {
		expect(shown({ category: 'netz' })).toEqual(['cluster-1']);
		expect(shown({ category: 'none' })).toEqual(['cluster-1']);
		expect(shown({ category: 'netz', search: 'altbau' })).toEqual([]);
	});

	it('[AU8] [AU15] offers groups and schools only where five people of it are here', () => {
		const schoolId = school!.id;
		const choices = (people: number) => {
			const seats = Array.from({ length: people }, (_, index) => `seat-${index}`);
			const view = viewFor(
				stateAfter(
					...seats.map((seatId) => joined(seatId, 'lehrkraft', schoolId)),
					submitted('need-1', { authorSeatId: 'seat-0', group: 'lehrkraft', schoolId }),
					revealed('need-1')
				),
				'moderator'
			);
			return filterChoices(Object.values(view.needs), view.schools);
		};
		expect(choices(4)).toEqual({ categories: [], groups: [], schools: [] });
		expect(choices(5)).toEqual({ categories: [], groups: ['lehrkraft'], schools: [school] });
	});
});
