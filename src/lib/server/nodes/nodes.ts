/**
 * Several processes on one PostgreSQL. The log arbitrates; a node that hears that a stream has
 * moved reads what it lacks and tells its own clients. What was not heard is found by asking the
 * database every second. A node that the database does not answer is cut off: it says so to its
 * clients rather than to show them an old state as the present one. Rules ND.
 */
import * as v from 'valibot';
import type { Clock } from '../clock';
import { withAppend, type EventLog } from '../event-log/event-log';

/** What nodes tell each other beside the log. */
const nodeMessage = v.variant('kind', [
	/** End the live connections of a login, a seat, or all of a meeting. */
	v.strictObject({ kind: v.literal('end-login'), id: v.string() }),
	v.strictObject({ kind: v.literal('end-seat'), id: v.string() }),
	v.strictObject({ kind: v.literal('end-meeting'), id: v.string() }),
	/** Seats of screens that are connected somewhere. */
	v.strictObject({ kind: v.literal('screens'), seatIds: v.array(v.string()) })
]);
export type NodeMessage = v.InferOutput<typeof nodeMessage>;

/** Streams that have moved, with their newest versions. */
const moves = v.record(v.string(), v.number());

export interface OpenStream {
	streamId: string;
	version: number;
	/** Reads what other nodes appended, at least up to this version. */
	catchUp(version: number): Promise<void>;
}

/** How nodes call each other; a call may be lost. */
export interface Bell {
	start(): void;
	/** While this node hears its own beats, and has heard nobody else's for seconds. */
	readonly isAlone: boolean;
	/** @throws when the call was not taken */
	call(message: string): Promise<void>;
	close(): Promise<void>;
}

export interface Ears {
	/** Called with what others and this node itself call. */
	called: (message: string) => void;
	/** Listening; again: whatever was called meanwhile may have been missed. */
	listening: (isAgain: boolean) => void;
}

interface Ports {
	clock: Clock;
	bellFor: (ears: Ears) => Bell;
	/** Of these streams, from the log. */
	versionsOf: (streamIds: string[]) => Promise<{ id: string; version: number }[]>;
	/** The streams that this node holds in memory. */
	openStreams: () => OpenStream[];
	report: (fault: unknown) => void;
}

const ASK_MS = 1_000;
const ANSWER_WITHIN_MS = 1_500;
const CUT_OFF_AFTER_MS = 3_000;
/** Of one call, which must stay below 8,000 bytes. */
const MOVES_AT_ONCE = 100;

export class Nodes {
	/** True while the database has not answered for seconds. */
	isCutOff = false;
	/** Set by whoever serves sockets. */
	cutOff: () => void = () => undefined;
	/** What others told may have been missed; set by whoever serves sockets. */
	missed: () => void = () => undefined;
	/** Set by whoever serves sockets; also called with what this node tells. */
	told: (message: NodeMessage) => void = () => undefined;
	readonly #ports: Ports;
	readonly #bell: Bell;
	/** Since when a question waits for its answer; null while none does. */
	#askedAt: number | null = null;
	#stopAsking = () => {};
	#asking: Promise<void> | undefined;
	/** What the others are not yet called for. */
	readonly #moved = new Map<string, number>();
	#isCalling = false;

	constructor(ports: Ports) {
		this.#ports = ports;
		this.#bell = ports.bellFor({
			called: (message) => this.#heard(message),
			listening: (isAgain) => {
				void this.#ask();
				if (isAgain) this.missed();
			}
		});
	}

	start(): void {
		this.#bell.start();
		this.#stopAsking = this.#ports.clock.every(ASK_MS, () => void this.#ask());
	}

	/**
	 * The same log; what is appended to it wakes the other nodes, once it is durable: a NOTIFY in the
	 * statement itself would make commits wait for one another.
	 */
	waking(log: EventLog): EventLog {
		return withAppend(log, async (request) => {
			const result = await log.append(request);
			if (result.kind === 'appended') this.#wakeOthers(request.streamId, result.version);
			return result;
		});
	}

	/** Reaches all nodes, this one included, or is reported. */
	tell(message: NodeMessage): void {
		this.#bell
			.call(`tell ${JSON.stringify(message)}`)
			.catch((fault: unknown) => this.#ports.report(fault));
	}

	async close(): Promise<void> {
		this.#stopAsking();
		await this.#bell.close();
		await this.#asking;
	}

	#heard(message: string): void {
		const [, kind, rest = ''] = /^(\w+) (.*)$/s.exec(message) ?? [];
		if (kind === 'moved') {
			const parsed = v.safeParse(moves, jsonOf(rest));
			if (parsed.success) this.#wake(new Map(Object.entries(parsed.output)));
		}
		if (kind === 'tell') {
			const parsed = v.safeParse(nodeMessage, jsonOf(rest));
			if (parsed.success) this.told(parsed.output);
		}
	}

	#wake(versions: Map<string, number>): void {
		for (const stream of this.#ports.openStreams()) {
			const version = versions.get(stream.streamId) ?? 0;
			if (stream.version < version) void this.#catchUp(stream, version);
		}
	}

	#wakeOthers(streamId: string, version: number): void {
		if (this.#bell.isAlone) return;
		this.#moved.set(streamId, version);
		if (!this.#isCalling) void this.#callForAll();
	}

	/** One call at a time, for all that has moved meanwhile. What is lost the others find by asking. */
	async #callForAll(): Promise<void> {
		this.#isCalling = true;
		while (this.#moved.size > 0) {
			const some = [...this.#moved].slice(0, MOVES_AT_ONCE);
			for (const [streamId] of some) this.#moved.delete(streamId);
			const called = this.#bell.call(`moved ${JSON.stringify(Object.fromEntries(some))}`);
			await this.#ports.clock.within(ANSWER_WITHIN_MS, called).catch(() => undefined);
		}
		this.#isCalling = false;
	}

	/** Asks once at a time. */
	#ask(): Promise<void> {
		this.#asking ??= this.#askNow()
			.catch(() => this.#unanswered())
			.finally(() => (this.#asking = undefined));
		return this.#asking;
	}

	#unanswered(): void {
		const waitedMs = this.#ports.clock.monotonic() - (this.#askedAt ?? Infinity);
		if (this.isCutOff || waitedMs < CUT_OFF_AFTER_MS) return;
		this.isCutOff = true;
		this.cutOff();
	}

	async #askNow(): Promise<void> {
		const open = this.#ports.openStreams();
		this.#askedAt ??= this.#ports.clock.monotonic();
		const rows = await this.#ports.clock.within(
			ANSWER_WITHIN_MS,
			this.#ports.versionsOf(open.map(({ streamId }) => streamId))
		);
		this.#askedAt = null;
		const versions = new Map(rows.map(({ id, version }) => [id, version]));
		const caughtUp = open.flatMap((stream) => {
			const version = versions.get(stream.streamId) ?? 0;
			return version > stream.version ? [this.#catchUp(stream, version)] : [];
		});
		if (!this.isCutOff) return;
		// Nobody is let in before everything is as new again. Else one stream waits for no other.
		const isAllNew = (await Promise.all(caughtUp)).every((isNew) => isNew);
		if (isAllNew) this.isCutOff = false;
	}

	/** False where the log did not answer; the next question finds it again. */
	async #catchUp(stream: OpenStream, version: number): Promise<boolean> {
		try {
			await stream.catchUp(version);
			return true;
		} catch (fault) {
			this.#ports.report(fault);
			return false;
		}
	}
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
