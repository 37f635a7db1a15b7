/** The result of a matrix as it is shown: numbered in the order in which things were asked about. */
import type {
	MatrixItemResult,
	PlaneSpread,
	Round,
	RoundQuestion
} from '$lib/domain/meeting/model';
import type { StakeholderGroup } from '$lib/domain/meeting/stakeholder-groups';
import type { MatrixAxis } from '$lib/domain/meeting/steps';
import { m } from '$lib/paraglide/messages.js';
import { axisWords } from './matrix-text';

export interface MatrixRow {
	id: string;
	number: number;
	title: string;
	/** Null: of a single group, of which the number is not told. */
	answers: number | null;
	/** Null: too few answers. */
	spread: PlaneSpread | null;
}

export interface MatrixView {
	x: MatrixAxis;
	y: MatrixAxis;
	rows: MatrixRow[];
}

/** @param group of which alone the ratings are shown; null: of all */
export function matrixView(
	{ question, result }: Round,
	group: StakeholderGroup | null = null
): MatrixView | null {
	if (question.kind !== 'matrix') return null;
	const results = result?.kind === 'matrix' ? result.items : [];
	return {
		...axesOf(question),
		rows: question.items.map(({ id, title }, index) => ({
			id,
			number: index + 1,
			title: title || m.live_topic_hidden(),
			answers: group === null ? (results[index]?.answers ?? 0) : null,
			spread: spreadOf(results[index], group)
		}))
	};
}

function spreadOf(
	result: MatrixItemResult | undefined,
	group: StakeholderGroup | null
): PlaneSpread | null {
	if (group === null) return result?.spread ?? null;
	return result?.groups.find((one) => one.group === group)?.spread ?? null;
}

/** With words in place of those that are not set. */
export function axesOf({ x, y }: Extract<RoundQuestion, { kind: 'matrix' }>): {
	x: MatrixAxis;
	y: MatrixAxis;
} {
	return { x: axisWords(x, 'x'), y: axisWords(y, 'y') };
}
