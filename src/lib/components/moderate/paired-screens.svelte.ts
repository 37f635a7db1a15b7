/** Computers paired as projector, as the desk shows them while its dialog is open. */
import { refusalText } from '$lib/components/refusal-text';
import { m } from '$lib/paraglide/messages.js';

export interface PairedScreen {
	id: string;
	pairedAt: number;
	isConnected: boolean;
}

const ASKED_EVERY_MS = 3_000;

export class PairedScreens {
	list: PairedScreen[] = $state.raw([]);
	readonly #path: string;

	constructor(code: string) {
		this.#path = `/api/meetings/${code}/screens`;
	}

	/** Keeps the list up to date until the returned function is called. */
	follow(): () => void {
		void this.#load();
		const timer = setInterval(() => void this.#load(), ASKED_EVERY_MS);
		return () => clearInterval(timer);
	}

	/** @returns why it did not work, null where it did */
	async pair(code: string): Promise<string | null> {
		const answer = await fetch(this.#path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ code })
		}).catch(() => null);
		if (answer?.ok) {
			await this.#load();
			return null;
		}
		const refused = (await answer?.json().catch(() => null)) as { code?: string } | null;
		return refused?.code === undefined
			? m.projector_control_failed()
			: refusalText({ code: refused.code });
	}

	/** @returns whether it worked */
	async unpair(id: string): Promise<boolean> {
		const answer = await fetch(`${this.#path}/${id}`, { method: 'DELETE' }).catch(() => null);
		// Somebody else may have been faster: gone is gone.
		if (!answer || (!answer.ok && answer.status !== 404)) return false;
		this.list = this.list.filter((screen) => screen.id !== id);
		return true;
	}

	async #load(): Promise<void> {
		const answer = await fetch(this.#path).catch(() => null);
		if (answer?.ok) this.list = (await answer.json()) as PairedScreen[];
	}
}
