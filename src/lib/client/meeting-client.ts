/**
 * A client's side of a meeting, without browser or framework: holds what its audience may see,
 * applies frames in order of versions, shows its own commands at once and keeps them in an
 * outbox until the server has them. Joining, a lost connection and a restart are one path: sync.
 */
import { mayModerate, type Actor } from '../domain/kernel/actor';
import type { Refusal } from '../domain/kernel/decider';
import { combined } from '../domain/meeting/audience';
import type { MeetingCommand } from '../domain/meeting/commands';
import { decide, evolve } from '../domain/meeting/decider';
import type { SharedEvent } from '../domain/meeting/events';
import type { Proposal } from '../domain/meeting/proposals';
import type { MeetingState } from '../domain/meeting/state';
import type {
	Answer,
	CommandMessage,
	Frame,
	OwnFrame,
	ProposalsMessage,
	SyncAnswer,
	View
} from '../protocol/messages';
import { laidBehind, placeBehind } from './laid-behind';

/** A connection that comes back by itself. Requests reject when it is lost or no answer comes. */
export interface Transport {
	connect(receiver: TransportReceiver): void;
	request(name: 'sync', message: { since: number | null }): Promise<SyncAnswer | Answer>;
	request(name: 'command', message: CommandMessage): Promise<Answer>;
	/** Drops the connection and makes a new one. */
	reconnect(): void;
	close(): void;
}

export interface TransportReceiver {
	connected(): void;
	disconnected(): void;
	/** The server will not have us, and trying again changes nothing. */
	rejected(code: string): void;
	frame(frame: Frame): void;
	view(view: View): void;
	own(frame: OwnFrame): void;
	/** At the desk alone. */
	proposals?(message: ProposalsMessage): void;
}

/** Commands that the server has not acknowledged; survives a reload. */
export interface Outbox {
	load(): Promise<OutboxEntry[]>;
	put(entry: OutboxEntry): Promise<void>;
	remove(id: string): Promise<void>;
}

export interface OutboxEntry {
	id: string;
	command: MeetingCommand;
	/** Place in the queue. */
	position: number;
	/** Set when the server refused it: kept until the person has seen it, so no text is lost. */
	refusal?: Refusal;
}

export interface Pending extends OutboxEntry {
	/** `kept`: on this device only; `sending`: on its way; `accepted`: durable, its event not yet here. */
	status: 'kept' | 'sending' | 'accepted' | 'refused';
	/** Version after which an accepted command stands. */
	version?: number;
}

export type Settled = { kind: 'accepted'; version: number } | { kind: 'refused'; refusal: Refusal };

/** Refused at once by the rules that client and server share, or on its way. */
export type Sent =
	{ kind: 'refused'; refusal: Refusal } | { kind: 'sent'; id: string; settled: Promise<Settled> };

export type Connection =
	| { kind: 'connecting' }
	| { kind: 'online' }
	/** `canReload`: what is missing is a file, and the server would deliver the page. */
	| { kind: 'offline'; canReload?: boolean }
	| { kind: 'rejected'; code: string };

/** What was sent before this client was there; it is in the outbox, and nothing was decided yet. */
export interface Early {
	pending: readonly Pending[];
	/** Who waits for what becomes of it, by id. */
	waiting: ReadonlyMap<string, (settled: Settled) => void>;
}

export interface ClientPorts {
	transport: Transport;
	outbox: Outbox;
	/** Epoch milliseconds of this device. */
	now(): number;
	newId(): string;
	later(ms: number, run: () => void): void;
	changed(): void;
}

const RESEND_MS = 2_000;
/** A server that asks again and again for patience gets it. */
const RESEND_MS_MAX = 16_000;
/** A storage that hangs keeps nobody from hearing what became of an act. */
const STORAGE_MS = 1_000;

export class MeetingClient {
	connection: Connection = { kind: 'connecting' };
	/** The build that answered last; null where none said so. */
	serverBuild: string | null = null;
	/** What the server noticed last; at the desk alone. */
	proposals: readonly Proposal[] = [];
	readonly actor: Actor | null;
	readonly #ports: ClientPorts;
	#shared: View | null;
	#own: View | null;
	#pending: readonly Pending[];
	#clockOffset = 0;
	#isConnected = false;
	#isSynced = false;
	/** What came behind the answer to a sync and before that answer was applied. */
	#early: (() => void)[] = [];
	#isClosed = false;
	/** The command that waits for its answer on this connection: one at a time, see #sendNext. */
	#underway: CommandMessage | null = null;
	/** How often in a row the server has put it off. */
	#putOff = 0;
	#position: number;
	readonly #waiting: Map<string, (settled: Settled) => void>;
	#visible: MeetingState | null = null;

	/** @param start what the page was delivered with, so that only the rest is fetched */
	constructor(
		actor: Actor | null,
		ports: ClientPorts,
		start?: { shared: View; own: View | null; now: number },
		early?: Early
	) {
		this.actor = actor;
		this.#ports = ports;
		this.#shared = start?.shared ?? null;
		this.#own = start?.own ?? null;
		if (start) this.#clockOffset = start.now - ports.now();
		this.#pending = early?.pending ?? [];
		this.#waiting = new Map(early?.waiting);
		this.#position = placeBehind(this.#pending);
	}

	/** Loads what an earlier visit left unsent, then connects. */
	async open(): Promise<void> {
		const kept = await this.#ports.outbox.load().catch(() => []);
		this.#pending = laidBehind(kept, this.#pending);
		this.#position = placeBehind(this.#pending);
		if (this.#isClosed) return;
		this.#ports.transport.connect({
			connected: () => {
				this.#isConnected = true;
				void this.#sync();
			},
			disconnected: () => {
				this.#isConnected = false;
				this.#isSynced = false;
				this.#underway = null;
				this.#queueIs('kept');
				this.#early = [];
				this.#setConnection({ kind: 'offline' });
			},
			rejected: (code) => this.#setConnection({ kind: 'rejected', code }),
			frame: (frame) => this.#inOrder(() => this.#applyFrame(frame)),
			view: (view) => this.#inOrder(() => this.#applyView(view)),
			own: (frame) => this.#inOrder(() => this.#applyOwn(frame)),
			proposals: ({ proposals }) => {
				this.proposals = proposals;
				this.#ports.changed();
			}
		});
		this.#change();
	}

	close(): void {
		this.#isClosed = true;
		this.#ports.transport.close();
	}

	/** What this client's audience sees, with its own unacknowledged commands applied; null before the first view. */
	get state(): MeetingState | null {
		this.#visible ??= this.#project();
		return this.#visible;
	}

	/** What the server told this client's audience, without its own pending commands. */
	get sharedState(): MeetingState | null {
		return this.#shared?.state ?? null;
	}

	/** What the server told this seat alone. */
	get ownState(): MeetingState | null {
		return this.#own?.state ?? null;
	}

	get version(): number {
		return this.#shared?.version ?? 0;
	}

	get pending(): readonly Pending[] {
		return this.#pending;
	}

	/** The server's clock (epoch ms) as well as this device knows it. */
	serverNow(): number {
		return this.#ports.now() + this.#clockOffset;
	}

	/** Decides locally, shows the effect at once, keeps the command and sends it when possible. */
	send(command: MeetingCommand): Sent {
		const id = this.#ports.newId();
		const state = this.state;
		if (!state || !this.actor) return { kind: 'refused', refusal: { code: 'server/unavailable' } };
		const outcome = decide(command, state, this.#context(id));
		if (outcome.kind === 'refused') return outcome;
		const status = this.#isSynced ? 'sending' : 'kept';
		const entry: Pending = { id, command, position: this.#position++, status };
		const settled = new Promise<Settled>((settle) => this.#waiting.set(id, settle));
		this.#pending = [...this.#pending, entry];
		// A device without storage keeps the command in memory: better than not sending it.
		void this.#ports.outbox
			.put({ id, command, position: entry.position })
			.catch(() => undefined)
			.then(() => (this.#isDone(id) ? this.#ports.outbox.remove(id) : undefined))
			.catch(() => undefined);
		this.#change();
		this.#sendNext();
		return { kind: 'sent', id, settled };
	}

	/** The person has seen the refusal; the command is forgotten. */
	dismiss(id: string): void {
		void this.#forget(id);
	}

	async #sync(): Promise<void> {
		try {
			const answer = await this.#ports.transport.request('sync', {
				since: this.#shared?.version ?? null
			});
			if (!('shared' in answer)) {
				if (answer.ok || answer.retry) return this.#ports.transport.reconnect();
				return this.#setConnection({ kind: 'rejected', code: answer.code });
			}
			this.#applySync(answer);
		} catch {
			// Lost while asking: the transport comes back and asks again. A connection that stands
			// and does not answer is given up.
			if (this.#isConnected && !this.#isClosed) this.#ports.transport.reconnect();
		}
	}

	#applySync({ shared, own, now, build }: SyncAnswer): void {
		this.serverBuild = build ?? null;
		this.#clockOffset = now - this.#ports.now();
		const start = shared.view ?? this.#shared;
		if (start?.version === shared.from) this.#shared = applied(start, shared.events, shared.to);
		if (own) this.#own = own;
		this.#isSynced = true;
		for (const apply of this.#early.splice(0)) this.#inOrder(apply);
		this.#dropSettled();
		this.#queueIs('sending');
		this.#setConnection({ kind: 'online' });
		this.#sendNext();
	}

	/**
	 * An answer is handed over a turn later than it arrives. What the server sent behind it may
	 * have come in the same packet, and must wait: nobody would send it again.
	 */
	#inOrder(apply: () => void): void {
		if (this.#isSynced) apply();
		else this.#early.push(apply);
	}

	#applyFrame(frame: Frame): void {
		const shared = this.#shared;
		if (!this.#isSynced || !shared || frame.to <= shared.version) return;
		// Lower than ours right after a sync, when what lies between told this audience nothing. A
		// gap cannot happen on one connection; should it, asking anew is right in any case.
		if (frame.from > shared.version) {
			this.#isSynced = false;
			return void this.#sync();
		}
		this.#shared = applied(shared, frame.events, frame.to);
		this.#dropSettled();
		this.#change();
	}

	#applyView(view: View): void {
		if (!this.#isSynced || (this.#shared && view.version < this.#shared.version)) return;
		this.#shared = view;
		this.#dropSettled();
		this.#change();
	}

	#applyOwn(frame: OwnFrame): void {
		if (!this.#isSynced || !this.#own || frame.to <= this.#own.version) return;
		this.#own = applied(this.#own, frame.events, frame.to);
		this.#dropSettled();
		this.#change();
	}

	/**
	 * What somebody does builds on what they did before, so it goes out in their order: the next
	 * one when the one before is settled. Sent at once, it would overtake one that is sent again.
	 */
	#sendNext(): void {
		if (!this.#isSynced || this.#isClosed || this.#underway) return;
		const next = this.#pending.find(isUnsettled);
		if (next) void this.#transmit(next.id, next.command);
	}

	async #transmit(id: string, command: MeetingCommand): Promise<void> {
		const request = { id, command };
		this.#underway = request;
		// No answer: the server may have it or not. The same id goes out again.
		const answer = await this.#ports.transport.request('command', request).catch(() => null);
		if (answer && (answer.ok || !answer.retry)) {
			this.#putOff = 0;
			this.#tell(id, answer);
			this.#goOn(request);
		} else if (this.#underway === request) {
			const pauseMs = RESEND_MS * 2 ** (answer ? this.#putOff++ : 0);
			this.#queueIs('kept');
			this.#change();
			this.#ports.later(Math.min(pauseMs, RESEND_MS_MAX), () => this.#goOn(request));
		}
	}

	/** Unless the connection was lost meanwhile, and all begins anew. */
	#goOn(after: CommandMessage): void {
		if (this.#underway !== after) return;
		this.#underway = null;
		if (this.#isSynced) this.#queueIs('sending');
		this.#change();
		this.#sendNext();
	}

	/** `sending`: these go out one after the other; `kept`: they wait on this device. */
	#queueIs(status: 'kept' | 'sending'): void {
		this.#pending = this.#pending.map((entry) =>
			isUnsettled(entry) ? { ...entry, status } : entry
		);
	}

	#tell(id: string, answer: Answer): void {
		const settle = this.#waiting.get(id);
		this.#waiting.delete(id);
		if (answer.ok) {
			this.#update(id, { status: 'accepted', version: answer.version });
			void this.#ports.outbox.remove(id).catch(() => undefined);
			this.#dropSettled();
			this.#change();
			return settle?.({ kind: 'accepted', version: answer.version });
		}
		const refusal: Refusal = answer.params
			? { code: answer.code, params: answer.params }
			: { code: answer.code };
		const entry = this.#pending.find((pending) => pending.id === id);
		if (settle) {
			// Whoever sent it is still there and shows the refusal, once no reload can send it again.
			void this.#forget(id).then(() => settle({ kind: 'refused', refusal }));
			return;
		}
		if (entry) {
			const { command, position } = entry;
			void this.#ports.outbox.put({ id, command, position, refusal }).catch(() => undefined);
			this.#update(id, { status: 'refused', refusal });
		}
	}

	/** Resolves when this device does not hold it any more, or its storage does not answer. */
	#forget(id: string): Promise<void> {
		this.#pending = this.#pending.filter((entry) => entry.id !== id);
		this.#change();
		return new Promise((done) => {
			this.#ports.outbox.remove(id).then(done, done);
			this.#ports.later(STORAGE_MS, done);
		});
	}

	/** An accepted command is shown by its own event as soon as that is here. */
	#dropSettled(): void {
		this.#pending = this.#pending.filter(
			({ command, status, version }) =>
				status !== 'accepted' || (version ?? 0) > this.#reachedFor(command)
		);
	}

	/** The version of the view that shows what this command does: at the desk mostly the shared one. */
	#reachedFor(command: MeetingCommand): number {
		const shared = this.#shared?.version ?? 0;
		if (!this.#own) return shared;
		if (!this.actor || !mayModerate(this.actor)) return this.#own.version;
		const { needs } = this.#own.state;
		const isOwn =
			command.type === 'SubmitNeed' ||
			command.type === 'WithdrawNeed' ||
			(command.type === 'EditNeed' && needs[command.needId]?.status === 'silent');
		return isOwn ? this.#own.version : shared;
	}

	#isDone(id: string): boolean {
		const entry = this.#pending.find((pending) => pending.id === id);
		return !entry || entry.status === 'accepted';
	}

	#update(id: string, change: Partial<Pending>): void {
		this.#pending = this.#pending.map((entry) =>
			entry.id === id ? { ...entry, ...change } : entry
		);
		this.#change();
	}

	#setConnection(connection: Connection): void {
		this.connection = connection;
		this.#change();
	}

	#change(): void {
		this.#visible = null;
		this.#ports.changed();
	}

	#project(): MeetingState | null {
		if (!this.#shared) return null;
		const base = this.#own ? combined(this.#shared.state, this.#own.state) : this.#shared.state;
		return this.#pending.reduce((state, { id, command, status }) => {
			if (status === 'refused' || !this.actor) return state;
			const outcome = decide(command, state, this.#context(id));
			// Refused now: others were faster, or its event is here already. The server has the last word.
			return outcome.kind === 'refused' ? state : outcome.events.reduce(evolve, state);
		}, base);
	}

	#context(commandId: string) {
		const actor: Actor = this.actor ?? { kind: 'system', cause: 'nobody' };
		return { actor, now: this.serverNow(), commandId };
	}
}

function isUnsettled({ status }: Pending): boolean {
	return status === 'kept' || status === 'sending';
}

function applied(view: View, events: SharedEvent[], version: number): View {
	return { version, state: events.reduce(evolve, view.state) };
}
