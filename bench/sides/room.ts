import type { Actor } from '../../src/lib/domain/kernel/actor';
import type { AnyMeetingCommand } from '../../src/lib/domain/meeting/commands';
import { meetingDecider } from '../../src/lib/domain/meeting/decider';
import type { MeetingState } from '../../src/lib/domain/meeting/state';
import type { StepKind } from '../../src/lib/domain/meeting/steps';
import { PROTOCOL_VERSION } from '../../src/lib/protocol/version';
import type { App } from '../../src/lib/server/app';
import type { CommandToAppend } from '../../src/lib/server/event-log/event-log';
import type { MeetingHost } from '../../src/lib/server/meeting/meeting-host';
import { newId } from '../../src/lib/server/meeting/secrets';
import { prepareMeeting } from '../../scripts/simulate/prepare-meeting';
import { ballot, NEED, TOPICS, type Sending } from './messages';

/** Commands in one statement. */
const BATCH = 500;

interface Seat {
	secret: string;
	actor: Actor;
}

/**
 * A meeting that is played up to where the measuring begins. The domain decides each command as
 * on a server; nobody is there to be told, and the log is written in a few large appends.
 */
export class Room {
	readonly #app: App;
	readonly #code: string;
	readonly #streamId: string;
	readonly #staff: Actor;
	readonly #seats: Seat[];
	#state: MeetingState;
	/** Of what stands in the log. */
	#version: number;
	readonly #played: CommandToAppend[] = [];

	private constructor(
		app: App,
		{ state, version, streamId }: MeetingHost,
		{ code, staff, seats }: { code: string; staff: Actor; seats: Seat[] }
	) {
		this.#app = app;
		this.#code = code;
		this.#streamId = streamId;
		this.#staff = staff;
		this.#seats = seats;
		this.#state = state;
		this.#version = version;
	}

	static async open(app: App, phones: number): Promise<Room> {
		const { code, meetingId, staff } = await prepareMeeting(app, {
			title: 'Messung',
			groups: ['lehrkraft']
		});
		const host = await app.meetings.host(meetingId);
		// What is written past it, it would read.
		await app.meetings.forget(meetingId);
		const seats = await Promise.all(
			Array.from({ length: phones }, async () => {
				const { id: seatId, secret } = await app.seats.create(meetingId, 'participant');
				return { secret, actor: { kind: 'seat', seatId, role: 'participant' } as const };
			})
		);
		const room = new Room(app, host, { code, staff, seats });
		for (const { actor } of seats)
			room.#act({ type: 'JoinMeeting', group: 'lehrkraft', schoolId: null }, actor);
		return room;
	}

	go(kind: StepKind): void {
		const step = this.#state.agenda.find((one) => one.kind === kind);
		if (!step) throw new Error(`The agenda has no step ${kind}.`);
		this.#act({ type: 'MoveToStep', stepId: step.id });
	}

	/** Needs from everybody in turn, revealed. */
	collect(needs: number, textOf = (index: number) => `${NEED} (${index + 1})`): void {
		this.go('collect');
		for (let index = 0; index < needs; index++)
			this.#act({ type: 'SubmitNeed', needId: newId(), text: textOf(index) }, this.#actorOf(index));
		this.go('reveal');
		this.#act({ type: 'RevealNeeds', seed: newId() });
	}

	openVote(): Sending {
		this.go('vote');
		const voteId = newId();
		const topicIds = this.#state.needOrder.slice(0, TOPICS);
		this.#act({ type: 'OpenDotVote', voteId, topicIds, dotsPerPerson: 5, maxPerOption: 2 });
		return (phone, turn) => ballot(voteId, topicIds, phone, turn);
	}

	/** From everybody in turn. */
	castAll(cast: Sending, count: number): void {
		for (let index = 0; index < count; index++) {
			const phone = index % this.#seats.length;
			this.#act(cast(phone, Math.floor(index / this.#seats.length)), this.#actorOf(phone));
		}
	}

	/** Of each phone; what was played is in the log by then. */
	async handshakes(): Promise<Record<string, unknown>[]> {
		await this.#write();
		return this.#seats.map(({ secret }) => ({
			protocol: PROTOCOL_VERSION,
			code: this.#code,
			surface: 'phone',
			seat: secret
		}));
	}

	async #write(): Promise<void> {
		const played = this.#played.splice(0);
		for (let from = 0; from < played.length; from += BATCH) {
			const result = await this.#app.log.append({
				streamId: this.#streamId,
				expectedVersion: this.#version,
				commands: played.slice(from, from + BATCH)
			});
			if (result.kind === 'conflict') throw new Error('Somebody else writes into the meeting.');
			this.#version = result.version;
		}
	}

	#actorOf(index: number): Actor {
		const seat = this.#seats[index % this.#seats.length];
		if (!seat) throw new Error('Nobody is in the room.');
		return seat.actor;
	}

	#act(command: AnyMeetingCommand, actor = this.#staff): void {
		const commandId = newId();
		const now = Date.now();
		const outcome = meetingDecider.decide(command, this.#state, { actor, now, commandId });
		if (outcome.kind === 'refused')
			throw new Error(`${command.type} was refused: ${outcome.refusal.code}.`);
		for (const event of outcome.events) this.#state = meetingDecider.evolve(this.#state, event);
		const events = outcome.events.map(({ type, ...payload }) => ({ type, payload }));
		this.#played.push({ commandId, actor, at: new Date(now).toISOString(), events });
	}
}
