/** From what the engine says of statements to what a moderator is proposed. */
import { isVisible } from '../../domain/meeting/needs-audience';
import { NEED_CATEGORIES, type NeedCategory } from '../../domain/meeting/need-categories';
import type { PlanPassage } from '../../domain/meeting/contradictions';
import { PROPOSAL_KINDS, type Proposal } from '../../domain/meeting/proposals';
import type { MeetingState } from '../../domain/meeting/state';
import type { Contradiction, Findings, Statement } from '../../domain/similarity/findings';
import type { Told } from '../../domain/similarity/engine';

/** A plan says things more than once. */
const PASSAGES_PER_NEED = 3;

/** The needs that the moderator may read just now and that are still dealt with. Rule PP10. */
export function statementsFor(state: MeetingState): Statement[] {
	return Object.values(state.needs)
		.filter(
			(need) =>
				(need.status === 'shown' || need.status === 'silent') && isVisible(need, state, 'moderator')
		)
		.map(({ id, text }) => ({ id, text }))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the moderator has settled of pairs of these: bundled, or kept apart. */
export function toldIn(state: MeetingState, statements: readonly Statement[]): Told {
	const ids = new Set(statements.map(({ id }) => id));
	const first = new Map<string, string>();
	const together: [string, string][] = [];
	for (const id of ids) {
		const clusterId = state.needs[id]?.clusterId ?? null;
		if (clusterId === null) continue;
		const member = first.get(clusterId);
		if (member === undefined) first.set(clusterId, id);
		else together.push([member, id]);
	}
	const apart = state.rejections
		.filter(({ kind }) => kind === 'same')
		.flatMap(({ needIds }) => pairsOf(needIds.filter((id) => ids.has(id))));
	return { together, apart };
}

function pairsOf(ids: readonly string[]): [string, string][] {
	return ids.flatMap((one, index) =>
		ids.slice(index + 1).map((other): [string, string] => [one, other])
	);
}

/** Surest first within each kind; categories by category, in their usual order. */
export function proposalsOf(findings: Findings): Proposal[] {
	const { same, doubtful, contradictions, several, outOfScope, categories } = findings;
	return [
		...surestFirst(same, ({ likeness }) => likeness).map(({ members, title }): Proposal => {
			return { kind: 'same', needIds: members, title };
		}),
		...several.map(({ id, parts }): Proposal => ({ kind: 'several', needIds: [id], parts })),
		...surestFirst(doubtful, ({ likeness }) => likeness).map(({ pair }): Proposal => {
			return { kind: 'doubtful', needIds: pair };
		}),
		...surestFirst(contradictions, ({ confidence }) => confidence).map(
			({ pair, kind, reason }): Proposal => {
				const { subject, sides } = reason;
				return { kind: 'contradiction', needIds: pair, of: kind, subject, sides };
			}
		),
		...outOfScope.map((id): Proposal => ({ kind: 'out-of-scope', needIds: [id] })),
		...NEED_CATEGORIES.filter((category) => !isOutOfScope(category)).flatMap(
			(category): Proposal[] => {
				const needIds = Object.keys(categories).filter((id) => categories[id] === category);
				return needIds.length > 0 ? [{ kind: 'category', needIds, category }] : [];
			}
		)
	];
}

/** Needs against what the plan says, in the order of the needs. */
export function againstPlan(
	breaches: readonly Contradiction[],
	passages: readonly PlanPassage[]
): Proposal[] {
	const byId = new Map(passages.map((passage) => [passage.id, passage]));
	const perNeed = new Map<string, number>();
	return breaches.flatMap(({ pair: [needId, passageId], kind: of }): Proposal[] => {
		const passage = byId.get(passageId);
		const count = perNeed.get(needId) ?? 0;
		if (!passage || count >= PASSAGES_PER_NEED) return [];
		perNeed.set(needId, count + 1);
		return [{ kind: 'against-plan', needIds: [needId], of, passage }];
	});
}

/** As a queue begins; within a kind as they come. */
export function inOrder(proposals: readonly Proposal[]): Proposal[] {
	const place = ({ kind }: Proposal) => PROPOSAL_KINDS.indexOf(kind);
	return [...proposals].sort((a, b) => place(a) - place(b));
}

/** Such a need goes to the parking lot; a category would only hide it among the others. */
function isOutOfScope(category: NeedCategory): boolean {
	return category === 'offtopic';
}

function surestFirst<T>(found: readonly T[], measure: (one: T) => number): T[] {
	return [...found].sort((a, b) => measure(b) - measure(a));
}
