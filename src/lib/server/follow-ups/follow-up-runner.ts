/**
 * Carries out what a meeting asks of the plan and the action items (domain/follow-ups.ts),
 * after the meeting's events are durable. A checkpoint says how far it came; after a crash it
 * repeats from there, which is harmless: every follow-up has the id of its cause.
 */
import type { Actor } from '../../domain/kernel/actor';
import { FOLLOWED_EVENTS, followUpsOf, openPointFor, type FollowUp } from '../../domain/follow-ups';
import type { Answer } from '../../protocol/messages';
import type { Clock } from '../clock';
import type { EventLog } from '../event-log/event-log';
import type { MeetingApplied, MeetingHost } from '../meeting/meeting-host';
import type { HostPorts } from '../streams/stream-host';
import { actionItemStreamId, type Streams } from '../streams/streams';

export interface Checkpoints {
	/** Version up to which the follow-ups of this stream are carried out; 0 if none. */
	read(streamId: string): Promise<number>;
	write(streamId: string, version: number): Promise<void>;
}

interface Due {
	version: number;
	authorityId: string;
	followUps: FollowUp[];
}

const PAUSE_MS = 500;
/** A driver may leave a question unsettled: without this the meeting would wait for it for ever. */
const ANSWER_WITHIN_MS = 3_000;

type Ports = Pick<HostPorts, 'wait' | 'report'> & { clock: Pick<Clock, 'within'> };

export class FollowUpRunner {
	readonly #streams: Streams;
	readonly #log: EventLog;
	readonly #checkpoints: Checkpoints;
	readonly #ports: Ports;
	readonly #running = new Set<Promise<void>>();
	#isClosed = false;

	constructor(streams: Streams, log: EventLog, checkpoints: Checkpoints, ports: Ports) {
		this.#streams = streams;
		this.#log = log;
		this.#checkpoints = checkpoints;
		this.#ports = ports;
	}

	/** Follows a meeting from its checkpoint on; call before the host is opened. */
	async follow(host: MeetingHost, streamId: string): Promise<void> {
		const done = await this.#answered(this.#checkpoints.read(streamId));
		let tail: Promise<void> = Promise.resolve();
		host.onApplied(({ before, event, after, logged }: MeetingApplied) => {
			if (logged.version <= done) return;
			// Also one that asks for nothing this time moves the checkpoint: else each start would look.
			if (!FOLLOWED_EVENTS.includes(event.type)) return;
			const followUps = followUpsOf(event, before, Date.parse(logged.at));
			const due: Due = { version: logged.version, authorityId: after.authorityId, followUps };
			// One after the other: a withdrawal must not overtake the proposal that it takes back.
			tail = this.#track(tail.then(() => this.#carryOut(streamId, due)));
		});
	}

	/** How many are not carried out yet. */
	get waiting(): number {
		return this.#running.size;
	}

	/** Resolves when nothing is under way. */
	async settled(): Promise<void> {
		while (this.#running.size > 0) await Promise.all(this.#running);
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		await this.settled();
	}

	#track(task: Promise<void>): Promise<void> {
		const tracked: Promise<void> = task
			.catch((fault: unknown) => {
				if (!(fault instanceof Stopped)) this.#ports.report(fault, { followUp: true });
			})
			.finally(() => this.#running.delete(tracked));
		this.#running.add(tracked);
		return tracked;
	}

	async #carryOut(streamId: string, { version, authorityId, followUps }: Due): Promise<void> {
		for (const followUp of followUps) {
			const actor: Actor = { kind: 'system', cause: `${streamId}@${version}` };
			const answer = await this.#persist(() => this.#submit(followUp, authorityId, actor));
			if (!answer || answer.ok) continue;
			const openPoint = openPointFor(followUp, answer.code);
			if (openPoint) await this.#persist(() => this.#submit(openPoint, authorityId, actor));
		}
		await this.#persist(() => this.#answered(this.#checkpoints.write(streamId, version)));
	}

	/** Tries until it works; when the server stops before, the checkpoint has it tried again. */
	async #persist<T>(act: () => Promise<T>): Promise<T | undefined> {
		while (!this.#isClosed) {
			try {
				const result = await act();
				if (!isRetry(result)) return result;
			} catch (fault) {
				this.#ports.report(fault, { followUp: true });
			}
			await this.#ports.wait(PAUSE_MS);
		}
		throw new Stopped();
	}

	#answered<Result>(answer: Promise<Result>): Promise<Result> {
		return this.#ports.clock.within(ANSWER_WITHIN_MS, answer);
	}

	async #submit(followUp: FollowUp, authorityId: string, actor: Actor): Promise<Answer> {
		const { commandId } = followUp;
		if (followUp.stream === 'plan') {
			const host = await this.#streams.plans.get(followUp.id);
			return host.submit({ commandId, command: followUp.command, actor });
		}
		const streamId = actionItemStreamId(followUp.id);
		await this.#log.createStream({ streamId, kind: 'action-item', authorityId });
		const host = await this.#streams.actionItems.get(followUp.id);
		return host.submit({ commandId, command: followUp.command, actor });
	}
}

class Stopped extends Error {}

function isRetry(result: unknown): boolean {
	return typeof result === 'object' && result !== null && 'retry' in result;
}
