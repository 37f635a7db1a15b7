/**
 * A meeting that runs on this node: its stream's queue, and the publisher that tells each
 * audience what happened. One per meeting, opened by the first who asks (directory.ts).
 */
import type { Actor } from '../../domain/kernel/actor';
import type { SharedAudience } from '../../domain/meeting/audience';
import type { AnyMeetingCommand } from '../../domain/meeting/commands';
import { meetingDecider } from '../../domain/meeting/decider';
import type { MeetingEvent } from '../../domain/meeting/events';
import type { MeetingRefusal } from '../../domain/meeting/refusals';
import type { MeetingState } from '../../domain/meeting/state';
import type { Answer, SyncAnswer, View } from '../../protocol/messages';
import { StreamHost, type Applied, type HostPorts } from '../streams/stream-host';
import { MeetingPublisher, type PublisherPorts } from './publisher';

export type MeetingApplied = Applied<MeetingState, MeetingEvent>;

export type MeetingPorts = HostPorts & Omit<PublisherPorts, 'isAnswering'>;

export class MeetingHost {
	readonly meetingId: string;
	readonly #host: StreamHost<MeetingState, AnyMeetingCommand, MeetingEvent, MeetingRefusal>;
	readonly #publisher: MeetingPublisher;

	constructor(meetingId: string, ports: MeetingPorts) {
		this.meetingId = meetingId;
		this.#host = new StreamHost(meetingStreamId(meetingId), meetingDecider, ports);
		this.#publisher = new MeetingPublisher(meetingDecider.initialState, {
			...ports,
			isAnswering: () => this.#host.isAnswering
		});
		this.#host.onApplied((applied) => this.#publisher.applied(applied));
		this.#host.onAnswered(() => this.#publisher.answered());
	}

	/** Called for every event, also those read while opening; add before `open`. */
	onApplied(listener: (applied: MeetingApplied) => void): void {
		this.#host.onApplied(listener);
	}

	async open(): Promise<this> {
		this.#publisher.opening(await this.#host.newestVersion());
		await this.#host.open();
		return this;
	}

	get streamId(): string {
		return this.#host.streamId;
	}

	get state(): MeetingState {
		return this.#host.state;
	}

	get version(): number {
		return this.#host.version;
	}

	/** Reads what other nodes appended, at least up to this version. */
	catchUp(version: number): Promise<void> {
		return this.#host.catchUp(version);
	}

	/** Whoever comes from a node that knew more is not shown less. */
	async reach(version: number | null): Promise<void> {
		if (version !== null && version > this.version) await this.catchUp(version);
	}

	submit(commandId: string, command: AnyMeetingCommand, actor: Actor): Promise<Answer> {
		return this.#host.submit({ commandId, command, actor });
	}

	/** @param seatId of a participant, for the part that only this seat sees */
	sync(audience: SharedAudience, since: number | null, seatId: string | null): SyncAnswer {
		return this.#publisher.sync(audience, since, seatId);
	}

	/** As an audience sees the meeting now, for a page that is not connected yet. */
	viewNow(audience: SharedAudience): View {
		return this.#publisher.viewNow(audience);
	}

	async close(): Promise<void> {
		await this.#host.close();
		this.#publisher.flush();
	}
}

export function meetingStreamId(meetingId: string): string {
	return `meeting:${meetingId}`;
}
