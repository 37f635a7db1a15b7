/**
 * Tells each audience of a meeting what it may know, in frames. While it is quiet a frame
 * leaves at once; under load frames are spaced so that sending takes at most a quarter of the
 * time, and leave behind the answers that are about to come. What it told lately is kept, so
 * that who comes back gets only what was missed.
 */
import {
	SHARED_AUDIENCES,
	coalesce,
	onlyCount,
	ownView,
	seatsConcerned,
	tell,
	tellOwn,
	viewFor,
	type SharedAudience
} from '../../domain/meeting/audience';
import type { MeetingEvent, SharedEvent } from '../../domain/meeting/events';
import type { MeetingState } from '../../domain/meeting/state';
import type { Frame, OwnFrame, SyncAnswer, View } from '../../protocol/messages';
import type { Applied } from '../streams/stream-host';

/** Where frames go: socket.io rooms, or a simulated network. */
export interface Broadcast {
	frame(audience: SharedAudience, frame: Frame): void;
	view(audience: SharedAudience, view: View): void;
	own(seatId: string, frame: OwnFrame): void;
}

export interface PublisherPorts {
	broadcast: Broadcast;
	/** Milliseconds of a clock that only goes forward. */
	monotonic(): number;
	now(): number;
	later(ms: number, run: () => void): void;
	/** Somebody is about to get an answer, which would have to wait until all are told. */
	isAnswering(): boolean;
}

interface Told {
	version: number;
	events: SharedEvent[];
	isRefresh: boolean;
}

interface Channel {
	/** Version up to which the audience has been told. */
	sent: number;
	/** Version from which `told` is complete: it holds what happened after it. */
	toldFrom: number;
	told: Told[];
	/** For whoever joins, as long as only counts have followed. */
	view: View | null;
}

const REMEMBERED = 2_000;
/** A view that so much has happened since is made anew. */
const STALE_AFTER = 200;
/** Share of the time that sending may take. */
const DUTY = 0.25;
const LONGEST_GAP_MS = 100;

export class MeetingPublisher {
	readonly #ports: PublisherPorts;
	readonly #channels: Record<SharedAudience, Channel>;
	#own = new Map<string, SharedEvent[]>();
	#state: MeetingState;
	#version = 0;
	#isScheduled = false;
	/** Is due, but lets an answer go first. */
	#isHeldBack = false;
	#lastFlushAt = -Infinity;
	/** Smoothed cost of one flush. */
	#costMs = 0;

	constructor(initial: MeetingState, ports: PublisherPorts) {
		this.#ports = ports;
		this.#state = initial;
		this.#channels = Object.fromEntries(
			SHARED_AUDIENCES.map((audience) => [
				audience,
				{ sent: 0, toldFrom: 0, told: [], view: null } satisfies Channel
			])
		) as unknown as Record<SharedAudience, Channel>;
	}

	/**
	 * Call before the log is read: of all that happened, only the newest is kept for those who
	 * come back.
	 * @param newest version of the log
	 */
	opening(newest: number): void {
		for (const audience of SHARED_AUDIENCES)
			this.#channels[audience].toldFrom = Math.max(0, newest - REMEMBERED);
	}

	applied({ before, event, after, logged, isReplay }: Applied<MeetingState, MeetingEvent>): void {
		this.#state = after;
		this.#version = logged.version;
		for (const audience of SHARED_AUDIENCES) {
			const channel = this.#channels[audience];
			if (isReplay) channel.sent = logged.version;
			if (logged.version <= channel.toldFrom) continue;
			const told = tell(before, event, after, audience);
			const isRefresh = told.kind === 'refresh';
			if (isRefresh) {
				channel.view = null;
				// Nobody is brought over a refresh by events: what was told before is of no use.
				channel.told = [];
				channel.toldFrom = logged.version;
			}
			channel.told.push({
				version: logged.version,
				events: told.kind === 'events' ? told.events : [],
				isRefresh
			});
			if (channel.told.length > REMEMBERED)
				channel.toldFrom = channel.told.shift()?.version ?? channel.toldFrom;
		}
		if (isReplay) return;
		for (const seatId of seatsConcerned(before, event)) {
			const events = this.#own.get(seatId) ?? [];
			events.push(tellOwn(before, event, seatId));
			this.#own.set(seatId, events);
		}
		this.#schedule();
	}

	/** Everything for someone who joins or comes back. The caller joins the room in the same turn. */
	sync(audience: SharedAudience, since: number | null, seatId: string | null): SyncAnswer {
		// What is pending goes out first: after the answer this client starts at the newest version.
		this.flush();
		return {
			ok: true,
			now: this.#ports.now(),
			shared: this.#missed(audience, since) ?? this.#fromView(audience),
			own: seatId === null ? null : { version: this.#version, state: ownView(this.#state, seatId) }
		};
	}

	/** Those who waited have their answers. */
	answered(): void {
		if (this.#isHeldBack) this.#flushAfter(0);
	}

	/** Sends what is pending, now. */
	flush(): void {
		this.#isScheduled = false;
		this.#isHeldBack = false;
		this.#lastFlushAt = this.#ports.monotonic();
		for (const audience of SHARED_AUDIENCES) this.#flushShared(audience);
		for (const [seatId, events] of this.#own)
			this.#ports.broadcast.own(seatId, { to: this.#version, events });
		this.#own = new Map();
		this.#costMs = 0.8 * this.#costMs + 0.2 * (this.#ports.monotonic() - this.#lastFlushAt);
	}

	#schedule(): void {
		if (this.#isScheduled) return;
		this.#isScheduled = true;
		const gap = Math.min(LONGEST_GAP_MS, this.#costMs / DUTY);
		const wait = this.#lastFlushAt + gap - this.#ports.monotonic();
		this.#ports.later(Math.max(0, wait), () => {
			if (!this.#isScheduled) return;
			if (!this.#ports.isAnswering()) return this.flush();
			this.#isHeldBack = true;
			// No longer than the answer would have to wait for this.
			this.#flushAfter(this.#costMs);
		});
	}

	#flushAfter(ms: number): void {
		this.#ports.later(ms, () => {
			if (this.#isHeldBack) this.flush();
		});
	}

	#flushShared(audience: SharedAudience): void {
		const channel = this.#channels[audience];
		if (channel.sent === this.#version) return;
		const from = channel.sent;
		const pending = channel.told.filter(({ version }) => version > from);
		if (from < channel.toldFrom || pending.some(({ isRefresh }) => isRefresh)) {
			channel.sent = this.#version;
			this.#ports.broadcast.view(audience, this.#viewOf(audience));
			return;
		}
		const events = coalesce(pending.flatMap((told) => told.events));
		// Events that this audience learns nothing of wait for the next frame that says something.
		if (events.length === 0) return;
		channel.sent = this.#version;
		this.#ports.broadcast.frame(audience, { from, to: this.#version, events });
	}

	/** A view of before the last counts, and those: a burst of joins makes and packs it once. */
	#fromView(audience: SharedAudience): SyncAnswer['shared'] {
		const { view } = this.#channels[audience];
		if (view && this.#version - view.version <= STALE_AFTER) {
			const missed = this.#missed(audience, view.version);
			if (missed && onlyCount(missed.events)) return { ...missed, view };
		}
		return { view: this.#viewOf(audience), from: this.#version, to: this.#version, events: [] };
	}

	#missed(audience: SharedAudience, since: number | null): SyncAnswer['shared'] | null {
		const { told, toldFrom } = this.#channels[audience];
		if (since === null || since < toldFrom || since > this.#version) return null;
		const missed = told.filter(({ version }) => version > since);
		if (missed.some(({ isRefresh }) => isRefresh)) return null;
		return {
			view: null,
			from: since,
			to: this.#version,
			events: coalesce(missed.flatMap(({ events }) => events))
		};
	}

	#viewOf(audience: SharedAudience): View {
		const view = { version: this.#version, state: viewFor(this.#state, audience) };
		this.#channels[audience].view = view;
		return view;
	}

	/** As an audience sees the meeting now. */
	viewNow(audience: SharedAudience): View {
		const { view } = this.#channels[audience];
		return view?.version === this.#version ? view : this.#viewOf(audience);
	}
}
