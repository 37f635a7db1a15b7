/** The result of a matrix as it is shown: numbered in the order in which things were asked about. */
import type { Round, RoundQuestion, Spread } from '$lib/domain/meeting/model';
import type { MatrixAxis } from '$lib/domain/meeting/steps';
import { m } from '$lib/paraglide/messages.js';
import { axisWords } from './matrix-text';

export interface MatrixRow {
	id: string;
	number: number;
	title: string;
	answers: number;
	/** Null: too few answers. */
	spread: { x: Spread; y: Spread } | null;
}

export interface MatrixView {
	x: MatrixAxis;
	y: MatrixAxis;
	rows: MatrixRow[];
}

export function matrixView({ question, result }: Round): MatrixView | null {
	if (question.kind !== 'matrix') return null;
	const results = result?.kind === 'matrix' ? result.items : [];
	return {
		...axesOf(question),
		rows: question.items.map(({ id, title }, index) => ({
			id,
			number: index + 1,
			title: title || m.live_topic_hidden(),
			answers: results[index]?.answers ?? 0,
			spread: results[index]?.spread ?? null
		}))
	};
}

/** With words in place of those that are not set. */
export function axesOf({ x, y }: Extract<RoundQuestion, { kind: 'matrix' }>): {
	x: MatrixAxis;
	y: MatrixAxis;
} {
	return { x: axisWords(x, 'x'), y: axisWords(y, 'y') };
}
