/**
 * The form of one decision: what is typed, what of it is recorded, and a copy on this device, so
 * that neither a reload nor a refusal nor another moderator takes typed text away.
 */
import type { Settled, Sent } from '$lib/client/meeting-client';
import type { Refusal } from '$lib/domain/kernel/decider';
import type { MeetingCommand } from '$lib/domain/meeting/commands';
import type { CoreNeed, Decision, DecisionContent } from '$lib/domain/meeting/model';
import {
	contentOf,
	emptyFields,
	fieldsOf,
	flawsOf,
	gapsOf,
	keptFields,
	type DecisionFields,
	type Flaws
} from './decision-fields';

export interface DecisionPorts {
	/** The decision for this core need as the meeting has it now. */
	recorded(): Decision | undefined;
	send(command: MeetingCommand): Sent;
	newId(): string;
	readKept(): Promise<string>;
	keep(text: string): Promise<void>;
	locale(): string;
}

export class DecisionForm {
	readonly coreNeedId: string;
	fields: DecisionFields = $state(emptyFields());
	/** Fields are told what is wrong only after somebody tried to save or agree. */
	shown: 'nothing' | 'flaws' | 'gaps' = $state('nothing');
	/** Refused by the server or by the rules; the text stays in the fields. */
	refusal: Refusal | null = $state.raw(null);
	isSaving = $state(false);
	/** Text that an earlier visit left unsaved is back in the fields. */
	isRestored = $state(false);
	/** Another moderator recorded something else while there is unsaved text here. */
	newer: DecisionContent | null = $state.raw(null);
	readonly #ports: DecisionPorts;
	/** The recorded wording that the typed one is compared with. */
	#base = $state(JSON.stringify(emptyFields()));
	#isLoaded = false;

	constructor(coreNeed: CoreNeed, ports: DecisionPorts) {
		this.coreNeedId = coreNeed.id;
		this.#ports = ports;
	}

	get isChanged(): boolean {
		return this.#typed() !== this.#base;
	}

	get flaws(): Flaws {
		return flawsOf(this.fields);
	}

	get gaps(): Flaws {
		return gapsOf(this.fields);
	}

	/** Brings back what an earlier visit left unsaved; what is typed meanwhile wins. */
	async load(): Promise<void> {
		if (this.#isLoaded) return;
		this.#isLoaded = true;
		const kept = keptFields(await this.#ports.readKept().catch(() => ''));
		if (!kept || this.isChanged || JSON.stringify(kept) === this.#base) return;
		this.fields = kept;
		this.isRestored = true;
	}

	/** Keeps what is typed on this device, or forgets it once it is recorded. */
	keep(): void {
		if (!this.#isLoaded) return;
		void this.#ports.keep(this.isChanged ? this.#typed() : '').catch(() => undefined);
	}

	/** The decision as recorded now; unsaved text is never overwritten by it. */
	follow(): void {
		const decision = this.#ports.recorded();
		if (this.isSaving) return;
		const recorded = this.#fieldsOf(decision);
		const wording = JSON.stringify(recorded);
		if (wording === this.#base) return;
		const isTypedOver = this.isChanged && this.#typed() !== wording;
		if (isTypedOver && decision) {
			this.newer = decision.content;
			return;
		}
		this.#base = wording;
		this.newer = null;
		if (!isTypedOver) this.fields = recorded;
	}

	/** Gives up the typed text for the recorded one. */
	takeRecorded(): void {
		this.fields = this.#fieldsOf(this.#ports.recorded());
		this.#base = this.#typed();
		this.#calm();
	}

	/** Keeps the typed text; saving it replaces what the other recorded. */
	keepTyped(): void {
		if (this.newer) this.#base = JSON.stringify(fieldsOf(this.newer, this.#ports.locale()));
		this.newer = null;
	}

	/** Puts a recording that the server refused back into the fields. */
	restore(content: DecisionContent): void {
		this.fields = fieldsOf(content, this.#ports.locale());
		this.isRestored = true;
	}

	/** Records the draft. False where something is wrong, which is then shown at its field. */
	async save(): Promise<boolean> {
		this.refusal = null;
		if (this.flaws.size > 0) {
			this.shown = 'flaws';
			return false;
		}
		return this.#record();
	}

	/**
	 * Agrees to what stands in the fields. It is recorded first, and only a recorded wording is
	 * agreed to: otherwise a refused recording would let an older one become the agreement.
	 */
	async agree(): Promise<boolean> {
		this.refusal = null;
		if (this.flaws.size > 0 || this.gaps.size > 0) {
			this.shown = 'gaps';
			return false;
		}
		if ((this.isChanged || !this.#ports.recorded()) && !(await this.#record())) return false;
		const decisionId = this.#ports.recorded()?.id;
		if (decisionId === undefined) return false;
		const isDone = await this.#settle(this.#ports.send({ type: 'AgreeDecision', decisionId }));
		if (isDone) this.#calm();
		return isDone;
	}

	async #record(): Promise<boolean> {
		const typed = this.#typed();
		const decisionId = this.#ports.recorded()?.id ?? this.#ports.newId();
		const content = contentOf($state.snapshot(this.fields));
		const { coreNeedId } = this;
		this.isSaving = true;
		const isDone = await this.#settle(
			this.#ports.send({ type: 'RecordDecision', decisionId, coreNeedId, content })
		);
		this.isSaving = false;
		if (isDone) {
			// Blanks that the domain cleans away are no reason to call the form changed.
			const recorded = this.#fieldsOf(this.#ports.recorded());
			this.#base = JSON.stringify(recorded);
			if (this.#typed() === typed) this.fields = recorded;
			this.#calm();
		} else this.follow();
		return isDone;
	}

	async #settle(sent: Sent): Promise<boolean> {
		const settled: Settled = sent.kind === 'refused' ? sent : await sent.settled;
		if (settled.kind === 'refused') this.refusal = settled.refusal;
		return settled.kind === 'accepted';
	}

	#fieldsOf(decision: Decision | undefined): DecisionFields {
		return decision ? fieldsOf(decision.content, this.#ports.locale()) : emptyFields();
	}

	#typed(): string {
		return JSON.stringify(this.fields);
	}

	#calm(): void {
		this.shown = 'nothing';
		this.refusal = null;
		this.newer = null;
		this.isRestored = false;
		this.keep();
	}
}
