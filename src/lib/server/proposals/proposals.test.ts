import { describe, expect, it } from 'vitest';
import { evolve } from '../../domain/meeting/decider';
import type { PlanPassage } from '../../domain/meeting/contradictions';
import type { MeetingEvent } from '../../domain/meeting/events';
import {
	entered,
	hidden,
	joined,
	merged,
	revealed,
	revealedNeeds,
	stateAfter,
	submitted,
	withdrawn
} from '../../domain/meeting/specification.test-support';
import type { Contradiction, Findings, Statement } from '../../domain/similarity/findings';
import type { ProposalsMessage } from '../../protocol/messages';
import type { MeetingApplied } from '../meeting/meeting-host';
import { Proposals, type FollowedMeeting } from './proposals';
import { againstPlan, proposalsOf, statementsFor, toldIn } from './proposals-of';

const PASSAGE: PlanPassage = {
	...{ id: 'passage-1', code: '5.5', title: 'Präsentation', change: null },
	text: 'Jeder Raum erhält ein Display.'
};
const NOTHING: Findings = {
	...{ same: [], doubtful: [], contradictions: [], several: [], outOfScope: [] },
	categories: {}
};

/** A meeting, its desks, and an engine that finds all statements to be the same. */
function aMeeting(...history: MeetingEvent[]) {
	let state = stateAfter(...history);
	const listeners: ((applied: MeetingApplied) => void)[] = [];
	const due: (() => void)[] = [];
	const asked: (readonly Statement[])[] = [];
	const shown: ProposalsMessage[] = [];
	const faults: unknown[] = [];
	const known = { words: [] as string[][] };
	const meeting: FollowedMeeting = {
		meetingId: 'meeting-1',
		get state() {
			return state;
		},
		onApplied: (listener) => void listeners.push(listener)
	};
	const engine = {
		findings: (statements: readonly Statement[]): Promise<Findings> => {
			asked.push(statements);
			const members = statements.map(({ id }) => id);
			return Promise.resolve({ ...NOTHING, same: [{ members, title: 'WLAN', likeness: 1 }] });
		},
		breaches: (statements: readonly Statement[]): Promise<Contradiction[]> =>
			Promise.resolve(
				statements.slice(0, 1).map(({ id }) => ({
					...{ pair: [id, PASSAGE.id] as const, kind: 'opposed', confidence: 1 },
					reason: { subject: 'Display', sides: ['', ''] as const }
				}))
			),
		similarTo: () => Promise.resolve([]),
		toldWords: () => Promise.resolve([]),
		close: () => Promise.resolve()
	};
	const plan = { passages: (): Promise<PlanPassage[]> => Promise.resolve([]) };
	const proposals = new Proposals({
		likeness: engine,
		knowledgeFor: () => Promise.resolve({ ownWords: known.words, lessons: [] }),
		passages: () => plan.passages(),
		later: (_ms, run) => void due.push(run),
		report: (fault) => void faults.push(fault)
	});
	const desks = { isAttended: true };
	proposals.desk = {
		isAttended: () => desks.isAttended,
		show: (_meetingId, message) => void shown.push(message)
	};
	proposals.follow(meeting);
	return {
		...{ proposals, meeting, asked, shown, faults, desks, engine, known, plan },
		happens: (...events: MeetingEvent[]) => {
			for (const event of events) {
				const before = state;
				state = evolve(state, event);
				const logged = { version: 1, at: 0 } as unknown as MeetingApplied['logged'];
				for (const tell of listeners)
					tell({ before, event, after: state, logged, isReplay: false });
			}
		},
		/** The pause is over and the engine has answered. */
		passes: async () => {
			for (const run of due.splice(0)) run();
			for (let turn = 0; turn < 10; turn++) await Promise.resolve();
		}
	};
}

const needIdsIn = ({ proposals }: ProposalsMessage) => proposals.flatMap(({ needIds }) => needIds);

describe('proposals for the desks', () => {
	it('are worked out once for all that happened within the pause', async () => {
		const { happens, passes, asked, shown } = aMeeting(...revealedNeeds(2));
		happens(submitted('need-3'), revealed('need-3'), submitted('need-4'), revealed('need-4'));
		await passes();
		expect(asked).toHaveLength(1);
		expect(shown.map(needIdsIn)).toEqual([['need-1', 'need-2', 'need-3', 'need-4']]);
	});

	it('are not worked out where nobody sits at a desk, and are as soon as somebody does', async () => {
		const { happens, passes, asked, shown, desks, proposals, meeting } = aMeeting(
			...revealedNeeds(2)
		);
		desks.isAttended = false;
		happens(submitted('need-3'), revealed('need-3'));
		await passes();
		expect(asked).toEqual([]);
		desks.isAttended = true;
		const told: ProposalsMessage[] = [];
		proposals.attended(meeting, (message) => told.push(message));
		await passes();
		expect(shown).toHaveLength(1);
		expect(told).toEqual([]);
		proposals.attended(meeting, (message) => told.push(message));
		expect(told).toEqual(shown);
	});

	it('[OW5] are worked out anew for who comes to a desk after the words have changed', async () => {
		const { happens, passes, asked, shown, proposals, meeting, known } = aMeeting(
			...revealedNeeds(2)
		);
		happens(submitted('need-3'), revealed('need-3'));
		await passes();
		proposals.attended(meeting, () => undefined);
		await passes();
		expect(asked).toHaveLength(1);
		known.words = [['Kreisel', 'iServ']];
		proposals.attended(meeting, () => undefined);
		await passes();
		expect(asked).toHaveLength(2);
		expect(shown).toHaveLength(2);
	});

	it('[PP10] are worked out of what the moderator may read alone', async () => {
		const { happens, passes, asked, shown } = aMeeting(joined('seat-anna'), entered('collect'));
		happens(submitted('need-1'), submitted('need-2'), submitted('need-3'), submitted('need-4'));
		await passes();
		expect(asked.flat()).toEqual([]);
		happens(hidden('need-3'), withdrawn('need-4'), entered('reveal'));
		await passes();
		expect(asked.at(-1)?.map(({ id }) => id)).toEqual(['need-1', 'need-2']);
		happens(entered('collect'));
		await passes();
		expect(asked).toHaveLength(1);
		expect(shown.at(-1)).toEqual({ proposals: [] });
	});

	it('[PP10] what is out of sight again is not told to who comes later', async () => {
		const { happens, passes, proposals, meeting } = aMeeting(
			joined('seat-anna'),
			submitted('need-1'),
			submitted('need-2')
		);
		happens(entered('reveal'));
		await passes();
		happens(entered('collect'));
		const told: ProposalsMessage[] = [];
		proposals.attended(meeting, (message) => told.push(message));
		expect(told).toEqual([]);
	});

	it('[PP10] what went out of sight while the engine worked is not told', async () => {
		const { happens, passes, shown, engine } = aMeeting(...revealedNeeds(3));
		const answer = engine.findings;
		engine.findings = (statements) => {
			happens(hidden('need-1'));
			engine.findings = answer;
			return answer(statements);
		};
		happens(submitted('need-4'), revealed('need-4'));
		await passes();
		expect(shown).toEqual([]);
		await passes();
		expect(shown.map(needIdsIn)).toEqual([['need-2', 'need-3', 'need-4']]);
	});

	it('an engine that fails is reported, and asked again', async () => {
		const { happens, passes, shown, faults, engine } = aMeeting(...revealedNeeds(2));
		const answer = engine.findings;
		engine.findings = () => Promise.reject(new Error('gone'));
		happens(submitted('need-3'), revealed('need-3'));
		await passes();
		expect(faults).toHaveLength(1);
		engine.findings = answer;
		happens(submitted('need-4'), revealed('need-4'));
		await passes();
		expect(shown).toHaveLength(1);
	});
});

describe('from findings to proposals', () => {
	it('the surest comes first, needs are put together by category, out of scope is none', () => {
		const proposals = proposalsOf({
			...NOTHING,
			same: [
				{ members: ['a', 'b'], title: 'Beamer', likeness: 0.7 },
				{ members: ['c', 'd'], title: 'WLAN', likeness: 0.9 }
			],
			outOfScope: ['e'],
			categories: { a: 'netz', b: 'bau', c: 'netz', e: 'offtopic', f: 'no such category' }
		});
		expect(proposals).toEqual([
			{ kind: 'same', needIds: ['c', 'd'], title: 'WLAN' },
			{ kind: 'same', needIds: ['a', 'b'], title: 'Beamer' },
			{ kind: 'out-of-scope', needIds: ['e'] },
			{ kind: 'category', needIds: ['a', 'c'], category: 'netz' },
			{ kind: 'category', needIds: ['b'], category: 'bau' }
		]);
	});
});

describe('what the engine is told', () => {
	it('[PP3] bundles are together, what was rejected as the same is apart', () => {
		const state = stateAfter(
			...revealedNeeds(4),
			merged('cluster-1', ['need-1', 'need-2', 'need-3']),
			{
				type: 'ProposalRejected',
				rejection: { kind: 'same', needIds: ['need-1', 'need-4', 'need-9'] }
			},
			{ type: 'ProposalRejected', rejection: { kind: 'category', needIds: ['need-1', 'need-2'] } }
		);
		expect(toldIn(state, statementsFor(state))).toEqual({
			together: [
				['need-1', 'need-2'],
				['need-1', 'need-3']
			],
			apart: [['need-1', 'need-4']]
		});
	});
});

describe('needs against the plan', () => {
	it('[PP13] are told with what the plan says, before what is out of scope', async () => {
		const room = aMeeting(...revealedNeeds(2));
		room.plan.passages = () => Promise.resolve([PASSAGE]);
		room.proposals.attended(room.meeting, () => undefined);
		await room.passes();
		const { proposals } = room.shown.at(-1) ?? { proposals: [] };
		expect(proposals.map(({ kind }) => kind)).toEqual(['same', 'against-plan']);
		expect(proposals[1]).toEqual({
			...{ kind: 'against-plan', needIds: ['need-1'], of: 'opposed', passage: PASSAGE }
		});
	});

	it('[PP13] are left out, and nothing else, where the plan cannot be read', async () => {
		const room = aMeeting(...revealedNeeds(2));
		room.plan.passages = () => Promise.reject(new Error('gone'));
		room.proposals.attended(room.meeting, () => undefined);
		await room.passes();
		expect(room.shown.at(-1)?.proposals.map(({ kind }) => kind)).toEqual(['same']);
		expect(room.faults).toHaveLength(1);
	});

	it('[PP13] are at most three passages of one need', () => {
		const passages = ['1', '2', '3', '4'].map((id) => ({ ...PASSAGE, id }));
		const breaches = passages.map(({ id }) => ({
			...{ pair: ['need-1', id] as const, kind: 'opposed' as const, confidence: 1 },
			reason: { subject: '', sides: ['', ''] as const }
		}));
		expect(againstPlan(breaches, passages)).toHaveLength(3);
	});
});
