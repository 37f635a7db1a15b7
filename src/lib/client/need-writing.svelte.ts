/**
 * What somebody is writing: a new need, or another wording of one of their own. It is kept on
 * the device with every letter, outlives steps and reloads, and what the server refuses comes
 * back. The field is only emptied when a command holds the text.
 */
import type { Refusal } from '../domain/kernel/decider';
import type { MeetingCommand } from '../domain/meeting/commands';
import type { Need } from '../domain/meeting/model';
import type { NeedCategory } from '../domain/meeting/need-categories';
import { thoughtsIn } from '../domain/meeting/thoughts';
import type { Sent } from './meeting-client';

export interface WritingPorts {
	send(command: MeetingCommand): Sent;
	newId(): string;
	/** @param field which draft: the new need, or the edited one */
	readDraft(field: 'need' | 'edit'): Promise<string>;
	keepDraft(field: 'need' | 'edit', text: string): Promise<void>;
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
	#text = $state('');
	#edit = $state.raw<Edit | null>(null);
	/** What the new need is about, where its writer says so. */
	category = $state<NeedCategory | null>(null);
	/** Why the text in the field was not accepted. */
	refusal = $state.raw<Refusal | null>(null);
	editRefusal = $state.raw<Refusal | null>(null);
	returned = $state.raw<readonly Returned[]>([]);
	readonly #ports: WritingPorts;

	constructor(ports: WritingPorts) {
		this.#ports = ports;
	}

	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
		this.refusal = null;
		this.#keep('need', text);
	}

	/** The own need that is being reworded, with the wording so far. */
	get edit(): Edit | null {
		return this.#edit;
	}

	/** Brings back what an earlier visit left in the fields; what was typed meanwhile wins. */
	async restore(): Promise<void> {
		const [text, edit] = await Promise.all([this.#read('need'), this.#read('edit')]);
		if (this.#text === '') this.#text = text;
		this.#edit ??= parsedEdit(edit);
	}

	/** Sends the text as a new need. False: refused at once, `refusal` says why. */
	submit(): boolean {
		this.refusal = this.#submit(this.#text);
		if (this.refusal) return false;
		this.text = '';
		this.category = null;
		return true;
	}

	/** Sends each thought as a need of its own. False: refused at once; what is left stays in the field. */
	submitApart(): boolean {
		const thoughts = thoughtsIn(this.#text);
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

	startEdit(needId: string, text: string): void {
		this.#setEdit({ needId, text });
	}

	changeEdit(text: string): void {
		if (this.#edit) this.#setEdit({ ...this.#edit, text });
	}

	stopEdit(): void {
		this.#setEdit(null);
	}

	/** Sends the new wording. False: refused at once, `editRefusal` says why. */
	saveEdit(): boolean {
		const edit = this.#edit;
		if (!edit) return true;
		const sent = this.#ports.send({ type: 'EditNeed', ...edit });
		if (sent.kind === 'refused' && sent.refusal.code !== 'need/unchanged') {
			this.editRefusal = sent.refusal;
			return false;
		}
		this.#setEdit(null);
		if (sent.kind === 'sent')
			void sent.settled.then((settled) => {
				if (settled.kind === 'refused')
					this.#giveBack({ id: sent.id, text: edit.text, refusal: settled.refusal });
			});
		return true;
	}

	/** Puts a refused text into the field, after what stands there. */
	takeBack(text: string): void {
		this.text = [this.#text.trim(), text].filter((part) => part !== '').join(' ');
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
		if (this.#text !== '') this.returned = [...this.returned, returned];
		else {
			this.text = returned.text;
			this.refusal = returned.refusal;
		}
	}

	#setEdit(edit: Edit | null): void {
		this.#edit = edit;
		this.editRefusal = null;
		this.#keep('edit', edit ? JSON.stringify(edit) : '');
	}

	/** A device without storage still has the text in its field. */
	#keep(field: 'need' | 'edit', text: string): void {
		void this.#ports.keepDraft(field, text).catch(() => undefined);
	}

	#read(field: 'need' | 'edit'): Promise<string> {
		return this.#ports.readDraft(field).catch(() => '');
	}
}

function parsedEdit(kept: string): Edit | null {
	if (kept === '') return null;
	// Written by ourselves, on this device, in `#setEdit`.
	return JSON.parse(kept) as Edit;
}
