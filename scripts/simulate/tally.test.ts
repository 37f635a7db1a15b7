import { describe, expect, it } from 'vitest';
import { putOnShelves } from '../../src/lib/domain/kernel/shelves';
import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import type { DotVote, Need } from '../../src/lib/domain/meeting/model';
import { initialMeeting, type MeetingState } from '../../src/lib/domain/meeting/state';
import {
	canonical,
	changeLogFaults,
	compareResult,
	differences,
	expectedOf,
	faultsInView,
	gapsInLog,
	lostCommands,
	ownFaults,
	percentile,
	repeatedCommands,
	type Acknowledged,
	type LogLine
} from './tally';

const log: LogLine[] = [
	{ version: 1, commandId: 'prepare', type: 'MeetingPrepared' },
	{ version: 2, commandId: 'join', type: 'ParticipantJoined' },
	{ version: 3, commandId: 'step', type: 'StepEntered' },
	{ version: 4, commandId: 'step', type: 'ActDone' },
	{ version: 5, commandId: 'need', type: 'NeedSubmitted' }
];
const acknowledged = [
	{ id: 'join', version: 2 },
	{ id: 'step', version: 4 },
	{ id: 'need', version: 5 }
];

describe('a log that holds what was acknowledged', () => {
	it('passes', () => {
		expect(lostCommands(acknowledged, log)).toEqual([]);
		expect(repeatedCommands(log)).toEqual([]);
		expect(gapsInLog(log)).toEqual([]);
	});
});

describe('a doctored log', () => {
	it('without an acknowledged command is found out', () => {
		const without = log.filter(({ commandId }) => commandId !== 'need');
		expect(lostCommands(acknowledged, without)).toEqual(['need']);
	});

	it('with the command at another version than acknowledged is found out', () => {
		expect(lostCommands([{ id: 'join', version: 3 }], log)).toEqual(['join']);
	});

	it('with a command applied again later is found out', () => {
		const again = [...log, { version: 6, commandId: 'join', type: 'ParticipantJoined' }];
		expect(repeatedCommands(again)).toEqual(['join']);
	});

	it('with a command applied twice in a row is found out', () => {
		const again = [...log, { version: 6, commandId: 'need', type: 'NeedSubmitted' }];
		expect(repeatedCommands(again)).toEqual(['need']);
	});

	it('with a missing version is found out', () => {
		expect(gapsInLog(log.filter(({ version }) => version !== 3))).not.toEqual([]);
	});
});

function command(version: number, sent: MeetingCommand, sender = 'phone 1'): Acknowledged {
	return { id: `${version}`, sender, command: sent, version };
}

const submitted = [
	command(7, { type: 'EditNeed', needId: 'a', text: 'Bessere  Beamer ' }),
	command(5, { type: 'SubmitNeed', needId: 'a', text: 'Beamer' }),
	command(8, { type: 'SubmitNeed', needId: 'b', text: 'Strom' }),
	command(9, { type: 'WithdrawNeed', needId: 'b' }),
	command(11, { type: 'CastBallot', voteId: 'v', dots: { a: 1 } }),
	command(12, { type: 'CastBallot', voteId: 'v', dots: { a: 3 } })
];

describe('what acknowledged commands add up to', () => {
	it('follows the versions, cleans texts and keeps the last ballot', () =>
		expect(expectedOf(submitted)).toEqual({
			needs: { a: 'Bessere Beamer' },
			ballots: { v: { a: 3 } }
		}));
});

function need(id: string, text: string, status: Need['status'] = 'shown'): Need {
	return {
		id,
		text,
		status,
		originalText: null,
		authorSeatId: null,
		group: null,
		schoolId: null,
		clusterId: null,
		category: null,
		source: 'phone'
	};
}

const own: MeetingState = {
	...initialMeeting,
	needs: { a: need('a', 'Bessere Beamer'), b: need('b', 'Strom', 'withdrawn') },
	ballots: { v: putOnShelves(undefined, 'seat', { a: 3 }) }
};

describe('what a seat sees of its own', () => {
	it('is what was acknowledged to it', () =>
		expect(ownFaults(expectedOf(submitted), own, 'seat')).toEqual([]));

	it.each<[string, MeetingState]>([
		['a need is missing', { ...own, needs: {} }],
		[
			'a need is there that was withdrawn',
			{ ...own, needs: { ...own.needs, b: need('b', 'Strom') } }
		],
		['a wording is the old one', { ...own, needs: { a: need('a', 'Beamer') } }],
		[
			'the ballot is the first one',
			{ ...own, ballots: { v: putOnShelves(undefined, 'seat', { a: 1 }) } }
		]
	])('is found out when %s', (_, state) =>
		expect(ownFaults(expectedOf(submitted), state, 'seat')).toHaveLength(1)
	);
});

const vote: DotVote = {
	id: 'v',
	dotsPerPerson: 3,
	maxPerOption: 3,
	options: [
		{ topicId: 'a', title: 'Beamer' },
		{ topicId: 'c', title: 'WLAN' }
	],
	status: 'closed',
	ballotCount: 2,
	result: [
		{ topicId: 'a', dots: 4, voters: 2 },
		{ topicId: 'c', dots: 2, voters: 1 }
	]
};

describe('the result of a vote', () => {
	it('is the sum of the ballots', () =>
		expect(compareResult(vote, [{ a: 3 }, { a: 1, c: 2 }])).toEqual({ tooFew: [], tooMany: [] }));

	it('is found out when a ballot is missing or counted twice', () => {
		expect(compareResult(vote, [{ a: 3 }, { a: 1, c: 2 }, { c: 1 }]).tooFew).toEqual(['c']);
		expect(compareResult(vote, [{ a: 3 }, { c: 2 }]).tooMany).toEqual(['a']);
	});
});

describe('a moderator’s final view, where the log cannot be read', () => {
	const bySender = new Map([
		['phone 1', submitted],
		['phone 2', [command(13, { type: 'CastBallot', voteId: 'v', dots: { a: 1, c: 2 } })]]
	]);
	const seen: MeetingState = {
		...initialMeeting,
		needs: { a: need('a', 'Bessere Beamer') },
		needOrder: ['a'],
		votes: [vote]
	};

	it('passes when it holds what was acknowledged', () =>
		expect(faultsInView(bySender, seen)).toEqual({ lost: [], twice: [] }));

	it('is found out when a need is missing, twice, or a ballot does not count', () => {
		expect(faultsInView(bySender, { ...seen, needs: {}, needOrder: [] }).lost).toEqual(['need a']);
		expect(faultsInView(bySender, { ...seen, needOrder: ['a', 'a'] }).twice).toEqual(['need a']);
		const withoutOne = { ...vote, result: [{ topicId: 'a', dots: 3, voters: 1 }] };
		expect(faultsInView(bySender, { ...seen, votes: [withoutOne] }).lost).toEqual([
			'dots for a',
			'dots for c'
		]);
	});
});

describe('members of one audience', () => {
	const state: MeetingState = {
		...initialMeeting,
		joined: 3,
		attendance: { eltern: 5, lehrkraft: 6 }
	};

	it('show the same, in whatever order their fields came', () => {
		const other = { ...state, attendance: { lehrkraft: 6, eltern: 5 } };
		expect(
			differences('participants', [
				{ who: 'phone 1', state },
				{ who: 'phone 2', state: other }
			])
		).toEqual([]);
	});

	it('are found out when one shows something else or nothing', () => {
		const found = differences('participants', [
			{ who: 'phone 1', state },
			{ who: 'phone 2', state: { ...state, joined: 4 } },
			{ who: 'phone 3', state: null }
		]);
		expect(found).toHaveLength(2);
		expect(found[0]).toContain('joined');
	});

	it('the order of a list does mean something', () =>
		expect(canonical([1, 2])).not.toBe(canonical([2, 1])));
});

describe('the change log', () => {
	it('has each agreed decision exactly once', () =>
		expect(changeLogFaults(['d1', 'd2'], ['d2', 'd1'])).toEqual([]));

	it('is found out when one is missing, doubled, or agreed by nobody', () => {
		expect(changeLogFaults(['d1', 'd2'], ['d1'])).toHaveLength(1);
		expect(changeLogFaults(['d1'], ['d1', 'd1'])).toHaveLength(1);
		expect(changeLogFaults(['d1'], ['d1', 'x'])).toHaveLength(1);
	});
});

describe('percentile', () => {
	const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

	it.each([
		[0.5, 50],
		[0.95, 95],
		[1, 100]
	])('%s of 1 to 100', (share, expected) => expect(percentile(hundred, share)).toBe(expected));

	it('of one value is that value, of nothing there is none', () => {
		expect(percentile([7], 0.95)).toBe(7);
		expect(percentile([], 0.5)).toBeNull();
	});
});
