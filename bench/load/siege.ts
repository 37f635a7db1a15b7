import { setTimeout as pause } from 'node:timers/promises';
import { LightPhone } from './light-phone';

const EVERY_MS = 5;
/** Some 400 commands a second, of which a seat may send six. */
const AT_ONCE = 2;

/** What a room bears beside its work: a phone that floods and comes back when it is ended, and one that never reads. */
export class Siege {
	readonly #port: number;
	readonly #command: () => string;
	readonly #deaf: LightPhone;
	#flooding: LightPhone | null = null;
	#isOver = false;

	constructor(
		port: number,
		flooding: Record<string, unknown>,
		deaf: Record<string, unknown>,
		command: () => string
	) {
		this.#port = port;
		this.#command = command;
		this.#deaf = this.#phone(deaf);
		void this.#deaf.synced.then(
			() => this.#deaf.stopsReading(),
			() => undefined
		);
		void this.#flood(flooding);
	}

	end(): void {
		this.#isOver = true;
		this.#deaf.close();
		this.#flooding?.close();
	}

	async #flood(auth: Record<string, unknown>): Promise<void> {
		while (!this.#isOver) {
			const phone = (this.#flooding = this.#phone(auth));
			await phone.synced.catch(() => undefined);
			while (!phone.isClosed) {
				for (let count = 0; count < AT_ONCE; count++) void phone.send(this.#command());
				await pause(EVERY_MS);
			}
			await pause(EVERY_MS);
		}
	}

	#phone(auth: Record<string, unknown>): LightPhone {
		return new LightPhone({ port: this.#port, auth, since: null, reached: () => undefined });
	}
}
