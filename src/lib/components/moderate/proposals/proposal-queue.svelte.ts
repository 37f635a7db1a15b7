/**
 * The queue of proposals at one desk: which one is looked at, and what is done with it. The order
 * is that of kept-queue.ts; nothing moves under the cursor.
 */
import { newId } from '$lib/client/new-id';
import type { Refusal } from '$lib/domain/kernel/decider';
import { m } from '$lib/paraglide/messages.js';
import { announce } from '$lib/ui/announcer.svelte';
import type { Desk } from '../desk.svelte';
import { keptQueue, nextKey, type Queued } from './kept-queue';
import { acceptance, draftOf, rejection, type Draft } from './proposal-acts';
import { doneText, kindText } from './proposal-text';

export class ProposalQueue {
	readonly desk: Desk;
	entries: readonly Queued[] = $state.raw([]);
	/** Changed before it is accepted; null: as proposed. */
	draft: Draft | null = $state(null);
	refusal: Refusal | null = $state.raw(null);
	#key: string | null = $state(null);

	constructor(desk: Desk) {
		this.desk = desk;
	}

	get index(): number {
		return this.entries.findIndex(({ key }) => key === this.#key);
	}

	get current(): Queued | undefined {
		return this.entries[this.index];
	}

	/** Takes in what was noticed or done since. */
	refresh(): void {
		const before = this.entries;
		const { proposals } = this.desk.live;
		const now = keptQueue(before, proposals, this.desk.state, this.#key);
		const key = nextKey(before, now, this.#key);
		const known = new Set(before.map((entry) => entry.key));
		const added = now.filter((entry) => !known.has(entry.key)).length;
		this.entries = now;
		this.#look(key);
		if (added > 0 && before.length > 0) announce(m.proposals_more({ count: added }), 'proposals');
	}

	/** To the one before or behind. */
	walk(by: 1 | -1): void {
		const entry = this.entries[this.index + by];
		if (!entry) return;
		this.#look(entry.key);
		announce(kindText(entry.proposal), 'proposal');
	}

	adjust(): void {
		const { current } = this;
		if (!current || current.proposal.kind === 'out-of-scope') return;
		this.draft = draftOf(current.proposal, this.desk.state);
		this.refusal = null;
	}

	dropDraft(): void {
		this.draft = null;
		this.refusal = null;
	}

	accept(): void {
		const { current, desk } = this;
		if (!current) return;
		const { proposal } = current;
		const draft = this.draft ?? draftOf(proposal, desk.state);
		const command = acceptance(proposal, draft, desk.state);
		if (!command) return;
		if (this.draft) {
			this.refusal = desk.attempt(command, draft.text);
			if (this.refusal) return;
		} else if (!desk.act(command)) return;
		this.#goOn(doneText(proposal));
	}

	/** Two that are perhaps the same: the room says it. */
	ask(): void {
		const { current, desk } = this;
		if (current?.proposal.kind !== 'doubtful') return;
		const [one, other] = current.proposal.needIds;
		desk.act({ type: 'AskPair', questionId: newId(), needIds: [one, other] });
	}

	reject(): void {
		const { current, desk } = this;
		if (current && desk.act(rejection(current.proposal))) this.#goOn(m.proposals_rejected());
	}

	#look(key: string | null): void {
		if (key === this.#key) return;
		this.#key = key;
		this.dropDraft();
	}

	#goOn(done: string): void {
		this.dropDraft();
		this.refresh();
		const { current } = this;
		const next = current
			? m.proposals_next({ kind: kindText(current.proposal) })
			: m.proposals_all_done();
		announce(`${done} ${next}`, 'proposal');
	}
}
