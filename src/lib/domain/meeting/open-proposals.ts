/**
 * Which proposals are still worth a moderator's look, now that the meeting is where it is: not
 * what was rejected, done by hand meanwhile or cannot be done. Rules PP.
 */
import { unreachable } from '../kernel/decider';
import { markOf } from './contradictions';
import type { Need } from './model';
import { isRejected, type Proposal } from './proposals';
import type { MeetingState } from './state';
import { isTopicInUse, needsOfTopic } from './topics';

/** Of what was found, what is open; each cut down to what is left of it. */
export function openProposals(found: readonly Proposal[], state: MeetingState): Proposal[] {
	return found.map((proposal) => leftOf(proposal, state)).filter((left) => left !== null);
}

function leftOf(proposal: Proposal, state: MeetingState): Proposal | null {
	switch (proposal.kind) {
		case 'same':
			return bundle(proposal, state);
		case 'doubtful':
			return isPairOpen(proposal.needIds, state) ? proposal : null;
		case 'contradiction': {
			const [one, other] = proposal.needIds;
			const isOpen =
				shown(state, one) &&
				shown(state, other) &&
				!markOf(state, one, other) &&
				!isRejected(state, 'contradiction', one, other);
			return isOpen ? proposal : null;
		}
		case 'against-plan': {
			const [id] = proposal.needIds;
			const { id: passageId } = proposal.passage;
			const isRejectedHere = state.rejections.some(
				(one) => one.passageId === passageId && one.needIds.includes(id)
			);
			const isDone = markOf(state, id, passageId) !== undefined || isRejectedHere;
			return shown(state, id) && !isDone ? proposal : null;
		}
		case 'several': {
			const [id] = proposal.needIds;
			const need = readable(state, id);
			const isDone = need === null || need.text === proposal.parts[0];
			const isBusy = need !== null && isTopicInUse(state, need.clusterId ?? id);
			return isDone || isBusy || isRejected(state, 'several', id) ? null : proposal;
		}
		case 'out-of-scope': {
			const [id] = proposal.needIds;
			const need = shown(state, id);
			const isBusy = need?.clusterId === null && isTopicInUse(state, id);
			return !need || isBusy || isRejected(state, 'out-of-scope', id) ? null : proposal;
		}
		case 'category': {
			const needIds = proposal.needIds.filter(
				(id) => readable(state, id)?.category === null && !isRejected(state, 'category', id)
			);
			return needIds.length > 0 ? { ...proposal, needIds } : null;
		}
		default:
			return unreachable(proposal);
	}
}

/** A bundle without those that are gone, in use, or kept apart from a member before them. */
function bundle(
	proposal: Extract<Proposal, { kind: 'same' }>,
	state: MeetingState
): Proposal | null {
	const needIds: string[] = [];
	for (const id of proposal.needIds) {
		const topicId = topicOf(state, id);
		if (topicId === null || isTopicInUse(state, topicId)) continue;
		if (needIds.every((member) => !isKeptApart(state, member, id))) needIds.push(id);
	}
	const topicIds = topicsOf(state, needIds);
	if (topicIds.length < 2) return null;
	// What the moderator has named keeps its name.
	const named = topicIds.map((id) => state.clusters[id]).filter((cluster) => !!cluster);
	const title = named.length === 1 && named[0] ? named[0].title : proposal.title;
	return { ...proposal, needIds, title };
}

function isPairOpen([one, other]: readonly [string, string], state: MeetingState): boolean {
	const topicIds = topicsOf(state, [one, other]);
	return (
		topicIds.length === 2 &&
		topicIds.every((id) => !isTopicInUse(state, id)) &&
		!isKeptApart(state, one, other)
	);
}

/** As themselves, or as a part of the bundle that they are in. */
function isKeptApart(state: MeetingState, one: string, other: string): boolean {
	const others = withItsBundle(state, other);
	return withItsBundle(state, one).some((id) =>
		others.some((against) => id !== against && isRejected(state, 'same', id, against))
	);
}

function withItsBundle(state: MeetingState, needId: string): string[] {
	const clusterId = state.needs[needId]?.clusterId ?? null;
	return clusterId === null ? [needId] : needsOfTopic(state, clusterId).map(({ id }) => id);
}

/** The topics that these needs are in, each once. */
export function topicsOf(state: MeetingState, needIds: readonly string[]): string[] {
	return [...new Set(needIds.map((id) => topicOf(state, id)))].filter((id) => id !== null);
}

function topicOf(state: MeetingState, needId: string): string | null {
	const need = shown(state, needId);
	return need ? (need.clusterId ?? need.id) : null;
}

function shown(state: MeetingState, needId: string): Need | null {
	const need = state.needs[needId];
	return need?.status === 'shown' ? need : null;
}

/** Screened before the reveal, or shown. */
function readable(state: MeetingState, needId: string): Need | null {
	const need = state.needs[needId];
	return need?.status === 'shown' || need?.status === 'silent' ? need : null;
}
