import type { App } from '../../src/lib/server/app';
import { newId } from '../../src/lib/server/meeting/secrets';
import needsFile from '../../src/lib/server/demo/content/needs-dev.json';
import { ballot, NEED, submitNeed, TOPICS, type Sending } from './messages';
import { Room } from './room';

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

/** Of whole workshops, as people type. */
const TEXTS = needsFile.needs.map(({ text }) => text);

/** Everybody writes, nobody sees what the others write. */
export function collecting(phones: number): Prepare {
	return async (app) => {
		const room = await Room.open(app, phones);
		room.go('collect');
		return sceneOf(room, submitNeed);
	};
}

/** Secret dots on forty topics. */
export function voting(phones: number): Prepare {
	return grown(phones, TOPICS, 0);
}

/** What many needs and many ballots leave in the log, then more of the same secret dots. */
export function grown(phones: number, needs: number, ballots: number): Prepare {
	return async (app) => {
		const room = await Room.open(app, phones);
		room.collect(needs);
		const cast = room.openVote();
		room.castAll(cast, ballots);
		return sceneOf(room, cast);
	};
}

/** Needs that all can see. */
export function revealed(phones: number, needs: number): Prepare {
	return async (app) => {
		const room = await Room.open(app, phones);
		room.collect(needs);
		return sceneOf(room, submitNeed);
	};
}

/** Collected once more: who types is shown what is like it, where `isHinted`. */
export function typing(phones: number, needs: number, isHinted: boolean): Prepare {
	return async (app) => {
		const room = await Room.open(app, phones);
		room.collect(needs, (index) => TEXTS[index % TEXTS.length] ?? NEED);
		room.go('collect');
		const textOf = (phone: number) => TEXTS[(phone * 7 + 3) % TEXTS.length] ?? NEED;
		const scene = await sceneOf(room, (phone) => ({
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

/** Played by the first round and found in the database by the others, which add little to it. */
export function once(prepare: Prepare): Prepare {
	let played: Promise<Scene> | undefined;
	return (app) => (played ??= prepare(app));
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
export function relayScene(phones: number, what: 'needs' | 'ballots'): Scene {
	const room = newId();
	const topics = Array.from({ length: TOPICS }, newId);
	const voteId = newId();
	return {
		handshakes: Array.from({ length: phones }, () => ({ room })),
		command: commandOf(
			what === 'needs' ? submitNeed : (phone, turn) => ballot(voteId, topics, phone, turn)
		)
	};
}

async function sceneOf(room: Room, sending: Sending): Promise<Scene> {
	return { handshakes: await room.handshakes(), command: commandOf(sending) };
}

const commandOf =
	(sending: Sending): Scene['command'] =>
	(phone, turn) =>
		JSON.stringify({ id: newId(), command: sending(phone, turn) });
