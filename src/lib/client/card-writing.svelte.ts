/**
 * The card that somebody is writing. Kept on the device with every letter; the field is only
 * emptied when a command holds the text, and what the server refuses comes back.
 */
import type { Refusal } from '../domain/kernel/decider';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { Sent } from './meeting-client';

export interface CardPorts {
	send(command: MeetingCommand): Sent;
	newId(): string;
	readDraft(): Promise<string>;
	keepDraft(text: string): Promise<void>;
}

export class CardWriting {
	#text = $state('');
	/** Why the text in the field was not accepted. */
	refusal = $state.raw<Refusal | null>(null);
	readonly #ports: CardPorts;

	constructor(ports: CardPorts) {
		this.#ports = ports;
	}

	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
		this.refusal = null;
		// A device without storage still has the text in its field.
		void this.#ports.keepDraft(text).catch(() => undefined);
	}

	/** Brings back what an earlier visit left in the field; what was typed meanwhile wins. */
	async restore(): Promise<void> {
		const kept = await this.#ports.readDraft().catch(() => '');
		if (this.#text === '') this.#text = kept;
	}

	/** Sends the text as a card. False: refused at once, `refusal` says why. */
	submit(columnId: string): boolean {
		const text = this.#text;
		const sent = this.#ports.send({
			type: 'AddCard',
			cardId: this.#ports.newId(),
			columnId,
			text
		});
		if (sent.kind === 'refused') {
			this.refusal = sent.refusal;
			return false;
		}
		this.text = '';
		void sent.settled.then((settled) => {
			if (settled.kind !== 'refused') return;
			this.text = [this.#text.trim(), text].filter((part) => part !== '').join(' ');
			this.refusal = settled.refusal;
		});
		return true;
	}
}
