/**
 * Several processes on one PostgreSQL. The log arbitrates; a node that hears that a stream has
 * moved reads what it lacks and tells its own clients. What was not heard is found by asking the
 * database every second. A node that the database does not answer is cut off: it says so to its
 * clients rather than to show them an old state as the present one. Rules ND.
 */
import type postgres from 'postgres';
import * as v from 'valibot';
import { answerWithin } from '../db/answer-within';
import { PostgresBell } from './postgres-bell';

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

export interface OpenStream {
	streamId: string;
	version: number;
	/** Reads what other nodes appended. */
	catchUp(): Promise<void>;
}

interface Ports {
	sql: postgres.Sql;
	databaseUrl: string;
	nodeId: string;
	/** The streams that this node holds in memory. */
	openStreams: () => OpenStream[];
	report: (fault: unknown) => void;
}

const ASK_MS = 1_000;
const ANSWER_WITHIN_MS = 1_500;
const CUT_OFF_AFTER_MS = 3_000;

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
	readonly #bell: PostgresBell;
	/** Since when a question waits for its answer; null while none does. */
	#askedAt: number | null = null;
	#timer: NodeJS.Timeout | undefined;
	#asking: Promise<void> | undefined;

	constructor(ports: Ports) {
		this.#ports = ports;
		this.#bell = new PostgresBell({
			...ports,
			called: (message) => this.#heard(message),
			listening: (isAgain) => {
				void this.#ask();
				if (isAgain) this.missed();
			}
		});
	}

	start(): void {
		this.#bell.start();
		this.#timer = setInterval(() => {
			void this.#ask();
		}, ASK_MS).unref();
	}

	/** Reaches all nodes, this one included, or is reported. */
	tell(message: NodeMessage): void {
		this.#bell
			.call(`tell ${JSON.stringify(message)}`)
			.catch((fault: unknown) => this.#ports.report(fault));
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		await this.#bell.close();
		await this.#asking;
	}

	#heard(message: string): void {
		const [, kind, rest = ''] = /^(\w+) (.*)$/s.exec(message) ?? [];
		if (kind === 'stream') {
			const [streamId = '', version] = rest.split(' ');
			this.#wake(streamId, Number(version));
		}
		if (kind === 'tell') {
			const parsed = v.safeParse(nodeMessage, jsonOf(rest));
			if (parsed.success) this.told(parsed.output);
		}
	}

	#wake(streamId: string, version: number): void {
		const stream = this.#ports.openStreams().find((one) => one.streamId === streamId);
		if (stream && stream.version < version) void this.#catchUp(stream);
	}

	/** Asks once at a time. */
	#ask(): Promise<void> {
		this.#asking ??= this.#askNow()
			.catch(() => this.#unanswered())
			.finally(() => (this.#asking = undefined));
		return this.#asking;
	}

	#unanswered(): void {
		const waitedMs = performance.now() - (this.#askedAt ?? Infinity);
		if (this.isCutOff || waitedMs < CUT_OFF_AFTER_MS) return;
		this.isCutOff = true;
		this.cutOff();
	}

	async #askNow(): Promise<void> {
		const open = this.#ports.openStreams();
		this.#askedAt ??= performance.now();
		const rows = await answerWithin(
			ANSWER_WITHIN_MS,
			this.#ports.sql<{ id: string; version: number }[]>`
				select id, version from stream where id = any(${open.map(({ streamId }) => streamId)})`
		);
		this.#askedAt = null;
		const versions = new Map(rows.map(({ id, version }) => [id, version]));
		const caughtUp = open
			.filter(({ streamId, version }) => (versions.get(streamId) ?? 0) > version)
			.map((stream) => this.#catchUp(stream));
		if (!this.isCutOff) return;
		// Nobody is let in before everything is as new again. Else one stream waits for no other.
		const isAllNew = (await Promise.all(caughtUp)).every((isNew) => isNew);
		if (isAllNew) this.isCutOff = false;
	}

	/** False where the log did not answer; the next question finds it again. */
	async #catchUp(stream: OpenStream): Promise<boolean> {
		try {
			await stream.catchUp();
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
