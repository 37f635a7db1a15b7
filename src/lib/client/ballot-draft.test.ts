import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { Ballot } from '../domain/meeting/model';
import { initialMeeting } from '../domain/meeting/state';
import { BallotDraft } from './ballot-draft.svelte';
import type { Pending, Sent, Settled } from './meeting-client';
import type { DraftMeeting } from './whole-draft.svelte';

/** A meeting whose connection the test holds in its hand. */
class Meeting implements DraftMeeting {
	state = initialMeeting;
	pending: Pending[] = [];
	isOutboxRead = true;
	readonly ballots: Ballot[] = [];
	settle: (settled: Settled) => void = () => undefined;

	send(command: MeetingCommand): Sent {
		if (command.type !== 'CastBallot') throw new Error('Only ballots here.');
		this.ballots.push(command.dots);
		const id = `ballot ${this.ballots.length}`;
		this.pending = [...this.pending, { id, command, position: 0, status: 'sending' }];
		return { kind: 'sent', id, settled: new Promise((settle) => (this.settle = settle)) };
	}

	dismiss(id: string): void {
		this.pending = this.pending.filter((entry) => entry.id !== id);
	}

	/** The connection is lost before the answer. */
	lose(): void {
		this.pending = this.pending.map((entry) => ({ ...entry, status: 'kept' }));
	}
}

describe('BallotDraft', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('shows a dot at once and sends what was gathered as one ballot', () => {
		const meeting = new Meeting();
		const draft = new BallotDraft(meeting, 'vote', 'seat');
		draft.set('a', 1);
		draft.set('a', 2);
		draft.set('b', 1);
		expect(draft.given).toBe(3);
		expect(meeting.ballots).toEqual([]);
		vi.advanceTimersByTime(250);
		expect(meeting.ballots).toEqual([{ a: 2, b: 1 }]);
	});

	it('lets no newer ballot set out while an older one is on its way', () => {
		const meeting = new Meeting();
		const draft = new BallotDraft(meeting, 'vote', 'seat');
		draft.set('a', 1);
		vi.advanceTimersByTime(250);
		draft.set('a', 2);
		vi.advanceTimersByTime(1_000);
		expect(meeting.ballots).toHaveLength(1);
		expect(draft.delivery).toBe('sending');
		meeting.pending = [];
		vi.advanceTimersByTime(250);
		expect(meeting.ballots.at(-1)).toEqual({ a: 2 });
	});

	it('replaces a ballot that waits for a connection', () => {
		const meeting = new Meeting();
		const draft = new BallotDraft(meeting, 'vote', 'seat');
		draft.set('a', 1);
		vi.advanceTimersByTime(250);
		meeting.lose();
		expect(draft.delivery).toBe('kept');
		draft.set('b', 1);
		vi.advanceTimersByTime(250);
		expect(meeting.pending.map(({ id }) => id)).toEqual(['ballot 2']);
	});

	it('tells a late refusal', async () => {
		const meeting = new Meeting();
		const draft = new BallotDraft(meeting, 'vote', 'seat');
		draft.set('a', 1);
		draft.flush();
		meeting.settle({ kind: 'refused', refusal: { code: 'vote/not-open' } });
		await vi.advanceTimersByTimeAsync(0);
		expect(draft.refusal?.code).toBe('vote/not-open');
	});
});
