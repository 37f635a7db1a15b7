/**
 * One stream, one queue. Commands that arrive while an append is in flight gather; the next
 * batch starts when the commit returns. Order: decide, append (durable), evolve, publish by
 * version, acknowledge. The log arbitrates: another writer's events are read and applied, and
 * what was to be appended is decided anew. A command that throws stops only itself.
 */
import type { Actor } from '../../domain/kernel/actor';
import type { Decider } from '../../domain/kernel/decider';
import type { Answer } from '../../protocol/messages';
import { BoundedMap } from '../bounded-map';
import { upcast } from '../event-log/upcast';
import {
	AppendOutcomeUnknown,
	EventNotStorable,
	type AppendRequest,
	type EventLog,
	type LoggedEvent
} from '../event-log/event-log';

export interface Submission<Command> {
	commandId: string;
	command: Command;
	actor: Actor;
}

export interface Applied<State, Event> {
	before: State;
	event: Event;
	after: State;
	logged: LoggedEvent;
	/** Read while the stream was opened, not news. */
	isReplay: boolean;
}

export interface HostPorts {
	log: EventLog;
	/** Epoch milliseconds. */
	now(): number;
	wait(ms: number): Promise<void>;
	/** Records an unexpected fault and returns an id under which it is found in the server's log. */
	report(fault: unknown, circumstances: Record<string, unknown>): string;
}

interface Queued<Command> extends Submission<Command> {
	answer: (answer: Answer) => void;
}

interface Decision<Command, State> {
	queued: Queued<Command>;
	/** Known before the append: a refusal, a fault, or a command that stands in the log already. */
	answer?: Answer;
	/** Answered before with the same. */
	isKnown?: true;
	append?: AppendRequest['commands'][number];
	/** What the events to append lead to, one state each; holds if they are appended as decided. */
	states?: State[];
}

/** Refused commands are remembered too, so that a late copy cannot be accepted after all. */
const REMEMBERED_REFUSALS = 2_000;
const BATCH_LIMIT = 500;
const PAGE = 2_000;
/** So long at a time a log is applied. */
const TURN_MS = 50;
/** Pauses before the log is asked again; it has already been patient itself when it throws. */
const RETRY_MS = [50, 500];

export class StreamHost<State, Command, Event extends { type: string }, Code extends string> {
	readonly streamId: string;
	state: State;
	version = 0;
	/** Somebody waits for the answer to a command that has been taken up. */
	isAnswering = false;
	readonly #decider: Decider<State, Command, Event, Code>;
	readonly #ports: HostPorts;
	readonly #listeners = new Set<(applied: Applied<State, Event>) => void>();
	#queue: Queued<Command>[] = [];
	/** Who waits for what other writers appended, up to which version. */
	#behind: { version: number; resolve: () => void; reject: (fault: unknown) => void }[] = [];
	#pumping: Promise<void> | null = null;
	#closed = false;
	readonly #answered = new Set<() => void>();
	/** Version after which an accepted command stands. */
	readonly #accepted = new Map<string, number>();
	readonly #refused = new BoundedMap<string, Answer>(REMEMBERED_REFUSALS);

	constructor(streamId: string, decider: Decider<State, Command, Event, Code>, ports: HostPorts) {
		this.streamId = streamId;
		this.#decider = decider;
		this.#ports = ports;
		this.state = decider.initialState;
	}

	/** Called for every event in order of versions, also for those read while opening. */
	onApplied(listener: (applied: Applied<State, Event>) => void): void {
		this.#listeners.add(listener);
	}

	/** Called each time when a batch has its answers. */
	onAnswered(listener: () => void): void {
		this.#answered.add(listener);
	}

	/** Reads the stream from the log. Add listeners first. */
	async open(): Promise<this> {
		await this.#catchUp(true);
		return this;
	}

	/**
	 * Reads what other writers appended; between two batches, since what this host has appended
	 * itself must not be read before it is applied. Rejects when the log does not answer.
	 * @param version that is known to be there; it may be the host's own, on its way
	 */
	catchUp(version = Infinity): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#behind.push({ version, resolve, reject });
			this.#pumping ??= this.#pump();
		});
	}

	/** Of the log, which other writers may have moved on. */
	newestVersion(): Promise<number> {
		return this.#ports.log.version(this.streamId);
	}

	/** Resolves when the command is durable or refused. Never rejects. */
	submit(submission: Submission<Command>): Promise<Answer> {
		return new Promise((answer) => {
			if (this.#closed) return answer({ ok: false, code: 'server/unavailable', retry: true });
			this.#queue.push({ ...submission, answer });
			this.#pumping ??= this.#pump();
		});
	}

	/** Lets the batch in flight finish; what still waits is refused and may be sent again. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.#pumping;
	}

	async #pump(): Promise<void> {
		// Everything that arrived in this turn of the event loop goes into the first batch.
		await Promise.resolve();
		while (this.#queue.length > 0 || this.#behind.length > 0) {
			if (this.#behind.length > 0) await this.#catchUpForAll();
			const batch = this.#queue.splice(0, BATCH_LIMIT);
			if (this.#closed) {
				for (const { answer } of batch)
					answer({ ok: false, code: 'server/unavailable', retry: true });
				continue;
			}
			this.isAnswering = true;
			await this.#process(batch);
			this.isAnswering = false;
			for (const listener of this.#answered) listener();
		}
		this.#pumping = null;
	}

	async #catchUpForAll(): Promise<void> {
		const waiting = this.#behind.splice(0);
		try {
			if (waiting.some(({ version }) => version > this.version)) await this.#catchUp(false);
			for (const { resolve } of waiting) resolve();
		} catch (fault) {
			for (const { reject } of waiting) reject(fault);
		}
	}

	async #process(batch: Queued<Command>[]): Promise<void> {
		const unstorable = new Set<string>();
		for (let attempt = 0; ;) {
			const decisions = this.#decideAll(batch, unstorable);
			const commands = decisions.flatMap(({ append }) => (append ? [append] : []));
			try {
				// A refusal is only right on the newest state, which another node may have written.
				if (decisions.some(isNewRefusal) && (await this.newestVersion()) > this.version) {
					await this.#catchUp(false);
					continue;
				}
				if (commands.length > 0) {
					const result = await this.#ports.log.append({
						streamId: this.streamId,
						expectedVersion: this.version,
						commands
					});
					if (result.kind === 'conflict') {
						await this.#catchUp(false);
						continue;
					}
					this.#applyOwn(decisions);
				}
				return this.#answerAll(decisions);
			} catch (fault) {
				if (fault instanceof EventNotStorable) {
					unstorable.add(fault.commandId);
					continue;
				}
				const pause = RETRY_MS[attempt++];
				if (pause === undefined || !(await this.#recover(pause))) {
					const id = this.#ports.report(fault, { streamId: this.streamId });
					return this.#refuseAll(batch, fault, id);
				}
			}
		}
	}

	/** After an append of unknown outcome the log tells what is stored. False if it does not answer. */
	async #recover(pauseMs: number): Promise<boolean> {
		await this.#ports.wait(pauseMs);
		try {
			await this.#catchUp(false);
		} catch {
			// The next try finds out; the version that is expected stays the last one known.
		}
		return !this.#closed;
	}

	#decideAll(batch: Queued<Command>[], unstorable: Set<string>): Decision<Command, State>[] {
		let state = this.state;
		const now = this.#ports.now();
		const at = new Date(now).toISOString();
		const inBatch = new Set<string>();
		return batch.map((queued): Decision<Command, State> => {
			const { commandId, command, actor } = queued;
			const known = this.#knownAnswer(commandId);
			if (known) return { queued, answer: known, isKnown: true };
			// The same command twice in one batch: answered as the first, see #answerAll. What lies
			// between them may have made right what was refused.
			if (inBatch.has(commandId)) return { queued };
			inBatch.add(commandId);
			if (unstorable.has(commandId))
				return { queued, answer: { ok: false, code: 'command/malformed' } };
			try {
				const outcome = this.#decider.decide(command, state, { actor, now, commandId });
				if (outcome.kind === 'refused')
					return { queued, answer: { ok: false, ...outcome.refusal } };
				const states: State[] = [];
				for (const event of outcome.events)
					states.push((state = this.#decider.evolve(state, event)));
				const events = outcome.events.map(({ type, ...payload }) => ({ type, payload }));
				return { queued, states, append: { commandId, actor, at, events } };
			} catch (fault) {
				const id = this.#ports.report(fault, { streamId: this.streamId, commandId });
				return { queued, answer: { ok: false, code: 'server/fault', params: { id } } };
			}
		});
	}

	#answerAll(decisions: Decision<Command, State>[]): void {
		for (const { queued, answer } of decisions) {
			const settled = answer ?? this.#knownAnswer(queued.commandId);
			if (!settled) throw new Error(`Command ${queued.commandId} was appended but is not known.`);
			if (!settled.ok) this.#refused.set(queued.commandId, settled);
			queued.answer(settled);
		}
	}

	/** The database stayed away: nothing is known to be stored, so the same ids may come again. */
	#refuseAll(batch: Queued<Command>[], fault: unknown, id: string): void {
		const answer: Answer =
			fault instanceof AppendOutcomeUnknown || this.#closed
				? { ok: false, code: 'server/unavailable', retry: true }
				: { ok: false, code: 'server/fault', params: { id }, retry: true };
		for (const queued of batch) queued.answer(this.#knownAnswer(queued.commandId) ?? answer);
	}

	#knownAnswer(commandId: string): Answer | undefined {
		const version = this.#accepted.get(commandId);
		return version === undefined ? this.#refused.get(commandId) : { ok: true, version };
	}

	/**
	 * While one page is applied the log already reads the next. Others get their turn in between:
	 * meetings of this node, and the answer of the log, which is not waited for without end.
	 */
	async #catchUp(isReplay: boolean): Promise<void> {
		const pageAfter = (version: number) => this.#ports.log.read(this.streamId, version, PAGE);
		for (let coming = pageAfter(this.version); ;) {
			const page = await coming;
			const last = page.length < PAGE ? undefined : page.at(-1);
			if (last) {
				coming = pageAfter(last.version);
				// Whether it fails is asked when it is its turn.
				coming.catch(() => undefined);
			}
			let turnEndsAt = this.#ports.now() + TURN_MS;
			for (const logged of page) {
				this.#apply(upcast(logged), isReplay);
				if (this.#ports.now() < turnEndsAt) continue;
				await this.#ports.wait(0);
				turnEndsAt = this.#ports.now() + TURN_MS;
			}
			if (!last) return;
		}
	}

	/** Nothing came between deciding and appending, so the states of the decisions hold. */
	#applyOwn(decisions: Decision<Command, State>[]): void {
		for (const { append, states = [] } of decisions) {
			if (!append) continue;
			const { commandId, actor, at, events } = append;
			events.forEach(({ type, payload }, index) =>
				this.#apply(
					{
						streamId: this.streamId,
						version: this.version + 1,
						...{ commandId, type, payload, actor, at }
					},
					false,
					states[index]
				)
			);
		}
	}

	/** @param after where it is known already */
	#apply(logged: LoggedEvent, isReplay: boolean, after?: State): void {
		if (logged.version !== this.version + 1) return;
		const event = { type: logged.type, ...(logged.payload as object) } as unknown as Event;
		const before = this.state;
		this.state = after ?? this.#decider.evolve(before, event);
		this.version = logged.version;
		this.#accepted.set(logged.commandId, logged.version);
		for (const listener of this.#listeners) {
			try {
				listener({ before, event, after: this.state, logged, isReplay });
			} catch (fault) {
				this.#ports.report(fault, { streamId: this.streamId, version: logged.version });
			}
		}
	}
}

function isNewRefusal({ answer, isKnown }: Decision<unknown, unknown>): boolean {
	return answer !== undefined && !answer.ok && !isKnown;
}
