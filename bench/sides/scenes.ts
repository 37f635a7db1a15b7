import type { Actor } from '../../src/lib/domain/kernel/actor';
import type { AnyMeetingCommand } from '../../src/lib/domain/meeting/commands';
import type { StepKind } from '../../src/lib/domain/meeting/steps';
import { PROTOCOL_VERSION } from '../../src/lib/protocol/version';
import type { App } from '../../src/lib/server/app';
import type { MeetingHost } from '../../src/lib/server/meeting/meeting-host';
import { newId } from '../../src/lib/server/meeting/secrets';
import needsFile from '../../src/lib/server/demo/content/needs-dev.json';
import { prepareMeeting } from '../../scripts/simulate/prepare-meeting';

/** What phones find when the measuring begins, and what they then send. */
export interface Scene {
	/** Of each phone. */
	handshakes: Record<string, unknown>[];
	/** JSON of `{id, command}`. */
	command: (phone: number, turn: number) => string;
	/** What a phone has in its field while its need is typed; it asks for similar ones each time. */
	typed?: (phone: number) => string[];
}

export type Prepare = (app: App) => Promise<Scene>;

const TEXT = 'Wir brauchen in jedem Klassenraum ein WLAN, das auch mit dreißig Geräten noch hält.';
const TOPICS = 40;
/** Of whole workshops, as people type. */
const TEXTS = needsFile.needs.map(({ text }) => text);

/** Everybody writes, nobody sees what the others write. */
export function collecting(phones: number): Prepare {
	return async (app) => {
		const room = await Room.open(app, phones);
		await room.go('collect');
		return room.scene(submitNeed);
	};
}

/** Secret dots on forty topics. */
export function voting(phones: number): Prepare {
	return async (app) => {
		const room = await Room.open(app, phones);
		await room.collect(TOPICS);
		return room.scene(await room.openVote());
	};
}

/** What many needs and many ballots leave in the log, then another round of secret dots. */
export function grown(phones: number, needs: number, ballots: number): Prepare {
	return async (app) => {
		const room = await Room.open(app, phones);
		await room.collect(needs);
		const cast = await room.openVote();
		await room.castAll(cast, ballots);
		return room.scene(cast);
	};
}

/** Needs that all can see. */
export function revealed(phones: number, needs: number): Prepare {
	return async (app) => {
		const room = await Room.open(app, phones);
		await room.collect(needs);
		return room.scene(submitNeed);
	};
}

/** Collected once more: who types is shown what is like it, where `isHinted`. */
export function typing(phones: number, needs: number, isHinted: boolean): Prepare {
	return async (app) => {
		const room = await Room.open(app, phones);
		await room.collect(needs, (index) => TEXTS[index % TEXTS.length] ?? TEXT);
		await room.go('collect');
		const textOf = (phone: number) => TEXTS[(phone * 7 + 3) % TEXTS.length] ?? TEXT;
		const scene = room.scene((phone) => ({
			...{ type: 'SubmitNeed', needId: newId() },
			text: textOf(phone)
		}));
		const typed = (phone: number) => {
			const text = textOf(phone);
			return [0.4, 0.7, 1].map((share) => text.slice(0, Math.ceil(text.length * share)));
		};
		return isHinted ? { ...scene, typed } : scene;
	};
}

/** Several meetings of one server, the phones of each together. */
export function sideBySide(prepares: Prepare[]): Prepare {
	return async (app) => {
		const scenes: Scene[] = [];
		for (const prepare of prepares) scenes.push(await prepare(app));
		const placed = scenes.flatMap((scene) =>
			scene.handshakes.map((handshake, phone) => ({ scene, handshake, phone }))
		);
		return {
			handshakes: placed.map(({ handshake }) => handshake),
			command: (phone, turn) => {
				const place = placed[phone];
				if (!place) throw new Error('There is no such phone.');
				return place.scene.command(place.phone, turn);
			}
		};
	};
}

/** The same messages for the yardstick, which knows no meeting. */
export function relayScene(phones: number, what: 'needs' | 'ballots', rooms = 1): Scene {
	const name = newId();
	const topics = Array.from({ length: TOPICS }, newId);
	const voteId = newId();
	const command = (phone: number, turn: number) =>
		what === 'needs' ? submitNeed() : ballot(voteId, topics, phone, turn);
	return {
		handshakes: Array.from({ length: phones }, (_, phone) => ({
			room: `${name}-${Math.floor((phone * rooms) / phones)}`
		})),
		command: (phone, turn) => JSON.stringify({ id: newId(), command: command(phone, turn) })
	};
}

function submitNeed(): object {
	return { type: 'SubmitNeed', needId: newId(), text: TEXT };
}

function ballot(voteId: string, topics: string[], phone: number, turn: number): object {
	const topicId = topics[(phone * 7 + turn) % topics.length] ?? '';
	return { type: 'CastBallot', voteId, dots: { [topicId]: 1 } };
}

/** A meeting that is played up to where the measuring begins. */
class Room {
	readonly #host: MeetingHost;
	readonly #code: string;
	readonly #staff: Actor;
	readonly #seats: { secret: string; actor: Actor }[];

	private constructor(
		host: MeetingHost,
		code: string,
		staff: Actor,
		seats: { secret: string; actor: Actor }[]
	) {
		this.#host = host;
		this.#code = code;
		this.#staff = staff;
		this.#seats = seats;
	}

	static async open(app: App, phones: number): Promise<Room> {
		const { code, meetingId, staff } = await prepareMeeting(app, {
			title: 'Messung',
			groups: ['lehrkraft']
		});
		const host = await app.meetings.host(meetingId);
		const seats = await Promise.all(
			Array.from({ length: phones }, async () => {
				const { id: seatId, secret } = await app.seats.create(meetingId, 'participant');
				return { secret, actor: { kind: 'seat', seatId, role: 'participant' } as const };
			})
		);
		const room = new Room(host, code, staff, seats);
		await Promise.all(
			seats.map(({ actor }) =>
				room.#act({ type: 'JoinMeeting', group: 'lehrkraft', schoolId: null }, actor)
			)
		);
		return room;
	}

	async go(kind: StepKind): Promise<void> {
		const step = this.#host.state.agenda.find((one) => one.kind === kind);
		if (!step) throw new Error(`The agenda has no step ${kind}.`);
		await this.#act({ type: 'MoveToStep', stepId: step.id });
	}

	/** Needs from everybody in turn, revealed. */
	async collect(
		needs: number,
		textOf = (index: number) => `${TEXT} (${index + 1})`
	): Promise<void> {
		await this.go('collect');
		await this.#actAll(
			Array.from(
				{ length: needs },
				(_, index) => () =>
					this.#act({ type: 'SubmitNeed', needId: newId(), text: textOf(index) }, this.#seat(index))
			)
		);
		await this.go('reveal');
		await this.#act({ type: 'RevealNeeds', seed: newId() });
	}

	async openVote(): Promise<(phone: number, turn: number) => object> {
		await this.go('vote');
		const voteId = newId();
		const topics = this.#host.state.needOrder.slice(0, TOPICS);
		await this.#act({
			type: 'OpenDotVote',
			voteId,
			topicIds: topics,
			dotsPerPerson: 5,
			maxPerOption: 2
		});
		return (phone, turn) => ballot(voteId, topics, phone, turn);
	}

	async castAll(cast: (phone: number, turn: number) => object, count: number): Promise<void> {
		await this.#actAll(
			Array.from({ length: count }, (_, index) => () => {
				const phone = index % this.#seats.length;
				const turn = Math.floor(index / this.#seats.length);
				return this.#act(cast(phone, turn) as AnyMeetingCommand, this.#seat(phone));
			})
		);
	}

	scene(command: (phone: number, turn: number) => object): Scene {
		return {
			handshakes: this.#seats.map(({ secret }) => ({
				protocol: PROTOCOL_VERSION,
				code: this.#code,
				surface: 'phone',
				seat: secret
			})),
			command: (phone, turn) => JSON.stringify({ id: newId(), command: command(phone, turn) })
		};
	}

	#seat(index: number): Actor {
		const seat = this.#seats[index % this.#seats.length];
		if (!seat) throw new Error('Nobody is in the room.');
		return seat.actor;
	}

	async #actAll(acts: (() => Promise<void>)[]): Promise<void> {
		for (let from = 0; from < acts.length; from += 500)
			await Promise.all(acts.slice(from, from + 500).map((act) => act()));
	}

	async #act(command: AnyMeetingCommand, actor = this.#staff): Promise<void> {
		const answer = await this.#host.submit(newId(), command, actor);
		if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.code}.`);
	}
}
