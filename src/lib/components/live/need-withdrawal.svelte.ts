import type { LiveMeeting } from '$lib/client/live-meeting.svelte';
import { refusalText } from '$lib/components/refusal-text';
import type { Need } from '$lib/domain/meeting/model';
import { m } from '$lib/paraglide/messages.js';
import { announce } from '$lib/ui/announcer.svelte';

/** Takes back needs of a list; a refusal, at once or later, is the list's problem to show. */
export class NeedWithdrawal {
	problem = $state<string>();
	readonly #live: LiveMeeting;
	readonly #taken: () => void;

	/** @param taken called when a need is gone, and with it the button that had the focus */
	constructor(live: LiveMeeting, taken: () => void) {
		this.#live = live;
		this.#taken = taken;
	}

	withdraw(need: Need): void {
		this.problem = undefined;
		const sent = this.#live.send({ type: 'WithdrawNeed', needId: need.id });
		if (sent.kind === 'refused') {
			this.problem = refusalText(sent.refusal);
			return;
		}
		announce(m.phone_need_withdrawn(), 'need');
		this.#taken();
		void sent.settled.then((settled) => {
			if (settled.kind === 'refused') this.problem = refusalText(settled.refusal);
		});
	}
}
