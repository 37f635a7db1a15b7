/**
 * What somebody is writing: a new need, or another wording of one of their own. It is kept on
 * the device with every letter, outlives steps and reloads, and what the server refuses comes
 * back. The field is only emptied when a command holds the text.
 */
import type { Refusal } from '../domain/kernel/decider';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { Need } from '../domain/meeting/model';
import { NEED_CATEGORIES, type NeedCategory } from '../domain/meeting/need-categories';
import { thoughtsIn } from '../domain/meeting/thoughts';
import { KeptInput, type Drafts } from './kept-input.svelte';
import type { Sent } from './meeting-client';

export interface WritingPorts {
	send(command: MeetingCommand): Sent;
	newId(): string;
	drafts: Drafts;
}

/** Refused after the field was emptied, and something else stands in it by now. */
export interface Returned {
	id: string;
	text: string;
	refusal: Refusal;
}

interface Edit {
	needId: string;
	text: string;
}

export class NeedWriting {
	readonly #text: KeptInput;
	readonly #category: KeptInput;
	readonly #edit: KeptInput;
	/** Why the text in the field was not accepted. */
	refusal = $state.raw<Refusal | null>(null);
	editRefusal = $state.raw<Refusal | null>(null);
	returned = $state.raw<readonly Returned[]>([]);
	readonly #ports: WritingPorts;

	constructor(ports: WritingPorts) {
		this.#ports = ports;
		this.#text = new KeptInput(ports.drafts, 'need');
		this.#category = new KeptInput(ports.drafts, 'category');
		this.#edit = new KeptInput(ports.drafts, 'edit');
	}

	get text(): string {
		return this.#text.value;
	}

	set text(text: string) {
		this.#text.value = text;
		this.refusal = null;
	}

	/** What the new need is about, where its writer says so. */
	get category(): NeedCategory | null {
		return NEED_CATEGORIES.find((known) => known === this.#category.value) ?? null;
	}

	set category(category: NeedCategory | null) {
		this.#category.value = category ?? '';
	}

	/** The own need that is being reworded, with the wording so far. */
	get edit(): Edit | null {
		// Written by ourselves, on this device, in `setEdit`.
		return this.#edit.value === '' ? null : (JSON.parse(this.#edit.value) as Edit);
	}

	/** Brings back what an earlier visit left in the fields; what was typed meanwhile wins. */
	async restore(): Promise<void> {
		const editing = this.#edit.restore();
		// What was chosen for another text does not go with the one that was typed meanwhile.
		if (await this.#text.restore()) await this.#category.restore();
		await editing;
	}

	/** Sends the text as a new need. False: refused at once, `refusal` says why. */
	submit(): boolean {
		this.refusal = this.#submit(this.text);
		if (this.refusal) return false;
		this.text = '';
		this.category = null;
		return true;
	}

	/** Sends each thought as a need of its own. False: refused at once; what is left stays in the field. */
	submitApart(): boolean {
		const thoughts = thoughtsIn(this.text);
		for (const [index, thought] of thoughts.entries()) {
			const refusal = this.#submit(thought);
			if (!refusal) continue;
			this.text = thoughts.slice(index).join('\n');
			this.refusal = refusal;
			return false;
		}
		this.text = '';
		this.category = null;
		return true;
	}

	/** Leaves the first thought of an own need in its place and sends the others as needs of their own. */
	takeApart({ id, text, category }: Pick<Need, 'id' | 'text' | 'category'>): Refusal | null {
		const [first = text, ...others] = thoughtsIn(text);
		// The others first: whatever is refused, no thought is gone.
		for (const thought of others) {
			const refusal = this.#submit(thought, category);
			if (refusal) return refusal;
		}
		const sent = this.#ports.send({ type: 'EditNeed', needId: id, text: first });
		return sent.kind === 'refused' ? sent.refusal : null;
	}

	/** @param text the wording so far */
	setEdit(needId: string, text: string): void {
		this.#edit.value = JSON.stringify({ needId, text } satisfies Edit);
		this.editRefusal = null;
	}

	stopEdit(): void {
		this.#edit.value = '';
		this.editRefusal = null;
	}

	/** Sends the new wording. False: refused at once, `editRefusal` says why. */
	saveEdit(): boolean {
		const edit = this.edit;
		if (!edit) return true;
		const sent = this.#ports.send({ type: 'EditNeed', ...edit });
		if (sent.kind === 'refused' && sent.refusal.code !== 'need/unchanged') {
			this.editRefusal = sent.refusal;
			return false;
		}
		this.stopEdit();
		if (sent.kind === 'sent')
			void sent.settled.then((settled) => {
				if (settled.kind === 'refused')
					this.#giveBack({ id: sent.id, text: edit.text, refusal: settled.refusal });
			});
		return true;
	}

	/** Puts a refused text into the field, after what stands there. */
	takeBack(text: string): void {
		this.text = [this.text.trim(), text].filter((part) => part !== '').join(' ');
	}

	forget(id: string): void {
		this.returned = this.returned.filter((returned) => returned.id !== id);
	}

	#submit(text: string, category: NeedCategory | null = this.category): Refusal | null {
		const sent = this.#ports.send({
			type: 'SubmitNeed',
			needId: this.#ports.newId(),
			text,
			...(category && { category })
		});
		if (sent.kind === 'refused') return sent.refusal;
		void sent.settled.then((settled) => {
			if (settled.kind === 'refused')
				this.#giveBack({ id: sent.id, text, refusal: settled.refusal });
		});
		return null;
	}

	#giveBack(returned: Returned): void {
		if (this.text !== '') this.returned = [...this.returned, returned];
		else {
			this.text = returned.text;
			this.refusal = returned.refusal;
		}
	}
}
