import { describe, expect, it } from 'vitest';
import { ownView, tell, viewFor } from './audience';
import { evolve } from './decider';
import {
	anna,
	ben,
	given,
	hidden,
	joined,
	merged,
	parked,
	participant,
	revealed,
	revealedNeeds,
	stateAfter,
	submitted
} from './specification.test-support';
import { countSupports } from './supports';
import type { MeetingEvent } from './events';

const support = (needId = 'need-1') => ({ type: 'SupportNeed' as const, needId });
const unsupport = (needId = 'need-1') => ({ type: 'UnsupportNeed' as const, needId });
const supported = (needId: string, seatId: string): MeetingEvent => ({
	type: 'NeedSupported',
	needId,
	seatId
});
const needs = revealedNeeds(3);

describe('"I have this too"', () => {
	it('[NE27] a participant has a revealed need of somebody else too, once, and may take it back', () => {
		given(...needs)
			.when(support(), ben)
			.then(supported('need-1', 'seat-ben'));
		given(...needs, supported('need-1', 'seat-ben'))
			.when(support(), ben)
			.refused('support/already');
		given(...needs, supported('need-1', 'seat-ben'))
			.when(unsupport(), ben)
			.then({ type: 'NeedUnsupported', needId: 'need-1', seatId: 'seat-ben' });
		given(...needs)
			.when(unsupport(), ben)
			.refused('support/none');
	});

	it('[NE28] not of an own need, not of one that is out of sight, not without having joined', () => {
		given(...needs)
			.when(support(), anna)
			.refused('support/own-need');
		for (const gone of [hidden('need-1'), parked('need-1')])
			given(...needs, gone)
				.when(support(), ben)
				.refused('need/not-shown');
		given(...needs, submitted('need-9'))
			.when(support('need-9'), ben)
			.refused('need/not-shown');
		given(...needs)
			.when(support(), participant('seat-stranger'))
			.refused('joining/not-joined');
	});

	it('[NE29] who has two needs of a bundle too counts once for the bundle', () => {
		const state = stateAfter(
			...needs,
			joined('seat-cem'),
			supported('need-1', 'seat-ben'),
			supported('need-2', 'seat-ben'),
			supported('need-2', 'seat-cem'),
			merged('cluster-1', ['need-1', 'need-2'])
		);
		expect(countSupports(state)).toEqual({ 'cluster-1': 2, 'need-1': 1, 'need-2': 2 });
		const unmerged = evolve(state, { type: 'ClusterUnmerged', clusterId: 'cluster-1' });
		expect(countSupports(unmerged)).toEqual({ 'need-1': 1, 'need-2': 2 });
	});

	it('[AU14] others learn the number alone, also when needs are bundled', () => {
		const before = stateAfter(...needs, submitted('need-9'), revealed('need-9'));
		const event = supported('need-9', 'seat-ben');
		const after = evolve(before, event);
		const merge = merged('cluster-1', ['need-1', 'need-9']);
		for (const audience of ['moderator', 'screen', 'participants'] as const) {
			expect(tell(before, event, after, audience)).toEqual({
				kind: 'events',
				events: [{ type: 'SupportsCounted', counts: { 'need-9': 1 } }]
			});
			expect(JSON.stringify(tell(after, merge, evolve(after, merge), audience))).toContain(
				'{"cluster-1":1}'
			);
			expect(viewFor(after, audience)).toMatchObject({
				supports: {},
				supportCounts: { 'need-9': 1 }
			});
		}
		expect(ownView(after, 'seat-ben').supports).toEqual({ 'need-9': ['seat-ben'] });
		expect(ownView(after, 'seat-anna').supports).toEqual({});
	});
});
