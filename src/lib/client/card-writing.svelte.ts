/**
 * The card that somebody is writing. Kept on the device with every letter; the field is only
 * emptied when a command holds the text, and what the server refuses comes back.
 */
import type { Refusal } from '../domain/kernel/decider';
import type { MeetingCommand } from '../domain/meeting/commands';
import { KeptInput, type Drafts } from './kept-input.svelte';
import type { Sent } from './meeting-client';

export interface CardPorts {
	send(command: MeetingCommand): Sent;
	newId(): string;
	drafts: Drafts;
}

export class CardWriting {
	readonly #text: KeptInput;
	readonly #columnId: KeptInput;
	/** Why the text in the field was not accepted. */
	refusal = $state.raw<Refusal | null>(null);
	readonly #ports: CardPorts;

	constructor(ports: CardPorts) {
		this.#ports = ports;
		this.#text = new KeptInput(ports.drafts, 'card');
		this.#columnId = new KeptInput(ports.drafts, 'column');
	}

	get text(): string {
		return this.#text.value;
	}

	set text(text: string) {
		this.#text.value = text;
		this.refusal = null;
	}

	/** Where the cards go; empty: nobody has chosen yet. */
	get columnId(): string {
		return this.#columnId.value;
	}

	set columnId(columnId: string) {
		this.#columnId.value = columnId;
	}

	/** Brings back what an earlier visit left; what was typed meanwhile wins. */
	async restore(): Promise<void> {
		await Promise.all([this.#text.restore(), this.#columnId.restore()]);
	}

	/** Sends the text as a card. False: refused at once, `refusal` says why. */
	submit(columnId: string): boolean {
		const { text } = this;
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
			this.text = [this.text.trim(), text].filter((part) => part !== '').join(' ');
			this.refusal = settled.refusal;
		});
		return true;
	}
}
