import { describe, expect, it } from 'vitest';
import { initialActionItem } from '../../domain/action-item/action-item';
import {
	agreed,
	agreementRecorded,
	confirmed,
	itemsShown,
	closed,
	completeResult,
	hidden,
	joined,
	meetingPrepared,
	merged,
	named,
	parked,
	recorded,
	resulted,
	revealed,
	stateAfter,
	submitted,
	withdrawn
} from '../../domain/meeting/specification.test-support';
import type { MeetingEvent } from '../../domain/meeting/events';
import type { NewStep } from '../../domain/meeting/steps';
import type { PlanChange } from '../../domain/plan/plan';
import { resultPage } from './result-page';

const authors = ['seat-anna', 'seat-b', 'seat-c', 'seat-d', 'seat-e'];
const needs = ['1', '2', '3', '4', '5', '6', '7'].map((number) => `need-${number}`);
const state = stateAfter(
	...authors.map((seatId) => joined(seatId)),
	joined('seat-pupil', 'schueler'),
	...needs.map((id, index) => submitted(id, { authorSeatId: authors[index % 5]! })),
	withdrawn('need-7'),
	revealed('need-1', 'need-2', 'need-3', 'need-4', 'need-5'),
	hidden('need-5'),
	merged('cluster-1', ['need-1', 'need-2']),
	named('core-1', 'cluster-1'),
	named('core-2', 'need-3'),
	recorded(),
	agreed(),
	recorded({}, 'decision-2', 'core-2'),
	resulted('core-2'),
	closed
);
const changeId = 'meeting-1.decision-1.1';
const nothing = { changes: [], items: [] };

describe('the result page', () => {
	it('[RS3] shows revealed needs, what they became, decisions and results, and nothing else', () => {
		const page = resultPage(state, nothing, null);
		expect(page.coreNeeds.map(({ needs: from }) => from.map(({ id }) => id).toSorted())).toEqual([
			['need-1', 'need-2'],
			['need-3']
		]);
		const [first, second] = page.coreNeeds;
		expect(first).toMatchObject({ result: null, decision: { how: expect.any(String) as string } });
		expect(second).toMatchObject({ decision: null, result: completeResult });
		expect(page.topics.map(({ id }) => id)).toEqual(['need-4']);
		expect(page.needCount).toBe(4);
		const told = JSON.stringify(page);
		for (const id of ['need-5', 'need-6', 'need-7']) expect(told).not.toContain(`Text von ${id}`);
		for (const seat of authors) expect(told).not.toContain(seat);
	});

	it('[RS4] counts groups from five people on', () => {
		expect(resultPage(state, nothing, null)).toMatchObject({
			joined: 6,
			groups: [{ group: 'lehrkraft', count: 5 }]
		});
	});

	it('[RS5] tells how a decision stands today', () => {
		const item = {
			...initialActionItem,
			id: changeId,
			status: 'done',
			dueAt: '2028-01-31'
		} as const;
		const change = { id: changeId, status: 'withdrawn' } as PlanChange;
		const today = (since: Parameters<typeof resultPage>[1]) =>
			resultPage(state, since, null).coreNeeds[0]?.today;
		expect(today(nothing)).toEqual({ isWithdrawn: false, item: null, dueAt: null });
		expect(today({ changes: [change], items: [item] })).toEqual({
			isWithdrawn: true,
			item: 'done',
			dueAt: '2028-01-31'
		});
	});

	it('[RS5] and how the action that an open topic was left with stands', () => {
		const item = { ...initialActionItem, id: 'meeting-1.core-2.1', status: 'in-progress' } as const;
		const [, second] = resultPage(state, { changes: [], items: [item] }, null).coreNeeds;
		expect(second?.today).toMatchObject({ isWithdrawn: false, item: 'in-progress' });
	});

	it('[RS8] shows what a review settled, with how its agreements stand today', () => {
		const reviewed = stateAfter(
			itemsShown(),
			agreementRecorded(),
			agreementRecorded({}, 'agreement-2'),
			...(['school', 'authority'] as const).map((side, index) => confirmed(side, index || null)),
			closed
		);
		const item = { ...initialActionItem, id: 'meeting-1.agreement-1.1', status: 'done' } as const;
		const page = resultPage(reviewed, { changes: [], items: [item] }, null);
		// One that a side has not confirmed is no agreement, an item without a decision no result.
		expect(page.agreements).toMatchObject([{ id: 'agreement-1', today: { item: 'done' } }]);
		expect(page.review.items).toEqual([]);
	});

	it('[RS9] shows cards in their columns, and tells a device which are its own', () => {
		const step: NewStep = {
			kind: 'cards',
			title: 'Rückblick',
			minutes: 5,
			settings: { columns: [{ id: 'good', title: 'Gut' }], visibility: 'silent' }
		};
		const card = (id: string, authorSeatId: string, status: 'shown' | 'hidden'): MeetingEvent => ({
			type: 'CardAdded',
			card: {
				...{ id, authorSeatId, status, text: `Karte ${id}`, stepId: 'step-back' },
				...{ columnId: 'good', originalText: null, needId: null }
			}
		});
		const written = stateAfter(
			{ ...meetingPrepared, agenda: [...meetingPrepared.agenda, { ...step, id: 'step-back' }] },
			joined('seat-anna'),
			joined('seat-b'),
			card('1', 'seat-anna', 'shown'),
			card('2', 'seat-b', 'shown'),
			card('3', 'seat-anna', 'hidden'),
			closed
		);
		const page = resultPage(written, nothing, 'seat-anna');
		expect(page.cards).toMatchObject([
			{
				title: 'Rückblick',
				columns: [
					{
						title: 'Gut',
						cards: [
							{ id: '1', isOwn: true },
							{ id: '2', isOwn: false }
						]
					}
				]
			}
		]);
		expect(page.own).toMatchObject([
			{ id: '1', kind: 'card', became: 'Gut' },
			{ id: '3', kind: 'unseen' }
		]);
		expect(JSON.stringify(resultPage(written, nothing, null))).not.toContain('Karte 3');
	});

	it('[RS6] tells a device what became of its own needs, and only that', () => {
		const page = resultPage(state, nothing, 'seat-anna');
		expect(page.own).toEqual([
			{
				id: 'need-1',
				text: 'Text von need-1',
				kind: 'core-need',
				became: 'Kernbedarf core-1',
				coreNeedId: 'core-1',
				disposition: null
			},
			{
				id: 'need-6',
				text: 'Text von need-6',
				kind: 'unseen',
				became: '',
				coreNeedId: null,
				disposition: null
			}
		]);
		const marked = page.coreNeeds.flatMap(({ needs: from }) => from.filter(({ isOwn }) => isOwn));
		expect(marked.map(({ id }) => id)).toEqual(['need-1']);
		expect(resultPage(state, nothing, 'seat-e').own).toMatchObject([
			{ id: 'need-5', kind: 'unseen' }
		]);
		expect(resultPage(state, nothing, null).own).toBeNull();
	});

	it('[RS7] shows what was parked and what became of it, to its author too', () => {
		const disposition = { kind: 'forwarded', to: 'Bauamt' } as const;
		const page = resultPage(
			stateAfter(
				joined('seat-anna'),
				submitted('need-1'),
				revealed('need-1'),
				parked('need-1'),
				parked('text-1', 'Mensa'),
				{ type: 'ParkedDisposed', entryId: 'need-1', disposition }
			),
			nothing,
			'seat-anna'
		);
		expect(page.parked).toEqual([
			{ id: 'need-1', text: 'Text von need-1', disposition },
			{ id: 'text-1', text: 'Mensa', disposition: null }
		]);
		expect(page.own).toMatchObject([{ id: 'need-1', kind: 'parked', disposition }]);
		const card = {
			id: 'card-1',
			stepId: 'step-cards',
			columnId: 'column-1',
			text: 'Radweg',
			originalText: null,
			status: 'shown',
			authorSeatId: 'seat-anna',
			needId: null
		} as const;
		const ofCard = resultPage(
			stateAfter(joined('seat-anna'), { type: 'CardAdded', card }, parked('card-1'), {
				type: 'ParkedDisposed',
				entryId: 'card-1',
				disposition
			}),
			nothing,
			'seat-anna'
		);
		expect(ofCard.cards).toEqual([]);
		expect(ofCard.parked).toEqual([{ id: 'card-1', text: 'Radweg', disposition }]);
		expect(ofCard.own).toMatchObject([{ id: 'card-1', kind: 'parked', disposition }]);
		expect(page.topics).toEqual([]);
	});

	it('[RS10] shows closed rounds as the room saw them, and objections in the words that were shown', () => {
		const asked = (stepId: string): MeetingEvent => ({
			type: 'RoundOpened',
			stepId,
			question: { kind: 'confirm', scope: 'whole', items: [{ id: 'core-1', title: 'WLAN' }] }
		});
		const answered: MeetingEvent = {
			type: 'RoundClosed',
			stepId: 'step-confirm',
			result: {
				kind: 'confirm',
				items: [{ answers: 2, counts: null }],
				room: null,
				objections: [
					{ number: 1, item: 0, text: 'Frau K. hat keine Zeit', shown: 'Die Zeit fehlt' },
					{ number: 2, item: 0, text: 'Herr M. will nicht', shown: null }
				]
			},
			answerCount: 2
		};
		const history = [asked('step-confirm'), answered, asked('step-matrix')];
		const { rounds } = resultPage(stateAfter(...history), nothing, 'seat-anna');
		expect(rounds.map(({ title, round }) => [title, round.stepId])).toEqual([
			['confirm', 'step-confirm']
		]);
		const told = JSON.stringify(rounds);
		expect(told).toContain('Die Zeit fehlt');
		for (const secret of ['Frau K.', 'Herr M.']) expect(told).not.toContain(secret);
	});
});
