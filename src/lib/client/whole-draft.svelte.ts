/**
 * Something that somebody is giving, of which each change replaces the whole, so only the last
 * counts: changes are gathered for a moment, and one is on its way at a time, because a repeated
 * older one must never overtake a newer. Before the connection is here the newest in the outbox is
 * what the next change builds on.
 */
import type { Refusal } from '../domain/kernel/decider';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { MeetingState } from '../domain/meeting/state';
import type { Pending, Sent } from './meeting-client';
import type { Delivery } from './need-delivery';

const GATHER_MS = 250;

export interface DraftMeeting {
	readonly state: MeetingState;
	readonly pending: readonly Pending[];
	/** Is what an earlier visit left unsent among `pending`? */
	readonly isOutboxRead: boolean;
	send(command: MeetingCommand): Sent;
	dismiss(id: string): void;
}

export abstract class WholeDraft<T> {
	/** Why the last change was not accepted; what is shown is what counts. */
	refusal = $state.raw<Refusal | null>(null);
	protected readonly meeting: DraftMeeting;
	/** What is not sent. Kept as changes: what they build on may come from the outbox after them. */
	#changes = $state.raw<readonly ((whole: T | undefined) => T)[]>([]);
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(meeting: DraftMeeting) {
		this.meeting = meeting;
	}

	/** `kept`: on this device only; `sending`: on its way; `saved`: the server has it. */
	get delivery(): Delivery {
		const statuses = this.#underWay().map(({ status }) => status);
		if (statuses.includes('kept')) return 'kept';
		return this.#changes.length > 0 || statuses.includes('sending') ? 'sending' : 'saved';
	}

	/** Sends what was changed. @param atOnce the page is being left: also while one is on its way */
	flush(atOnce = false): void {
		clearTimeout(this.#timer);
		const whole = this.whole;
		if (this.#changes.length === 0 || whole === undefined) return;
		const underWay = this.#underWay();
		const mustWait =
			!this.meeting.isOutboxRead || underWay.some(({ status }) => status === 'sending');
		if (mustWait && !atOnce) return this.#flushLater();
		// Those that wait for a connection are out of date now.
		for (const { id, status } of underWay) if (status === 'kept') this.meeting.dismiss(id);
		const sent = this.meeting.send(this.commandOf(whole));
		this.#changes = [];
		if (sent.kind === 'refused') this.refusal = sent.refusal;
		else
			void sent.settled.then((settled) => {
				if (settled.kind === 'refused') this.refusal = settled.refusal;
			});
	}

	/** Undefined: nothing given yet. */
	protected get whole(): T | undefined {
		const newest = this.#underWay().at(-1);
		const start = newest ? this.givenBy(newest.command) : this.counted();
		return this.#changes.reduce<T | undefined>((whole, change) => change(whole), start);
	}

	protected change(change: (whole: T | undefined) => T): void {
		this.refusal = null;
		this.#changes = [...this.#changes, change];
		this.#flushLater();
	}

	/** As the server has it. */
	protected abstract counted(): T | undefined;
	protected abstract commandOf(whole: T): MeetingCommand;
	/** Undefined: a command for something else. */
	protected abstract givenBy(command: MeetingCommand): T | undefined;

	#flushLater(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.flush(), GATHER_MS);
	}

	#underWay(): Pending[] {
		return this.meeting.pending.filter(
			({ command, status }) => status !== 'refused' && this.givenBy(command) !== undefined
		);
	}
}
