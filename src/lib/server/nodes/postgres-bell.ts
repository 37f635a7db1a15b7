/**
 * How the nodes of one database call each other: LISTEN and NOTIFY. A call is never more than a
 * hint, since one may be lost. The connection that listens is watched by beats of its own, because
 * the driver does not always notice that it has ended, and is made anew.
 */
import postgres from 'postgres';
import type { Bell, Ears } from './nodes';

const CHANNEL = 'planrunde';

const BEAT_MS = 1_000;
const SILENT_AFTER_MS = 4_000;
const ALONE_AFTER_MS = 2_500;

const BEAT = 'beat ';
const beatOf = (nodeId: string) => BEAT + nodeId;

interface Ports extends Ears {
	/** For calling. */
	sql: postgres.Sql;
	/** For listening, on a connection of its own. */
	databaseUrl: string;
	nodeId: string;
}

export class PostgresBell implements Bell {
	readonly #ports: Ports;
	#ear: postgres.Sql | undefined;
	#heardAt = 0;
	#heardOthersAt = 0;
	#hasListened = false;
	#timer: NodeJS.Timeout | undefined;

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	start(): void {
		this.#listen();
		this.#timer = setInterval(() => this.#beat(), BEAT_MS).unref();
	}

	get isAlone(): boolean {
		const isDeaf = performance.now() - this.#heardAt > ALONE_AFTER_MS;
		return !isDeaf && this.#heardAt - this.#heardOthersAt > ALONE_AFTER_MS;
	}

	/** At most 8,000 bytes. @throws when the database does not take it */
	async call(message: string): Promise<void> {
		await this.#ports.sql`select pg_notify(${CHANNEL}, ${message})`;
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		await this.#ear?.end({ timeout: 0.5 });
	}

	#listen(): void {
		const ear = postgres(this.#ports.databaseUrl, {
			max: 1,
			idle_timeout: undefined,
			connect_timeout: 3,
			onnotice: () => undefined
		});
		this.#ear = ear;
		this.#heardAt = this.#heardOthersAt = performance.now();
		const ownBeat = beatOf(this.#ports.nodeId);
		const hear = (message: string) => {
			if (this.#ear !== ear) return;
			this.#heardAt = performance.now();
			if (!message.startsWith(BEAT)) return this.#ports.called(message);
			if (message !== ownBeat) this.#heardOthersAt = this.#heardAt;
		};
		ear
			.listen(CHANNEL, hear, () => {
				if (this.#ear !== ear) return;
				// Whoever takes itself for alone hears at once that it is not.
				this.#callBeat();
				this.#ports.listening(this.#hasListened);
				this.#hasListened = true;
			})
			// The beats will be missing, too.
			.catch(() => undefined);
	}

	#callBeat(): void {
		this.call(beatOf(this.#ports.nodeId)).catch(() => undefined);
	}

	#beat(): void {
		this.#callBeat();
		if (performance.now() - this.#heardAt < SILENT_AFTER_MS) return;
		const deaf = this.#ear;
		this.#listen();
		void deaf?.end({ timeout: 0 }).catch(() => undefined);
	}
}
