import type { Transport, TransportReceiver } from '../../src/lib/client/meeting-client';
import type {
	Answer,
	CommandMessage,
	Frame,
	OwnFrame,
	SyncAnswer,
	View
} from '../../src/lib/protocol/messages';
import type { Ledger } from './ledger';

/**
 * Stands between a client and its connection, changes nothing and notes what passes: answers for
 * the ledger, and whether versions follow each other as docs/protocol.md promises.
 */
export class WatchedTransport implements Transport {
	readonly #name: string;
	readonly #inner: Transport;
	readonly #ledger: Ledger;
	/** Version of the client on this connection; null until it is synced. */
	#version: number | null = null;
	#ownVersion: number | null = null;
	/** An answer is handed over a moment after it came: what came behind it waits here. */
	#early: (() => void)[] = [];
	/** A gap makes the client ask anew, which is right. */
	#isGapKnown = false;
	/** The newest version that was ever seen; no connection may fall behind it. */
	#newest = 0;

	constructor(name: string, inner: Transport, ledger: Ledger) {
		this.#name = name;
		this.#inner = inner;
		this.#ledger = ledger;
	}

	connect(receiver: TransportReceiver): void {
		this.#inner.connect({
			...receiver,
			connected: () => {
				this.#forget();
				receiver.connected();
			},
			disconnected: () => {
				this.#forget();
				this.#ledger.disconnected(this.#name);
				receiver.disconnected();
			},
			rejected: (code) => {
				this.#ledger.faults.push(`${this.#name} was not let in: ${code}.`);
				receiver.rejected(code);
			},
			frame: (frame) => {
				this.#whenSynced(() => this.#checkFrame(frame));
				receiver.frame(frame);
			},
			view: (view) => {
				this.#whenSynced(() => this.#checkView(view));
				receiver.view(view);
			},
			own: (frame) => {
				this.#whenSynced(() => this.#checkOwn(frame));
				receiver.own(frame);
			}
		});
	}

	request(name: 'sync', message: { since: number | null }): Promise<SyncAnswer | Answer>;
	request(name: 'command', message: CommandMessage): Promise<Answer>;
	async request(
		name: 'sync' | 'command',
		message: { since: number | null } | CommandMessage
	): Promise<SyncAnswer | Answer> {
		if (!('id' in message)) return this.#sync(message);
		this.#ledger.transmitted(message.id);
		const answer = await this.#inner.request('command', message);
		this.#ledger.answered(message.id, answer);
		return answer;
	}

	reconnect(): void {
		this.#forget();
		this.#inner.reconnect();
	}

	close(): void {
		this.#forget();
		this.#inner.close();
	}

	async #sync(message: { since: number | null }): Promise<SyncAnswer | Answer> {
		if (this.#version !== null && !this.#isGapKnown) this.#report('asked anew without need');
		this.#isGapKnown = false;
		this.#version = null;
		const answer = await this.#inner.request('sync', message);
		if (!('shared' in answer)) {
			if (!answer.ok && !answer.retry)
				this.#ledger.faults.push(`${this.#name} was refused its sync: ${answer.code}.`);
			return answer;
		}
		const { shared, own } = answer;
		if (!shared.view && shared.from !== message.since)
			this.#report(`asked for what follows ${String(message.since)}, got it from ${shared.from}`);
		this.#version = 0;
		this.#reached(shared.to);
		this.#ownVersion = own?.version ?? null;
		for (const check of this.#early.splice(0)) check();
		return answer;
	}

	#whenSynced(check: () => void): void {
		if (this.#version === null) this.#early.push(check);
		else check();
	}

	#checkFrame({ from, to }: Frame): void {
		const version = this.#version ?? 0;
		if (from > version || to <= version) {
			this.#isGapKnown = from > version;
			this.#report(`stood at version ${version} and got a frame ${from}-${to}`);
		}
		this.#reached(Math.max(version, to));
	}

	#checkView({ version }: View): void {
		this.#reached(version);
	}

	#checkOwn({ to }: OwnFrame): void {
		if (this.#ownVersion === null || to <= this.#ownVersion)
			this.#report(`had its own up to ${String(this.#ownVersion)} and got it up to ${to}`);
		this.#ownVersion = to;
	}

	#reached(version: number): void {
		if (version < this.#newest)
			this.#report(`stood at version ${this.#newest} and was brought back to ${version}`);
		this.#version = version;
		this.#newest = Math.max(this.#newest, version);
	}

	#report(what: string): void {
		this.#ledger.outOfOrder.push(`${this.#name} ${what}.`);
	}

	#forget(): void {
		this.#version = null;
		this.#ownVersion = null;
		this.#early = [];
	}
}
