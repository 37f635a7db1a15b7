/** What is sent when a proposal is accepted, as it stands or adjusted, or rejected. */
import { newId } from '$lib/client/new-id';
import type { MeetingCommand } from '$lib/domain/meeting/commands';
import { topicsOf } from '$lib/domain/meeting/open-proposals';
import type { Proposal } from '$lib/domain/meeting/proposals';
import { CONTRADICTION_LENGTH } from '$lib/domain/meeting/rules';
import type { MeetingState } from '$lib/domain/meeting/state';
import { proposedTitle, shortened } from '../topic-title';
import { planReasonText, reasonText } from './proposal-text';

/** What can be changed of a proposal before it is accepted. */
export interface Draft {
	/** Of a bundle; the reason of a contradiction. */
	text: string;
	/** Of several needs. */
	parts: string[];
	/** Those that it is still about. */
	needIds: string[];
}

export function draftOf(proposal: Proposal, state: MeetingState): Draft {
	const needIds = [...proposal.needIds];
	return {
		text: textOf(proposal, state),
		parts: proposal.kind === 'several' ? [...proposal.parts] : [],
		needIds
	};
}

/** Null where nothing is left to accept. */
export function acceptance(
	proposal: Proposal,
	{ text, parts, needIds }: Draft,
	state: MeetingState
): MeetingCommand | null {
	switch (proposal.kind) {
		case 'same':
		case 'doubtful': {
			const topicIds = topicsOf(state, needIds);
			return { type: 'MergeTopics', clusterId: newId(), topicIds, title: text };
		}
		case 'contradiction': {
			const { needIds: sides, of } = proposal;
			const pair: [string, string] = [...sides];
			return {
				type: 'MarkContradiction',
				contradictionId: newId(),
				needIds: pair,
				of,
				reason: text
			};
		}
		case 'against-plan':
			return {
				type: 'MarkContradiction',
				contradictionId: newId(),
				needIds: [...proposal.needIds],
				passage: proposal.passage,
				of: proposal.of,
				reason: text
			};
		case 'several': {
			const [first = '', ...others] = parts.filter((part) => part.trim() !== '');
			const [needId] = proposal.needIds;
			const added = others.map((part) => ({ needId: newId(), text: part }));
			return added.length > 0 ? { type: 'TakeNeedApart', needId, text: first, parts: added } : null;
		}
		case 'out-of-scope':
			return { type: 'ParkNeed', needId: proposal.needIds[0] };
		case 'category':
			return needIds.length > 0
				? { type: 'CategoriseNeeds', needIds, category: proposal.category }
				: null;
	}
}

export function rejection(proposal: Proposal): MeetingCommand {
	const { kind } = proposal;
	const needIds = [...proposal.needIds];
	if (kind === 'against-plan')
		return {
			type: 'RejectProposal',
			rejection: { kind, needIds, passageId: proposal.passage.id }
		};
	return {
		type: 'RejectProposal',
		rejection: { kind: kind === 'doubtful' ? 'same' : kind, needIds }
	};
}

function textOf(proposal: Proposal, state: MeetingState): string {
	switch (proposal.kind) {
		case 'same':
			return proposal.title;
		case 'doubtful':
			return titleOfPair(proposal.needIds, state);
		case 'contradiction':
			return shortened(reasonText(proposal), CONTRADICTION_LENGTH);
		case 'against-plan':
			return shortened(planReasonText(proposal.passage), CONTRADICTION_LENGTH);
		default:
			return '';
	}
}

/** The bundle's own, where one of the two is in one. */
function titleOfPair(needIds: readonly string[], state: MeetingState): string {
	const needs = needIds.map((id) => state.needs[id]).filter((need) => need !== undefined);
	const cluster = needs
		.map(({ clusterId }) => (clusterId === null ? undefined : state.clusters[clusterId]))
		.find((found) => found !== undefined);
	return cluster?.title ?? proposedTitle(needs.map(({ text }) => text));
}
