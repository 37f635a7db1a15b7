/** Holds the components of the steps that are here, and fetches those that are not. */
import type { MeetingState } from '$lib/domain/meeting/state';
import type { StepKind } from '$lib/domain/meeting/steps';
import { stepComponent, type StepComponent } from './step-components';

const RETRY_MS = 2_000;

export class StepLoading {
	#here: Partial<Record<StepKind, StepComponent>> = $state.raw({});
	#failed: ReadonlySet<StepKind> = $state.raw(new Set());
	readonly #underWay = new Set<StepKind>();
	#isOver = false;

	constructor(kind: StepKind, component: StepComponent) {
		this.#here = { [kind]: component };
	}

	/** Undefined while it is fetched. */
	of(kind: StepKind): StepComponent | undefined {
		return this.#here[kind];
	}

	/** It could not be fetched so far; is tried again. */
	hasFailed(kind: StepKind): boolean {
		return this.#failed.has(kind);
	}

	/** Fetches it until it is here: a step that the room is at is not given up. */
	async fetch(kind: StepKind): Promise<void> {
		if (this.#here[kind] || this.#underWay.has(kind) || this.#isOver) return;
		this.#underWay.add(kind);
		try {
			const component = await stepComponent(kind);
			this.#here = { ...this.#here, [kind]: component };
		} catch {
			this.#failed = new Set([...this.#failed, kind]);
			setTimeout(() => void this.fetch(kind), RETRY_MS);
		} finally {
			this.#underWay.delete(kind);
		}
	}

	/** Fetches what the agenda has, one after the other in its order. */
	async fetchAhead({ agenda }: MeetingState): Promise<void> {
		for (const { kind } of agenda) await this.fetch(kind);
		await this.fetch('close');
	}

	/** The page is left. */
	end(): void {
		this.#isOver = true;
	}
}
