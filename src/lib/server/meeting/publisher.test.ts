import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextOf, prepared, someActs } from '../../domain/meeting/arbitrary.test-support';
import { SHARED_AUDIENCES, viewFor } from '../../domain/meeting/audience';
import { decide, evolve } from '../../domain/meeting/decider';
import type { MeetingEvent } from '../../domain/meeting/events';
import { hidden, joined, revealedNeeds } from '../../domain/meeting/specification.test-support';
import type { MeetingState } from '../../domain/meeting/state';
import { MeetingPublisher } from './publisher';

/** A publisher to which a meeting happens. */
class Happening {
	version = 0;
	state: MeetingState;
	isAnswering = false;
	/** Versions up to which the participants were told, one for each frame. */
	readonly frames: number[] = [];
	readonly publisher: MeetingPublisher;
	#later: (() => void)[] = [];

	constructor(state: MeetingState) {
		this.state = state;
		this.publisher = new MeetingPublisher(state, {
			broadcast: {
				frame: (audience, { to }) => {
					if (audience === 'participants') this.frames.push(to);
				},
				view: () => undefined,
				own: () => undefined
			},
			monotonic: () => 0,
			now: () => 0,
			later: (_ms, run) => void this.#later.push(run),
			isAnswering: () => this.isAnswering
		});
	}

	/** Everything that was put off so far is done. */
	timePasses(): void {
		for (const run of this.#later.splice(0)) run();
	}

	happens(...events: MeetingEvent[]): void {
		for (const event of events) {
			const before = this.state;
			this.state = evolve(before, event);
			this.version++;
			this.publisher.applied({
				...{ before, event, after: this.state, isReplay: false },
				logged: {
					streamId: 'meeting:1',
					version: this.version,
					commandId: String(this.version),
					type: event.type,
					payload: event,
					actor: { kind: 'system', cause: 'test' },
					at: '2026-11-26T08:00:00.000Z'
				}
			});
		}
	}
}

it('[AU16] a burst of joins gets one view, and behind it how many are there', () => {
	const meeting = new Happening(prepared());
	meeting.happens(...revealedNeeds(3));
	const first = meeting.publisher.sync('participants', null, null).shared;
	meeting.happens(joined('seat-late'));
	const second = meeting.publisher.sync('participants', null, null).shared;
	expect(second.view).toBe(first.view);
	expect(second.events).toMatchObject([{ type: 'AttendanceCounted' }]);
	expect(second.to).toBe(meeting.version);
});

it('[AU16] whoever comes after a need was hidden gets nothing of it', () => {
	const meeting = new Happening(prepared());
	meeting.happens(...revealedNeeds(3));
	meeting.publisher.sync('participants', null, null);
	meeting.happens(hidden('need-2'), joined('seat-late'));
	expect(JSON.stringify(meeting.publisher.sync('participants', null, null))).not.toContain(
		'need-2'
	);
});

it('[AU16] whoever comes at any moment gets what the audience sees at this moment', () => {
	fc.assert(
		fc.property(someActs(), (acts) => {
			const meeting = new Happening(prepared());
			acts.forEach((act, index) => {
				const outcome = decide(act.command, meeting.state, contextOf(act, index));
				if (outcome.kind === 'accepted') meeting.happens(...outcome.events);
				for (const audience of SHARED_AUDIENCES) {
					const { view, events } = meeting.publisher.sync(audience, null, null).shared;
					if (!view) throw new Error('Who has nothing gets a view.');
					expect(events.reduce(evolve, view.state)).toEqual(viewFor(meeting.state, audience));
				}
			});
		}),
		{ numRuns: 40 }
	);
});

it('[ST9] while nobody waits for an answer, the room is told', () => {
	const meeting = new Happening(prepared());
	meeting.happens(joined('seat-anna'));
	meeting.timePasses();
	expect(meeting.frames).toEqual([meeting.version]);
});

it('[ST9] an answer that is about to come goes out first, then one frame tells of all', () => {
	const meeting = new Happening(prepared());
	meeting.happens(joined('seat-anna'));
	meeting.isAnswering = true;
	meeting.timePasses();
	expect(meeting.frames).toEqual([]);
	meeting.happens(joined('seat-ben'));
	meeting.isAnswering = false;
	meeting.publisher.answered();
	meeting.timePasses();
	expect(meeting.frames).toEqual([meeting.version]);
});

it('[ST9] the room is told although the answer does not come', () => {
	const meeting = new Happening(prepared());
	meeting.happens(joined('seat-anna'));
	meeting.isAnswering = true;
	meeting.timePasses();
	meeting.timePasses();
	expect(meeting.frames).toEqual([meeting.version]);
});
