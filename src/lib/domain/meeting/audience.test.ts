import { shelvedEntries } from '../kernel/shelves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEATS, contextOf, participant, prepared, someActs } from './arbitrary.test-support';
import {
	SHARED_AUDIENCES,
	type SharedAudience,
	coalesce,
	combined,
	ownView,
	tell,
	viewFor
} from './audience';
import type { MeetingCommand } from './commands';
import { decide, evolve } from './decider';
import type { MeetingEvent } from './events';
import {
	agreed,
	ballotCast,
	entered,
	given,
	hidden,
	joined,
	merged,
	moderator,
	named,
	need,
	recorded,
	revealed,
	revealedNeeds,
	stateAfter,
	submitted,
	voteOpened,
	withdrawn
} from './specification.test-support';

const everybody = ['moderator', 'screen', 'participants'] as const;
const room = ['screen', 'participants'] as const;

function needsSeen(audience: SharedAudience, ...history: MeetingEvent[]): string[] {
	return Object.keys(viewFor(stateAfter(...history), audience).needs);
}

function told(audience: SharedAudience, history: MeetingEvent[], event: MeetingEvent) {
	const before = stateAfter(...history);
	return tell(before, event, evolve(before, event), audience);
}

describe('needs', () => {
	const silent = [
		joined('seat-anna'),
		entered('collect'),
		submitted('need-2'),
		submitted('need-1')
	];

	it('[AU6] while collecting nobody sees more than their number', () => {
		for (const audience of everybody) {
			expect(needsSeen(audience, ...silent)).toEqual([]);
			expect(viewFor(stateAfter(...silent), audience).silentCount).toBe(2);
			expect(told(audience, silent, submitted('need-3'))).toEqual({
				kind: 'events',
				events: [{ type: 'SilentNeedsCounted', count: 3 }]
			});
		}
	});

	it('[AU6] afterwards the moderator screens them, and the room waits for the reveal', () => {
		const collected = [...silent, entered('reveal')];
		expect(needsSeen('moderator', ...collected)).toEqual(['need-1', 'need-2']);
		expect(told('moderator', silent, entered('reveal')).kind).toBe('refresh');
		for (const audience of room) {
			expect(needsSeen(audience, ...collected)).toEqual([]);
			expect(told(audience, silent, entered('reveal')).kind).toBe('events');
			expect(told(audience, collected, revealed('need-1', 'need-2')).kind).toBe('refresh');
			expect(needsSeen(audience, ...collected, revealed('need-2', 'need-1'))).toEqual([
				'need-1',
				'need-2'
			]);
		}
	});

	it('[AU6] a meeting that goes back to collecting closes the eyes of the moderator again', () => {
		const collected = [...silent, entered('reveal')];
		expect(told('moderator', collected, entered('collect')).kind).toBe('refresh');
		expect(needsSeen('moderator', ...collected, entered('collect'))).toEqual([]);
		const edited: MeetingEvent = {
			type: 'NeedEdited',
			needId: 'need-1',
			text: 'Geheim',
			originalText: null
		};
		for (const audience of everybody)
			expect(told(audience, silent, edited)).toEqual({ kind: 'events', events: [] });
	});

	it('[AU7] a hidden need is seen by the moderator alone, withdrawn ones by nobody', () => {
		const shown = [...revealedNeeds(3), hidden('need-1'), withdrawn('need-2')];
		expect(needsSeen('moderator', ...shown)).toEqual(['need-1', 'need-3']);
		for (const audience of room) expect(needsSeen(audience, ...shown)).toEqual(['need-3']);
	});

	it('[AU7] the text of a hidden need is in no list of options', () => {
		const voted = [...revealedNeeds(2), voteOpened(['need-1', 'need-2'])];
		const titles = (audience: SharedAudience) =>
			viewFor(stateAfter(...voted, hidden('need-1')), audience).votes[0]?.options.map(
				({ title }) => title
			);
		expect(titles('moderator')).toEqual(['Option need-1', 'Option need-2']);
		for (const audience of room) {
			expect(titles(audience)).toEqual(['', 'Option need-2']);
			expect(JSON.stringify(told(audience, voted, hidden('need-1')))).not.toContain('Option');
		}
	});

	it('[AU7] a cluster of which the room sees no need is not shown to it', () => {
		const history = [
			...revealedNeeds(2),
			merged('cluster-1', ['need-1', 'need-2']),
			hidden('need-1'),
			hidden('need-2')
		];
		const clusters = (audience: SharedAudience) =>
			Object.keys(viewFor(stateAfter(...history), audience).clusters);
		expect(clusters('moderator')).toEqual(['cluster-1']);
		expect(clusters('screen')).toEqual([]);
		expect(clusters('participants')).toEqual([]);
	});

	it('[AU8] author and school are shown to nobody, the group to the moderator from 5 people on', () => {
		const people = (count: number) =>
			Array.from({ length: count }, (_, index) => joined(`seat-${index}`, 'schueler'));
		const entry = submitted('need-1', {
			authorSeatId: 'seat-0',
			group: 'schueler',
			schoolId: 'school-1'
		});
		const seen = (audience: SharedAudience, count: number) =>
			viewFor(stateAfter(...people(count), entry, revealed('need-1')), audience).needs['need-1'];
		const bare = need('need-1', { status: 'shown', authorSeatId: null, group: null });
		expect(seen('moderator', 4)).toEqual(bare);
		expect(seen('moderator', 5)).toEqual({ ...bare, group: 'schueler' });
		for (const audience of room) expect(seen(audience, 5)).toEqual(bare);
	});

	it('[AU15] the school is shown to the moderator where 5 people of its group and school are there', () => {
		const entry = submitted('need-1', {
			authorSeatId: 'seat-0',
			group: 'schueler',
			schoolId: 'school-1'
		});
		const crowd = (count: number, group: 'schueler' | 'lehrkraft') =>
			Array.from({ length: count }, (_, n) => joined(`seat-${group}-${n}`, group, 'school-1'));
		const school = (audience: SharedAudience, ...people: MeetingEvent[]) =>
			viewFor(stateAfter(...people, entry, revealed('need-1')), audience).needs['need-1']?.schoolId;
		expect(school('moderator', ...crowd(4, 'schueler'), ...crowd(5, 'lehrkraft'))).toBeNull();
		expect(school('moderator', ...crowd(5, 'schueler'))).toBe('school-1');
		for (const audience of room) expect(school(audience, ...crowd(5, 'schueler'))).toBeNull();
		expect(
			told('moderator', crowd(4, 'schueler'), joined('seat-9', 'schueler', 'school-1')).kind
		).toBe('refresh');
	});

	it('[AU8] who joined is a number, and to the moderator large groups too', () => {
		const people = Array.from({ length: 5 }, (_, index) => joined(`seat-${index}`));
		const history = [...people, joined('seat-9', 'schueler')];
		const attendance = (audience: SharedAudience) => {
			const view = viewFor(stateAfter(...history), audience);
			return [view.joined, view.attendance, view.seats];
		};
		expect(attendance('moderator')).toEqual([6, { lehrkraft: 5 }, {}]);
		for (const audience of room) expect(attendance(audience)).toEqual([6, {}, {}]);
		expect(told('screen', history, joined('seat-10'))).toEqual({
			kind: 'events',
			events: [{ type: 'AttendanceCounted', joined: 7, attendance: {} }]
		});
		expect(told('moderator', history, joined('seat-10'))).toEqual({
			kind: 'events',
			events: [{ type: 'AttendanceCounted', joined: 7, attendance: { lehrkraft: 6 } }]
		});
	});
});

describe('votes and acts', () => {
	it('[AU9] a ballot is told as the number of voters', () => {
		const history = [...revealedNeeds(2), voteOpened(['need-1', 'need-2'])];
		const cast = ballotCast('seat-anna', { 'need-1': 2 });
		for (const audience of everybody) {
			expect(told(audience, history, cast)).toEqual({
				kind: 'events',
				events: [{ type: 'BallotsCounted', voteId: 'vote-1', count: 1 }]
			});
			expect(viewFor(stateAfter(...history, cast), audience).ballots).toEqual({});
		}
	});

	it('[AU2] [AU9] a seat sees its own ballot and needs, and those of nobody else', () => {
		const history = [
			...revealedNeeds(2),
			submitted('need-9', { authorSeatId: 'seat-ben' }),
			voteOpened(['need-1', 'need-2']),
			ballotCast('seat-anna', { 'need-1': 2 }),
			ballotCast('seat-ben', { 'need-2': 1 })
		];
		const own = ownView(stateAfter(...history), 'seat-ben');
		expect(Object.keys(own.needs)).toEqual(['need-9']);
		expect(shelvedEntries(own.ballots['vote-1'])).toEqual([['seat-ben', { 'need-2': 1 }]]);
		expect(shelvedEntries(own.seats).map(([id]) => id)).toEqual(['seat-ben']);
		const stranger = ownView(stateAfter(...history), 'seat-stranger');
		expect([stranger.needs, stranger.ballots, stranger.seats, stranger.joined]).toEqual([
			{},
			{},
			{},
			0
		]);
	});

	it('[AU13] an answer in a round is told as the number of answers, and seen by who gave it', () => {
		const opened: MeetingEvent = {
			type: 'RoundOpened',
			stepId: 'step-mood',
			question: { kind: 'mood', scales: [{ label: '', low: '', high: '' }] }
		};
		const given: MeetingEvent = {
			type: 'AnswerGiven',
			stepId: 'step-mood',
			seatId: 'seat-anna',
			answer: { kind: 'mood', values: [2] }
		};
		const history = [...revealedNeeds(1), opened];
		for (const audience of everybody) {
			expect(told(audience, history, given)).toEqual({
				kind: 'events',
				events: [{ type: 'AnswersCounted', stepId: 'step-mood', count: 1 }]
			});
			expect(viewFor(stateAfter(...history, given), audience).answers).toEqual({});
		}
		const state = stateAfter(...history, given);
		expect(ownView(state, 'seat-anna').answers).toEqual({
			'step-mood': { 'seat-anna': { kind: 'mood', values: [2] } }
		});
		expect(ownView(state, 'seat-ben').answers).toEqual({});
	});

	it('[AU10] original wordings and acts are shown to the moderator alone', () => {
		const state = given(...revealedNeeds(1))
			.when({ type: 'EditNeed', needId: 'need-1', text: 'Neu' }, moderator)
			.state();
		expect(viewFor(state, 'moderator').needs['need-1']?.originalText).toBe('Text von need-1');
		expect(viewFor(state, 'moderator').reversible).toHaveLength(1);
		const act: MeetingEvent = { type: 'ActDone', act: state.reversible[0]! };
		const edited: MeetingEvent = {
			type: 'NeedEdited',
			needId: 'need-1',
			text: 'Neuer',
			originalText: 'Text von need-1'
		};
		for (const audience of room) {
			expect(viewFor(state, audience).needs['need-1']?.originalText).toBeNull();
			expect(viewFor(state, audience).reversible).toEqual([]);
			expect(told(audience, revealedNeeds(1), act)).toEqual({ kind: 'events', events: [] });
			expect(told(audience, revealedNeeds(1), edited)).toEqual({
				kind: 'events',
				events: [{ ...edited, originalText: null }]
			});
		}
	});

	it('[AU12] the list of schools is for those who choose from it', () => {
		const schools = SHARED_AUDIENCES.map((audience) => viewFor(stateAfter(), audience).schools);
		expect(schools.map(({ length }) => length)).toEqual([2, 0, 2]);
	});

	it('[AU5] of several counts in one frame the last one is told', () => {
		const count = (count: number) => ({ type: 'SilentNeedsCounted', count }) as const;
		const ballots = (voteId: string, count: number) =>
			({ type: 'BallotsCounted', voteId, count }) as const;
		const people = (joined: number) =>
			({ type: 'AttendanceCounted', joined, attendance: {} }) as const;
		expect(
			coalesce([
				count(1),
				ballots('vote-1', 1),
				people(1),
				hidden('need-1'),
				people(2),
				count(2),
				hidden('need-2'),
				ballots('vote-2', 1),
				ballots('vote-1', 2)
			])
		).toEqual([
			hidden('need-1'),
			people(2),
			count(2),
			hidden('need-2'),
			ballots('vote-2', 1),
			ballots('vote-1', 2)
		]);
	});

	it('[AU5] the picture of a frozen projector keeps the count of its moment', () => {
		const count = (count: number) => ({ type: 'SilentNeedsCounted', count }) as const;
		const frame = [count(1), count(2), { type: 'PictureKept' } as const, count(3), count(4)];
		expect(coalesce(frame)).toEqual([count(2), { type: 'PictureKept' }, count(4)]);
	});

	it('[AU1] core needs and decisions are seen by all', () => {
		const state = stateAfter(...revealedNeeds(1), named('core-1', 'need-1'), recorded(), agreed());
		for (const audience of SHARED_AUDIENCES) {
			const view = viewFor(state, audience);
			expect([view.coreNeeds, view.decisions]).toEqual([state.coreNeeds, state.decisions]);
		}
	});
});

describe('a phone', () => {
	it('[AU11] sees its own needs among those of the room, with the cluster they went into', () => {
		const state = stateAfter(
			...revealedNeeds(2),
			submitted('need-8', { authorSeatId: 'seat-ben' }),
			submitted('need-9', { authorSeatId: 'seat-ben' }),
			revealed('need-9'),
			merged('cluster-1', ['need-1', 'need-9']),
			submitted('need-7'),
			voteOpened(['need-1', 'need-2']),
			ballotCast('seat-ben', { 'need-2': 1 }),
			ballotCast('seat-anna', { 'need-2': 1 })
		);
		const phone = combined(viewFor(state, 'participants'), ownView(state, 'seat-ben'));
		expect(phone.needs['need-9']).toEqual(state.needs['need-9']);
		expect(phone.needs['need-8']).toEqual(state.needs['need-8']);
		expect(phone.needs['need-1']?.authorSeatId).toBeNull();
		expect(phone.needs['need-7']).toBeUndefined();
		expect(shelvedEntries(phone.ballots['vote-1'])).toEqual([['seat-ben', { 'need-2': 1 }]]);
		expect(shelvedEntries(phone.seats).map(([id]) => id)).toEqual(['seat-ben']);
		expect(phone).toMatchObject({ joined: state.joined, votes: state.votes });
	});

	it('[AU11] refuses nothing that the server would accept', () => {
		const asked = (needId: string): MeetingCommand[] => [
			{ type: 'SubmitNeed', needId, text: 'WLAN' },
			{ type: 'SubmitNeed', needId: 'need-new', text: 'WLAN' },
			{ type: 'EditNeed', needId, text: 'Neu' },
			{ type: 'WithdrawNeed', needId },
			{ type: 'CastBallot', voteId: 'vote-1', dots: { 'need-4': 1 } },
			{ type: 'JoinMeeting', group: 'lehrkraft', schoolId: 'school-1' }
		];
		let accepted = 0;
		fc.assert(
			fc.property(someActs(), fc.constantFrom(...SEATS), (acts, seat) => {
				let state = prepared();
				acts.forEach((act, index) => {
					const outcome = decide(act.command, state, contextOf(act, index));
					if (outcome.kind === 'accepted') state = outcome.events.reduce(evolve, state);
				});
				const phone = combined(viewFor(state, 'participants'), ownView(state, seat));
				const context = { actor: participant(seat), now: 0, commandId: 'command' };
				for (const command of Object.keys(state.needs).flatMap(asked)) {
					if (decide(command, state, context).kind === 'refused') continue;
					accepted++;
					expect(decide(command, phone, context), JSON.stringify(command)).toMatchObject({
						kind: 'accepted'
					});
				}
			})
		);
		expect(accepted).toBeGreaterThan(100);
	});
});
