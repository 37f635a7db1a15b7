import { createEngine, type Resources } from '../../src/lib/domain/similarity/engine';
import type { Statement } from '../../src/lib/domain/similarity/findings';
import type { LabelledNeeds } from './labelled-needs';

/** Milliseconds that one more need takes among so many, its reading included. */

const SIZES = [60, 500, 2_000] as const;
/** Needs that are typed in after the others, of which the median is taken. */
const TYPED = 25;

export function measureSpeed(
	resources: Resources,
	{ needs }: LabelledNeeds
): Record<string, number> {
	return Object.fromEntries(
		SIZES.map((size) => {
			const engine = createEngine(resources);
			const statements = statementsOf(needs, size + TYPED);
			const among = statements.slice(0, size);
			for (const { text } of among) engine.read(text);
			engine.similarTo('Beamer', among);
			const times = statements.slice(size).map(({ text }) => {
				const start = performance.now();
				engine.similarTo(`${text} bitte`, among);
				return performance.now() - start;
			});
			const [median = 0] = times.sort((a, b) => a - b).slice(Math.floor(TYPED / 2));
			return [String(size), median];
		})
	);
}

/** Milliseconds for all findings of a meeting of so many needs, per need. */
export function measureFindings(
	resources: Resources,
	{ needs }: LabelledNeeds
): Record<string, number> {
	return Object.fromEntries(
		SIZES.map((size) => {
			const engine = createEngine(resources);
			const statements = statementsOf(needs, size);
			const start = performance.now();
			engine.findings(statements);
			return [String(size), (performance.now() - start) / size];
		})
	);
}

/** Needs of a file are fewer than that: more of them differ by a number, so that each is read anew. */
function statementsOf(needs: LabelledNeeds['needs'], count: number): Statement[] {
	return Array.from({ length: count }, (_, index) => {
		const round = Math.floor(index / needs.length);
		const text = needs[index % needs.length]?.text ?? '';
		return { id: String(index), text: `${text}${round === 0 ? '' : ` ${round}`}` };
	});
}
