import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	completeAgreement,
	completeDecision,
	contextOf,
	openItem,
	prepared,
	SEATS,
	someActs,
	someIndicator
} from '$lib/domain/meeting/arbitrary.test-support';
import { combined, ownView, SHARED_AUDIENCES, viewFor } from '$lib/domain/meeting/audience';
import { decide, evolve } from '$lib/domain/meeting/decider';
import type { Card, Round } from '$lib/domain/meeting/model';
import { initialMeeting, type MeetingState } from '$lib/domain/meeting/state';
import type { StepKind } from '$lib/domain/meeting/steps';
import { getLocale, overwriteGetLocale } from '$lib/paraglide/runtime.js';
import { recap } from './recap';

const ALL_CONFIRMED = { school: true, authority: true };

describe('what the room did so far', () => {
	const before = getLocale;
	beforeAll(() => overwriteGetLocale(() => 'de'));
	afterAll(() => overwriteGetLocale(before));

	it('says nothing where nothing has happened', () => {
		expect(recap(initialMeeting)).toEqual([]);
		expect(recap(at('close'))).toEqual([]);
	});

	it.each<[string, Partial<MeetingState>]>([
		['5 Beiträge sind eingegangen; zu lesen sind alle später.', { silentCount: 5 }],
		['Zu „cards“ sind 2 Karten gesammelt.', { cards: { a: card('a'), b: card('b') } }],
		[
			'12 Beiträge sind eingegangen; zu lesen sind alle später.',
			{ silentCards: { 'step-cards': 12 } }
		],
		['Zu „mood“ haben 14 Personen geantwortet.', { rounds: [mood(14)] }],
		['Zu „mood“ hat 1 Person geantwortet.', { rounds: [mood(1)] }],
		['Zu „confirm“ hat der Raum geantwortet.', { rounds: [confirmedInRoom()] }],
		[
			'1 Aufgabe vom letzten Mal ist entschieden.',
			{
				reviewedItems: [
					{ ...openItem, decision: { kind: 'done', note: '' } },
					{ ...openItem, id: 'item-2', decision: null }
				]
			}
		],
		[
			'2 Vereinbarungen stehen.',
			{
				agreements: ['a', 'b', 'c'].map((id) => ({
					id,
					content: completeAgreement,
					confirmed: { ...ALL_CONFIRMED, school: id !== 'c' },
					agreements: 1
				}))
			}
		],
		[
			'1 Kennzahl ist besprochen.',
			{ indicators: [{ id: 'i', stepId: 'step-indicators', content: someIndicator }] }
		],
		[
			'1 Entscheidung ist vereinbart.',
			{
				decisions: [
					{ id: 'd', coreNeedId: 'c', content: completeDecision, status: 'agreed', agreements: 1 }
				]
			}
		]
	])('%s', (line, happened) => {
		expect(recap({ ...at('close'), ...happened })).toEqual([line]);
	});

	it('keeps to the last two, in the order of the agenda', () => {
		const state = { ...at('close'), silentCount: 5, rounds: [mood(14)], cards: { a: card('a') } };
		expect(recap(state)).toEqual([
			'Zu „mood“ haben 14 Personen geantwortet.',
			'Zu „cards“ ist 1 Karte gesammelt.'
		]);
	});

	it('leaves to the current step what it tells itself', () => {
		expect(recap({ ...at('mood'), rounds: [mood(14)] })).toEqual([]);
		expect(recap({ ...at('cards'), rounds: [mood(14)], cards: { a: card('a') } })).toEqual([
			'Zu „mood“ haben 14 Personen geantwortet.'
		]);
		const twice = at('collect');
		const again = twice.agenda.map((step) =>
			step.kind === 'collect' ? [step, { ...step, id: 'step-again' }] : [step]
		);
		expect(recap({ ...twice, agenda: again.flat(), silentCount: 5 })).toEqual([]);
	});

	it('is at most two different sentences in any meeting, whoever looks', () => {
		const met = new Set<number>();
		fc.assert(
			fc.property(someActs(), (acts) => {
				let state = prepared();
				acts.forEach((act, index) => {
					const outcome = decide(act.command, state, contextOf(act, index));
					if (outcome.kind === 'accepted') state = outcome.events.reduce(evolve, state);
				});
				const shared = viewFor(state, 'participants');
				for (const view of [
					state,
					...SHARED_AUDIENCES.map((audience) => viewFor(state, audience)),
					...SEATS.map((seat) => combined(shared, ownView(state, seat)))
				]) {
					const lines = recap(view);
					met.add(lines.length);
					expect(lines.length).toBeLessThanOrEqual(2);
					expect(new Set(lines).size).toBe(lines.length);
					expect(lines.every((line) => line.trim() !== '')).toBe(true);
				}
				// What only one person knows is not what the room did.
				for (const seat of SEATS)
					expect(recap(combined(shared, ownView(state, seat)))).toEqual(recap(shared));
			}),
			{ numRuns: 200 }
		);
		expect(met).toEqual(new Set([0, 1, 2]));
	});
});

function at(kind: StepKind): MeetingState {
	return { ...prepared(), currentStepId: `step-${kind}` };
}

function card(id: string): Card {
	return {
		id,
		stepId: 'step-cards',
		columnId: 'column-1',
		text: 'Die neuen Tafeln',
		originalText: null,
		status: 'shown',
		authorSeatId: null,
		needId: null
	};
}

function mood(answerCount: number): Round {
	return {
		stepId: 'step-mood',
		question: { kind: 'mood', scales: [] },
		status: 'open',
		answerCount,
		result: null,
		shownGroup: null
	};
}

function confirmedInRoom(): Round {
	return {
		stepId: 'step-confirm',
		question: { kind: 'confirm', scope: 'whole', items: [] },
		status: 'closed',
		shownGroup: null,
		answerCount: 0,
		result: { kind: 'confirm', items: [], room: ['agree'], objections: [] }
	};
}
