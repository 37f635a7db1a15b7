import { setTimeout as wait } from 'node:timers/promises';

/** The time that people take; networks and limits keep their own. */
export class Pace {
	readonly #speed: number;

	constructor(speed: number) {
		this.#speed = speed;
	}

	/** @param ms as a person would take at normal speed */
	async pause(ms: number): Promise<void> {
		await wait(ms / this.#speed);
	}
}
