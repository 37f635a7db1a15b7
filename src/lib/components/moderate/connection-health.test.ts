import { describe, expect, it } from 'vitest';
import { healthOf, type Observed } from './connection-health';

const observed = (seen: Partial<Observed>) =>
	healthOf({ connection: 'online', roundTrips: [], lostAt: null, returns: [], now: 1e6, ...seen });

describe('how the line to the server is', () => {
	it.each<[string, Partial<Observed>, object]>([
		['nothing is known against it', {}, { kind: 'good' }],
		['answers come soon', { roundTrips: [900, 30, 40] }, { kind: 'good' }],
		['one slow answer is a moment', { roundTrips: [40, 900] }, { kind: 'good' }],
		[
			'two slow answers are a slow line',
			{ roundTrips: [800, 900] },
			{ kind: 'slow', seconds: 0.8 }
		],
		['it comes and goes', { returns: [9e5, 95e4, 99e4] }, { kind: 'shaky', times: 3 }],
		['it came and went an hour ago', { returns: [1, 2, 3] }, { kind: 'good' }],
		['it is gone', { connection: 'offline', lostAt: 1e6 - 12_400 }, { kind: 'lost', seconds: 12 }],
		['it is gone just now', { connection: 'offline' }, { kind: 'lost', seconds: 0 }],
		['nobody let us in', { connection: 'rejected' }, { kind: 'ended' }],
		['it is made', { connection: 'connecting' }, { kind: 'connecting' }]
	])('%s', (_, seen, health) => expect(observed(seen)).toEqual(health));
});
