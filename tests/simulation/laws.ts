/**
 * What must hold after each step, checked against the log alone: nothing is acknowledged or shown
 * that is not stored, every client holds exactly the view of its version, and no payload tells
 * what its reader may not know. Needs, cards and objections are recognised by marked ids and
 * words (people.ts), so the payload law does not ask the code that it watches.
 */
import { ownView, viewFor, type SharedAudience } from '../../src/lib/domain/meeting/audience';
import { evolve } from '../../src/lib/domain/meeting/decider';
import type { MeetingEvent } from '../../src/lib/domain/meeting/events';
import { initialMeeting, type MeetingState } from '../../src/lib/domain/meeting/state';
import type { Answer, Frame, OwnFrame, SyncAnswer, View } from '../../src/lib/protocol/messages';
import type { LoggedEvent } from '../../src/lib/server/event-log/event-log';
import { difference } from './same-json';
import { secretsIn, type Secret } from './secrets';
import type { World } from './world';

export class LawBroken extends Error {
	override readonly name = 'LawBroken';
}

export class Laws {
	/** Commands by id: the version of their last event. */
	readonly stored = new Map<string, number>();
	/** Payloads that were read, and marked words in them. */
	readonly read = { payloads: 0, words: 0 };
	readonly #world: World;
	/** The meeting at each version, replayed from the log. */
	readonly #states: MeetingState[] = [initialMeeting];
	/** Of words in secret answers, the seat. */
	readonly #authors = new Map<string, string>();
	readonly #views = new Map<string, MeetingState>();

	constructor(world: World) {
		this.#world = world;
	}

	get version(): number {
		return this.#states.length - 1;
	}

	get state(): MeetingState {
		return this.#at(this.version);
	}

	/** The log of the meeting has grown. */
	appended(events: LoggedEvent[]): void {
		for (const { version, commandId, type, payload } of events) {
			this.#must(version === this.version + 1, `version ${version} follows ${this.version}`);
			const isNew = this.stored.get(commandId) === version - 1 || !this.stored.has(commandId);
			this.#must(isNew, `command ${commandId} is stored twice`);
			this.stored.set(commandId, version);
			const event = { type, ...(payload as object) } as MeetingEvent;
			this.#states.push(evolve(this.state, event));
			if (event.type === 'AnswerGiven')
				for (const { kind, id } of secretsIn(JSON.stringify(event.answer)))
					if (kind === 'word') this.#authors.set(id, event.seatId);
		}
	}

	acknowledged(id: string, answer: Answer): void {
		if (answer.ok)
			this.#must(
				this.stored.get(id) === answer.version,
				`command ${id} was acknowledged at ${answer.version} and is stored at ${this.stored.get(id) ?? 'no version'}`
			);
	}

	published(audience: SharedAudience, frame: Frame): void {
		this.#isStored(frame.to);
		this.#reads(audience, null, frame, frame.from, frame.to);
	}

	shown(audience: SharedAudience, view: View): void {
		this.#isStored(view.version);
		this.#reads(audience, null, view, view.version, view.version);
		this.#must(
			view.state.votes.every(({ status, result }) => status === 'closed' || result === null),
			`an open vote shows no result to ${audience}`
		);
	}

	toldOwn(seatId: string, frame: OwnFrame): void {
		this.#isStored(frame.to);
		this.#reads('own', seatId, frame, 0, frame.to);
	}

	answered(peer: { audience: SharedAudience; seatId: string | null }, answer: SyncAnswer): void {
		const { view, ...frame } = answer.shared;
		if (view) this.shown(peer.audience, view);
		this.published(peer.audience, frame);
		if (answer.own && peer.seatId !== null) {
			this.#isStored(answer.own.version);
			this.#reads('own', peer.seatId, answer.own, 0, answer.own.version);
		}
	}

	/** A client that has a view has the view of its version. */
	sees(name: string, audience: SharedAudience, version: number, view: MeetingState): void {
		this.#isStored(version);
		const wrong = difference(view, this.#viewAt(version, audience));
		this.#must(wrong === null, `${name} at version ${version} sees ${wrong ?? ''}`);
	}

	viewNow(audience: SharedAudience): MeetingState {
		return this.#viewAt(this.version, audience);
	}

	seesOwn(name: string, seatId: string, own: MeetingState): void {
		const wrong = difference(own, ownView(this.state, seatId));
		this.#must(wrong === null, `${name} sees of its own ${wrong ?? ''}`);
	}

	must(holds: boolean, law: string): void {
		this.#must(holds, law);
	}

	#isStored(version: number): void {
		this.#must(version <= this.version, `version ${version} was told, ${this.version} is stored`);
	}

	/** @param from the earliest version that this payload tells of */
	#reads(
		reader: SharedAudience | 'own',
		seatId: string | null,
		payload: unknown,
		from: number,
		to: number
	): void {
		this.read.payloads++;
		const text = JSON.stringify(payload);
		for (const secret of secretsIn(text)) {
			this.read.words++;
			this.#must(
				this.#mayRead(reader, seatId, secret, from, to),
				() =>
					`${reader} ${seatId ?? ''} is told ${secret.kind} ${secret.id} at version ${to}: …${excerpt(text, secret)}…`
			);
		}
	}

	#mayRead(
		reader: SharedAudience | 'own',
		seatId: string | null,
		secret: Secret,
		from: number,
		to: number
	): boolean {
		if (reader === 'own') {
			if (secret.kind === 'seat') return secret.id === seatId;
			if (this.#authorOf(secret, to) === seatId) return true;
			// A ballot names what was voted on.
			return !secret.isWords && this.#mayRead('participants', null, secret, from, to);
		}
		// Ids of what a reader has seen before are no secret any more, words are.
		for (let version = secret.isWords ? from : 0; version <= to; version++)
			if (mayBeSeen(this.#at(version), secret, reader)) return true;
		return false;
	}

	#authorOf({ kind, id }: Secret, version: number): string | null | undefined {
		const { needs, cards } = this.#at(version);
		if (kind === 'word') return this.#authors.get(id);
		return (kind === 'need' ? needs[id] : cards[id])?.authorSeatId;
	}

	#viewAt(version: number, audience: SharedAudience): MeetingState {
		const key = `${audience} ${version}`;
		let view = this.#views.get(key);
		if (!view) this.#views.set(key, (view = viewFor(this.#at(version), audience)));
		return view;
	}

	#at(version: number): MeetingState {
		return this.#states[version] ?? initialMeeting;
	}

	#must(holds: boolean, law: string | (() => string)): void {
		if (!holds) this.#world.breaks(new LawBroken(typeof law === 'string' ? law : law()));
	}
}

/** Rules AU6, AU7 and AU9, written down a second time. */
function mayBeSeen(state: MeetingState, { kind, id }: Secret, reader: SharedAudience): boolean {
	const isModerator = reader === 'moderator';
	switch (kind) {
		case 'seat':
			return false;
		case 'need': {
			const status = state.needs[id]?.status;
			const isCollecting = state.agenda.some(
				(step) => step.id === state.currentStepId && step.kind === 'collect'
			);
			if (status === 'silent') return isModerator && !isCollecting;
			return status === 'shown' || status === 'parked' || (status === 'hidden' && isModerator);
		}
		case 'card': {
			const { status, stepId = '' } = state.cards[id] ?? {};
			if (status === 'silent') return isModerator && state.closedCards.includes(stepId);
			return status === 'shown' || status === 'parked' || (status === 'hidden' && isModerator);
		}
		case 'word':
			return (
				isModerator &&
				state.rounds.some(
					({ status, result }) => status === 'closed' && JSON.stringify(result).includes(id)
				)
			);
	}
}

function excerpt(text: string, { id }: Secret): string {
	const at = text.indexOf(id);
	return text.slice(Math.max(0, at - 120), at + 60);
}
