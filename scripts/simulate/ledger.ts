import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import type { Answer } from '../../src/lib/protocol/messages';

/** One command, from the moment somebody asked for it until the server's final word. */
export interface SentCommand {
	id: string;
	/** Name of the device. */
	sender: string;
	isOnBadNetwork: boolean;
	command: MeetingCommand;
	/** Milliseconds of a clock that only goes forward, as all times here. */
	sentAt: number;
	acknowledgedAt: number | null;
	/** Version that the acknowledgement named. */
	version: number | null;
	refusal: string | null;
}

/** What all devices sent, were answered and saw: the record that the run is judged by. */
export class Ledger {
	readonly commands = new Map<string, SentCommand>();
	/** What no client may ever see: a gap, a repeat, a version that goes back. One sentence each. */
	readonly outOfOrder: string[] = [];
	/** Anything else that contradicts the protocol, one sentence each. */
	readonly faults: string[] = [];
	readonly #cutOff = new Set<string>();
	readonly #transmissions = new Map<string, number>();
	/** When the projector first stood at a version, ascending. */
	readonly #onScreen: { version: number; at: number }[] = [];

	sent(
		command: Pick<SentCommand, 'id' | 'sender' | 'isOnBadNetwork' | 'command' | 'sentAt'>
	): void {
		this.commands.set(command.id, {
			...command,
			acknowledgedAt: null,
			version: null,
			refusal: null
		});
	}

	/** The connection of this device has ended, or could not be made. */
	disconnected(name: string): void {
		this.#cutOff.add(name);
	}

	/** How many devices were disconnected since this was last asked. */
	takeCutOff(): number {
		const { size } = this.#cutOff;
		this.#cutOff.clear();
		return size;
	}

	/** Counted apart: a command goes out before its sender knows its id. */
	transmitted(id: string): void {
		this.#transmissions.set(id, (this.#transmissions.get(id) ?? 0) + 1);
	}

	/** Commands that went onto the wire more than once, after a lost connection or answer. */
	get sentAgain(): number {
		return [...this.#transmissions.values()].filter((times) => times > 1).length;
	}

	answered(id: string, answer: Answer): void {
		const sent = this.commands.get(id);
		if (!sent || (!answer.ok && answer.retry)) return;
		if (!answer.ok) {
			if (sent.version !== null) this.#contradiction(sent, answer.code);
			sent.refusal ??= answer.code;
			return;
		}
		if (sent.refusal !== null || (sent.version !== null && sent.version !== answer.version))
			this.#contradiction(sent, `version ${answer.version}`);
		sent.acknowledgedAt ??= performance.now();
		sent.version ??= answer.version;
	}

	screenReached(version: number): void {
		const last = this.#onScreen.at(-1);
		if (!last || last.version < version) this.#onScreen.push({ version, at: performance.now() });
	}

	/** When the projector held this version, null if it never did. */
	onScreenAt(version: number): number | null {
		return this.#onScreen.find((moment) => moment.version >= version)?.at ?? null;
	}

	get acknowledged(): (SentCommand & { version: number; acknowledgedAt: number })[] {
		return [...this.commands.values()].filter(
			(sent): sent is SentCommand & { version: number; acknowledgedAt: number } =>
				sent.version !== null && sent.acknowledgedAt !== null
		);
	}

	/** Commands without a final answer. */
	get open(): SentCommand[] {
		return [...this.commands.values()].filter(
			({ version, refusal }) => version === null && refusal === null
		);
	}

	#contradiction({ id, command, version, refusal }: SentCommand, then: string): void {
		const first = refusal ?? `version ${String(version)}`;
		this.faults.push(`${command.type} ${id} was answered with ${first}, then with ${then}.`);
	}
}
