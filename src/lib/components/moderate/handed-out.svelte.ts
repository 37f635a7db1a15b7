/**
 * The links by which others help to run this meeting, as the desk shows them. They are no part of
 * the meeting's log, so they are asked for while the dialog is open.
 */
import type { HandedOutRole } from '$lib/domain/kernel/actor';

export interface HandedOutLink {
	id: string;
	role: HandedOutRole;
	createdAt: number;
	expiresAt: number;
	usedAt: number | null;
}

/** A link as it is shown once, to be scanned or sent. */
export interface FreshLink {
	id: string;
	role: HandedOutRole;
	address: string;
}

const ASKED_EVERY_MS = 3_000;

export class HandedOutLinks {
	list: HandedOutLink[] | null = $state.raw(null);
	fresh: FreshLink | null = $state.raw(null);
	hasFailed = $state(false);
	readonly #code: string;
	readonly #origin: string;

	constructor(code: string, origin: string) {
		this.#code = code;
		this.#origin = origin;
	}

	/** Keeps the list up to date until the returned function is called. */
	follow(): () => void {
		void this.#load();
		const timer = setInterval(() => void this.#load(), ASKED_EVERY_MS);
		return () => {
			clearInterval(timer);
			this.fresh = null;
		};
	}

	async make(role: HandedOutRole): Promise<void> {
		const answer = await this.#ask('POST', '', { role });
		if (!answer) return;
		const { token, handedOut } = (await answer.json()) as {
			token: string;
			handedOut: HandedOutLink;
		};
		this.fresh = {
			id: handedOut.id,
			role,
			address: `${this.#origin}/m/${this.#code}/seat#${token}`
		};
		this.list = [...(this.list ?? []), handedOut];
	}

	async revoke(id: string): Promise<void> {
		if (!(await this.#ask('DELETE', `/${id}`))) return;
		this.list = this.list?.filter((link) => link.id !== id) ?? null;
		if (this.fresh?.id === id) this.fresh = null;
	}

	async #load(): Promise<void> {
		const answer = await this.#ask('GET', '');
		if (!answer) return;
		const list = (await answer.json()) as HandedOutLink[];
		this.list = list;
		// Taken: nobody else can use it, so there is nothing left to show.
		if (list.some(({ id, usedAt }) => id === this.fresh?.id && usedAt !== null)) this.fresh = null;
	}

	/** Null where it did not work; `hasFailed` says so. */
	async #ask(method: string, path: string, body?: object): Promise<Response | null> {
		const answer = await fetch(`/api/meetings/${this.#code}/invitations${path}`, {
			method,
			...(body && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body)
			})
		}).catch(() => null);
		this.hasFailed = !answer?.ok;
		return answer?.ok ? answer : null;
	}
}
