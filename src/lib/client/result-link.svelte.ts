/** The link to the results of a closed meeting; null while there is none, or none is to be had. */
export class ResultLink {
	path: string | null = $state(null);
	readonly #code: string;

	constructor(code: string) {
		this.#code = code;
	}

	/** Asks the server; a lost connection is tried again while the page is open. */
	load(): () => void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isOver = false;
		const ask = async () => {
			try {
				const answer = await fetch(`/api/meetings/${this.#code}/result-link`);
				if (answer.ok) {
					this.path = ((await answer.json()) as { path: string | null }).path;
					return;
				}
			} catch {
				// Offline: asked again below.
			}
			if (!isOver) timer = setTimeout(() => void ask(), RETRY_MS);
		};
		void ask();
		return () => {
			isOver = true;
			clearTimeout(timer);
		};
	}
}

const RETRY_MS = 5_000;
