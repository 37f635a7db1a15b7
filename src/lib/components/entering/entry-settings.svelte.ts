/** What whoever types in cards says once for many: for which group, and from where they come. */
import type { Drafts } from '$lib/client/kept-input.svelte';
import type { NeedSource } from '$lib/domain/meeting/model';
import type { StakeholderGroup } from '$lib/domain/meeting/stakeholder-groups';

type TypedSource = Exclude<NeedSource, 'phone'>;

export class EntrySettings {
	#group = $state('');
	#source = $state<string>('paper');
	readonly #drafts: Drafts;

	constructor(drafts: Drafts) {
		this.#drafts = drafts;
	}

	/** Empty: nobody has said for which. */
	get group(): string {
		return this.#group;
	}

	set group(group: string) {
		this.#group = group;
		this.#keep();
	}

	get source(): string {
		return this.#source;
	}

	set source(source: string) {
		this.#source = source;
		this.#keep();
	}

	/** As on the last visit of this device. */
	async restore(): Promise<void> {
		const [source, group] = (await this.#drafts.read('entry').catch(() => '')).split(' ');
		if (source) this.#source = source;
		if (group) this.#group = group;
	}

	/** @param groups of the meeting; what it does not have is left out */
	forNeed(groups: StakeholderGroup[]): { source: TypedSource; group: StakeholderGroup | null } {
		return {
			source: this.#source === 'desk' ? 'desk' : 'paper',
			group: groups.find((group) => group === this.#group) ?? null
		};
	}

	#keep(): void {
		void this.#drafts.keep('entry', `${this.#source} ${this.#group}`).catch(() => undefined);
	}
}
