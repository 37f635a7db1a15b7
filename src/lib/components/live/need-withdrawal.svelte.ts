import type { LiveMeeting } from '$lib/client/live-meeting.svelte';
import { refusalSentence } from '$lib/components/refusal-sentence.svelte';
import type { Refusal } from '$lib/domain/kernel/decider';
import type { Need } from '$lib/domain/meeting/model';
import { m } from '$lib/paraglide/messages.js';
import { announce } from '$lib/ui/announcer.svelte';

/** Takes back needs of a list; a refusal, at once or later, is the list's problem to show. */
export class NeedWithdrawal {
	#refusal = $state.raw<Refusal>();
	readonly #live: LiveMeeting;
	readonly #taken: () => void;

	/** @param taken called when a need is gone, and with it the button that had the focus */
	constructor(live: LiveMeeting, taken: () => void) {
		this.#live = live;
		this.#taken = taken;
	}

	/** Why a need could not be taken back. */
	get problem(): string | undefined {
		return this.#refusal && refusalSentence(this.#refusal);
	}

	withdraw(need: Need): void {
		this.#refusal = undefined;
		const sent = this.#live.send({ type: 'WithdrawNeed', needId: need.id });
		if (sent.kind === 'refused') {
			this.#refusal = sent.refusal;
			return;
		}
		announce(m.phone_need_withdrawn(), 'need');
		this.#taken();
		void sent.settled.then((settled) => {
			if (settled.kind === 'refused') this.#refusal = settled.refusal;
		});
	}
}
