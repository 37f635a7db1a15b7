/**
 * The order of a queue that people work through while it grows: what stands in it keeps its place,
 * what is new comes last, and what is looked at just now stays as it is while it can be done so.
 */
import { openProposals } from '$lib/domain/meeting/open-proposals';
import type { Proposal } from '$lib/domain/meeting/proposals';
import type { MeetingState } from '$lib/domain/meeting/state';

export interface Queued {
	/** Stays when the proposal grows or shrinks. */
	key: string;
	proposal: Proposal;
}

/** @param heldKey of what somebody looks at */
export function keptQueue(
	before: readonly Queued[],
	noticed: readonly Proposal[],
	state: MeetingState,
	heldKey: string | null
): Queued[] {
	const open = openProposals(noticed, state);
	const taken = new Set<Proposal>();
	const stayed = before.flatMap(({ key, proposal }): Queued[] => {
		const now = open.find((candidate) => !taken.has(candidate) && isSameAs(proposal, candidate));
		if (!now) return [];
		taken.add(now);
		const isHeld = key === heldKey && isWhole(proposal, state);
		return [{ key, proposal: isHeld ? proposal : now }];
	});
	const keys = new Set(stayed.map(({ key }) => key));
	const added = open
		.filter((proposal) => !taken.has(proposal))
		.map((proposal) => ({ key: newKey(proposal, keys), proposal }));
	return [...stayed, ...added];
}

/** Where somebody looks next: first at the first, and at what stands in its place when it is gone. */
export function nextKey(
	before: readonly Queued[],
	now: readonly Queued[],
	key: string | null
): string | null {
	if (key === null) return now[0]?.key ?? null;
	if (now.some((entry) => entry.key === key)) return key;
	const index = before.findIndex((entry) => entry.key === key);
	const behind = before.slice(Math.max(0, index)).map((entry) => entry.key);
	const left = new Set(now.map((entry) => entry.key));
	return behind.find((candidate) => left.has(candidate)) ?? now.at(-1)?.key ?? null;
}

/** Is it still about the same, though needs have come to it or gone? */
function isSameAs(one: Proposal, other: Proposal): boolean {
	if (one.kind !== other.kind) return false;
	if (one.kind === 'category') return other.kind === 'category' && one.category === other.category;
	if (one.kind === 'against-plan' && other.kind === one.kind && one.passage.id !== other.passage.id)
		return false;
	const ids: readonly string[] = other.needIds;
	return one.kind === 'same'
		? one.needIds.some((id) => ids.includes(id))
		: one.needIds.every((id) => ids.includes(id));
}

/** Could it be accepted as it stands? */
function isWhole(proposal: Proposal, state: MeetingState): boolean {
	const [left] = openProposals([proposal], state);
	return JSON.stringify(left) === JSON.stringify(proposal);
}

function newKey(proposal: Proposal, taken: Set<string>): string {
	const what =
		proposal.kind === 'category' ? proposal.category : [...proposal.needIds].sort().join();
	let key = `${proposal.kind} ${what}`;
	while (taken.has(key)) key += ' ';
	taken.add(key);
	return key;
}
