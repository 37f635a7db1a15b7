/** Live connections end and screens are known on all nodes, whichever was asked. */
import type { NodeMessage, Nodes } from '../nodes/nodes';

/** The connections of this node. */
interface Own {
	endLogin(loginId: string): void;
	endSeat(seatId: string): void;
	endMeeting(meetingId: string): void;
	endAll(): void;
	/** Of everybody who can be shut out: who still may come back does so at once. */
	endLeading(): void;
	/** Seats of paired screens that are connected. */
	screens(): string[];
}

/** Of one message, which must stay below 8,000 bytes. */
const SCREENS_AT_ONCE = 150;
const TELL_MS = 5_000;
const KNOWN_FOR_MS = 16_000;

export class AcrossNodes {
	readonly #nodes: Nodes | null;
	readonly #own: Own;
	/** When a screen was last said to be connected, by seat. */
	readonly #screens = new Map<string, number>();
	readonly #timer: NodeJS.Timeout | undefined;

	constructor(nodes: Nodes | null, own: Own) {
		this.#nodes = nodes;
		this.#own = own;
		if (!nodes) return;
		nodes.told = (message) => this.#told(message);
		nodes.cutOff = () => own.endAll();
		nodes.missed = () => own.endLeading();
		this.#timer = setInterval(() => this.#tellScreens(nodes), TELL_MS).unref();
	}

	endLogin(loginId: string): void {
		this.#tell({ kind: 'end-login', id: loginId });
	}

	endSeat(seatId: string): void {
		this.#tell({ kind: 'end-seat', id: seatId });
	}

	endMeeting(meetingId: string): void {
		this.#tell({ kind: 'end-meeting', id: meetingId });
	}

	hasScreen(seatId: string): boolean {
		return performance.now() - (this.#screens.get(seatId) ?? -Infinity) < KNOWN_FOR_MS;
	}

	close(): void {
		clearInterval(this.#timer);
	}

	/** Here at once, elsewhere as soon as they hear it. */
	#tell(message: NodeMessage): void {
		this.#told(message);
		this.#nodes?.tell(message);
	}

	#told(message: NodeMessage): void {
		switch (message.kind) {
			case 'end-login':
				return this.#own.endLogin(message.id);
			case 'end-seat':
				this.#screens.delete(message.id);
				return this.#own.endSeat(message.id);
			case 'end-meeting':
				return this.#own.endMeeting(message.id);
			case 'screens':
				for (const seatId of message.seatIds) this.#screens.set(seatId, performance.now());
		}
	}

	#tellScreens(nodes: Nodes): void {
		for (const [seatId, at] of this.#screens)
			if (performance.now() - at > KNOWN_FOR_MS) this.#screens.delete(seatId);
		const seatIds = this.#own.screens();
		for (let from = 0; from < seatIds.length; from += SCREENS_AT_ONCE)
			nodes.tell({ kind: 'screens', seatIds: seatIds.slice(from, from + SCREENS_AT_ONCE) });
	}
}
