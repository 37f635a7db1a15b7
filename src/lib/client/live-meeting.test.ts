import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialMeeting } from '../domain/meeting/state';
import { AnswerDraft } from './answer-draft.svelte';
import { BallotDraft } from './ballot-draft.svelte';
import { LiveMeeting } from './live-meeting.svelte';
import { laidBehind, placeBehind } from './laid-behind';
import type { OutboxEntry } from './meeting-client';

type Mood = { kind: 'mood'; values: (number | null)[] };

/** A page whose connection is not here yet; Node has no IndexedDB, so the outbox is empty. */
function page(): LiveMeeting {
	return new LiveMeeting({
		code: 'ABCDEF',
		surface: 'phone',
		actor: { kind: 'seat', seatId: 'seat', role: 'participant' },
		shared: { version: 1, state: initialMeeting },
		own: { version: 1, state: initialMeeting },
		state: initialMeeting,
		now: Date.now(),
		build: 'first'
	});
}

const choose = (draft: AnswerDraft<Mood>, index: number, value: number) =>
	draft.set((answer) => ({
		kind: 'mood',
		values: (answer?.values ?? [null, null]).map((other, at) => (at === index ? value : other))
	}));

describe('before the connection is here', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('a second change of an answer builds on the first', () => {
		const live = page();
		live.isOutboxRead = true;
		const draft = new AnswerDraft<Mood>(live, 'step', 'seat');
		choose(draft, 0, 4);
		vi.advanceTimersByTime(300);
		expect(draft.answer?.values).toEqual([4, null]);
		expect(draft.delivery).toBe('kept');
		choose(draft, 1, 2);
		vi.advanceTimersByTime(300);
		expect(live.pending.map(({ command }) => command)).toEqual([
			{ type: 'GiveAnswer', stepId: 'step', answer: { kind: 'mood', values: [4, 2] } }
		]);
	});

	it('a second dot comes to the first', () => {
		const live = page();
		live.isOutboxRead = true;
		const draft = new BallotDraft(live, 'vote', 'seat');
		draft.set('a', 1);
		vi.advanceTimersByTime(300);
		draft.set('b', 1);
		vi.advanceTimersByTime(300);
		expect(live.pending.map(({ command }) => command)).toEqual([
			{ type: 'CastBallot', voteId: 'vote', dots: { a: 1, b: 1 } }
		]);
	});

	it('an answer that an earlier visit left in the outbox is gone on with, however late it is read', () => {
		const left: OutboxEntry = {
			id: 'left',
			command: { type: 'GiveAnswer', stepId: 'step', answer: { kind: 'mood', values: [4, 3] } },
			position: 1
		};
		const live = page();
		const draft = new AnswerDraft<Mood>(live, 'step', 'seat');
		choose(draft, 1, 2);
		vi.advanceTimersByTime(1_000);
		expect(live.pending).toEqual([]);
		expect(draft.delivery).toBe('sending');

		live.pending = laidBehind([left], live.pending);
		live.isOutboxRead = true;
		vi.advanceTimersByTime(300);
		expect(live.pending.map(({ command }) => command)).toEqual([
			{ type: 'GiveAnswer', stepId: 'step', answer: { kind: 'mood', values: [4, 2] } }
		]);
	});

	it('what is sent comes behind what an earlier visit sent', () => {
		const first = page();
		first.send({ type: 'SubmitNeed', needId: 'a', text: 'a' });
		vi.advanceTimersByTime(1_000);
		const second = page();
		second.send({ type: 'SubmitNeed', needId: 'b', text: 'b' });
		const entries = [...second.pending, ...first.pending];
		expect(laidBehind(entries, []).map(({ command }) => command)).toMatchObject([
			{ needId: 'a' },
			{ needId: 'b' }
		]);
		expect(placeBehind(entries)).toBeGreaterThan(second.pending[0]?.position ?? Infinity);
	});
});
