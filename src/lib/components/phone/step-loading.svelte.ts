/** Holds the components of the steps that are here, and fetches those that are not. */
import { untilFetched } from '$lib/client/until-fetched';
import type { MeetingState } from '$lib/domain/meeting/state';
import { stepComponent, type ShownKind, type StepComponent } from './step-components';

export class StepLoading {
	#here: Partial<Record<ShownKind, StepComponent>> = $state.raw({});
	#hasFailed = $state(false);
	/** Of what is shown: a later one ends what the one before still tries. */
	#turn = 0;
	readonly #load: typeof stepComponent;

	constructor(kind: ShownKind, component: StepComponent | undefined, load = stepComponent) {
		this.#here = { [kind]: component };
		this.#load = load;
	}

	/** Undefined while it is fetched. */
	of(kind: ShownKind): StepComponent | undefined {
		return this.#here[kind];
	}

	/** What is shown could not be fetched so far; is tried again. */
	get hasFailed(): boolean {
		return this.#hasFailed;
	}

	/** Fetches it until it is here: a step that the room is at is not given up. */
	async show(kind: ShownKind): Promise<void> {
		const turn = ++this.#turn;
		this.#hasFailed = false;
		await untilFetched(() => this.#fetch(kind), {
			failed: () => (this.#hasFailed = true),
			isOver: () => turn !== this.#turn
		});
	}

	/** Fetches what the agenda has, one after the other in its order; what fails waits until it is shown. */
	async fetchAhead({ agenda }: MeetingState): Promise<void> {
		for (const kind of [...agenda.map((step) => step.kind), 'question' as const, 'close' as const])
			await this.#fetch(kind).catch(() => undefined);
	}

	/** The page is left. */
	end(): void {
		this.#turn++;
	}

	async #fetch(kind: ShownKind): Promise<void> {
		if (this.#here[kind]) return;
		const component = await this.#load(kind);
		this.#here = { ...this.#here, [kind]: component };
	}
}
