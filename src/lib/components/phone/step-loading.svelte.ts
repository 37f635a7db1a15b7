/** Holds the components of the steps that are here, and fetches those that are not. */
import { untilFetched } from '$lib/client/until-fetched';
import type { MeetingState } from '$lib/domain/meeting/state';
import type { StepKind } from '$lib/domain/meeting/steps';
import { stepComponent, type StepComponent } from './step-components';

export class StepLoading {
	#here: Partial<Record<StepKind, StepComponent>> = $state.raw({});
	#hasFailed = $state(false);
	/** Of what is shown: a later one ends what the one before still tries. */
	#turn = 0;
	readonly #load: typeof stepComponent;

	constructor(kind: StepKind, component: StepComponent | undefined, load = stepComponent) {
		this.#here = { [kind]: component };
		this.#load = load;
	}

	/** Undefined while it is fetched. */
	of(kind: StepKind): StepComponent | undefined {
		return this.#here[kind];
	}

	/** What is shown could not be fetched so far; is tried again. */
	get hasFailed(): boolean {
		return this.#hasFailed;
	}

	/** Fetches it until it is here: a step that the room is at is not given up. */
	async show(kind: StepKind): Promise<void> {
		const turn = ++this.#turn;
		this.#hasFailed = false;
		await untilFetched(() => this.#fetch(kind), {
			failed: () => (this.#hasFailed = true),
			isOver: () => turn !== this.#turn
		});
	}

	/** Fetches what the agenda has, one after the other in its order; what fails waits until it is shown. */
	async fetchAhead({ agenda }: MeetingState): Promise<void> {
		for (const kind of [...agenda.map((step) => step.kind), 'close' as const])
			await this.#fetch(kind).catch(() => undefined);
	}

	/** The page is left. */
	end(): void {
		this.#turn++;
	}

	async #fetch(kind: StepKind): Promise<void> {
		if (this.#here[kind]) return;
		const component = await this.#load(kind);
		this.#here = { ...this.#here, [kind]: component };
	}
}
