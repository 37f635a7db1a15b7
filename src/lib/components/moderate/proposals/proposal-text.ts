/** What a proposal is called and what its buttons say; nothing but words. */
import { categoryLabel } from '$lib/components/category-label';
import type { PlanPassage } from '$lib/domain/meeting/contradictions';
import type { Proposal, ProposalKind } from '$lib/domain/meeting/proposals';
import { m } from '$lib/paraglide/messages.js';
import { shortened } from '../topic-title';

/** So much of a side that is a whole sentence says which one it is. */
const SIDE_LENGTH = 60;

type Contradiction = Extract<Proposal, { kind: 'contradiction' }>;

const REJECT: Record<ProposalKind, () => string> = {
	same: m.proposals_reject_same,
	doubtful: m.proposals_reject_doubtful,
	contradiction: m.proposals_reject_contradiction,
	'against-plan': m.proposals_reject_contradiction,
	several: m.proposals_reject_several,
	'out-of-scope': m.proposals_reject_out_of_scope,
	category: m.proposals_reject_category
};

const DONE: Record<ProposalKind, () => string> = {
	same: m.proposals_done_same,
	doubtful: m.proposals_done_same,
	contradiction: m.proposals_done_contradiction,
	'against-plan': m.proposals_done_contradiction,
	several: m.proposals_done_several,
	'out-of-scope': m.proposals_done_out_of_scope,
	category: m.proposals_done_category
};

export function kindText(proposal: Proposal): string {
	switch (proposal.kind) {
		case 'same':
			return m.proposals_kind_same();
		case 'doubtful':
			return m.proposals_kind_doubtful();
		case 'contradiction':
			return m.proposals_kind_contradiction();
		case 'against-plan':
			return m.proposals_kind_against_plan();
		case 'several':
			return m.proposals_kind_several();
		case 'out-of-scope':
			return m.proposals_kind_out_of_scope();
		case 'category':
			return m.proposals_kind_category({ category: categoryLabel(proposal.category) });
	}
}

export function acceptText(proposal: Proposal): string {
	switch (proposal.kind) {
		case 'same':
			return m.proposals_accept_same();
		case 'doubtful':
			return m.proposals_accept_doubtful();
		case 'contradiction':
			return m.proposals_accept_contradiction();
		case 'against-plan':
			return m.proposals_accept_contradiction();
		case 'several':
			return m.proposals_accept_several();
		case 'out-of-scope':
			return m.proposals_accept_out_of_scope();
		case 'category':
			return m.proposals_accept_category({ count: proposal.needIds.length });
	}
}

export function rejectText({ kind }: Proposal): string {
	return REJECT[kind]();
}

export function doneText({ kind }: Proposal): string {
	return DONE[kind]();
}

/** Why a need cannot be granted as long as the plan says this, in one sentence. */
export function planReasonText({ code, title, change }: PlanPassage): string {
	const section = `${code} ${title}`;
	return change === null
		? m.proposals_reason_plan({ section })
		: m.proposals_reason_change({ section, number: change });
}

/** Why the two exclude each other, in one sentence of their own words. */
export function reasonText({ of, subject, sides }: Contradiction): string {
	const [one, other] = sides.map((side) => shortened(side, SIDE_LENGTH));
	const words = { subject, one: one ?? '', other: other ?? '' };
	switch (of) {
		case 'opposed':
			return m.proposals_reason_opposed(words);
		case 'alternatives':
			return m.proposals_reason_alternatives(words);
		case 'exception':
			return m.proposals_reason_exception(words);
		case 'tension':
			return m.proposals_reason_tension(words);
	}
}
