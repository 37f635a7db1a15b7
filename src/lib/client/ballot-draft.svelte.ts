/**
 * The dots that somebody is giving. Each change replaces the whole ballot, so only the last
 * counts: changes are gathered for a moment, and one ballot is on its way at a time, because a
 * repeated older one must never overtake a newer.
 */
import type { Refusal } from '../domain/kernel/decider';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { Ballot } from '../domain/meeting/model';
import type { MeetingState } from '../domain/meeting/state';
import { ballotOf } from '../domain/meeting/voting';
import type { Pending, Sent } from './meeting-client';

const GATHER_MS = 250;

export interface BallotMeeting {
	readonly state: MeetingState;
	readonly pending: readonly Pending[];
	send(command: MeetingCommand): Sent;
	dismiss(id: string): void;
}

export class BallotDraft {
	/** Why the last change was not accepted; the dots shown are those that count. */
	refusal = $state.raw<Refusal | null>(null);
	readonly voteId: string;
	readonly #meeting: BallotMeeting;
	readonly #seatId: string;
	/** Null: all is sent. */
	#unsent = $state.raw<Ballot | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(meeting: BallotMeeting, voteId: string, seatId: string) {
		this.#meeting = meeting;
		this.voteId = voteId;
		this.#seatId = seatId;
	}

	get dots(): Ballot {
		return this.#unsent ?? ballotOf(this.#meeting.state, this.voteId, this.#seatId) ?? {};
	}

	get given(): number {
		return Object.values(this.dots).reduce((sum, count) => sum + count, 0);
	}

	/** `kept`: on this device only; `sending`: on its way; `saved`: the server has it. */
	get delivery(): 'kept' | 'sending' | 'saved' {
		const statuses = this.#underWay().map(({ status }) => status);
		if (statuses.includes('kept')) return 'kept';
		return this.#unsent || statuses.includes('sending') ? 'sending' : 'saved';
	}

	set(topicId: string, count: number): void {
		this.refusal = null;
		this.#unsent = { ...this.dots, [topicId]: count };
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.flush(), GATHER_MS);
	}

	/** Sends what was changed. @param atOnce the page is being left: also while one is on its way */
	flush(atOnce = false): void {
		clearTimeout(this.#timer);
		const dots = this.#unsent;
		if (!dots) return;
		const underWay = this.#underWay();
		if (!atOnce && underWay.some(({ status }) => status === 'sending')) {
			this.#timer = setTimeout(() => this.flush(), GATHER_MS);
			return;
		}
		// Those that wait for a connection are out of date now.
		for (const { id, status } of underWay) if (status === 'kept') this.#meeting.dismiss(id);
		const sent = this.#meeting.send({ type: 'CastBallot', voteId: this.voteId, dots });
		this.#unsent = null;
		if (sent.kind === 'refused') this.refusal = sent.refusal;
		else
			void sent.settled.then((settled) => {
				if (settled.kind === 'refused') this.refusal = settled.refusal;
			});
	}

	#underWay(): Pending[] {
		return this.#meeting.pending.filter(
			({ command, status }) =>
				command.type === 'CastBallot' && command.voteId === this.voteId && status !== 'refused'
		);
	}
}
