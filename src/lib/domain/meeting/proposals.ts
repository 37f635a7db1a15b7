/**
 * Proposals: what the machine noticed in the needs, for the moderator to accept or reject. They
 * are worked out anew whenever needs change and are in no log; what was rejected is an event, so
 * that it does not come back. Accepting one is an act like any other. Rules PP.
 */
import { accepted, type Context } from '../kernel/decider';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { RestoreProposal } from './commands';
import type { PlanPassage } from './contradictions';
import type { SharedEvent } from './events';
import type { NeedCategory } from './need-categories';
import type { MeetingState } from './state';

/** What can be proposed of needs, in the order in which a queue begins. */
export const PROPOSAL_KINDS = [
	'same',
	'several',
	'doubtful',
	'contradiction',
	'against-plan',
	'out-of-scope',
	'category'
] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** Why two needs cannot both be granted as they stand. */
export const CONTRADICTION_KINDS = ['opposed', 'alternatives', 'exception', 'tension'] as const;
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];

export type Proposal =
	/** One bundle of these, under a title of their own words. */
	| { kind: 'same'; needIds: readonly string[]; title: string }
	/** Perhaps the same: for a look, or a question to the room. */
	| { kind: 'doubtful'; needIds: readonly [string, string] }
	| {
			kind: 'contradiction';
			needIds: readonly [string, string];
			of: ContradictionKind;
			/** What both are about, and what each says of it. */
			subject: string;
			sides: readonly [string, string];
	  }
	/** A need that cannot be granted as long as the plan says this. */
	| {
			kind: 'against-plan';
			needIds: readonly [string];
			of: ContradictionKind;
			passage: PlanPassage;
	  }
	/** One entry of several needs, with the words of each. */
	| { kind: 'several'; needIds: readonly [string]; parts: readonly string[] }
	/** No matter of a media development plan. */
	| { kind: 'out-of-scope'; needIds: readonly [string] }
	| { kind: 'category'; needIds: readonly string[]; category: NeedCategory };

/** What the moderator said no to. A pair is rejected as what it is: not the same (`same`). */
export interface Rejection {
	kind: Exclude<ProposalKind, 'doubtful'>;
	needIds: string[];
	/** Of the passage that a need does not contradict. */
	passageId?: string;
}

const PAIRED: ReadonlySet<string> = new Set<Rejection['kind']>(['same', 'contradiction']);

/** It does not come back, neither as it is nor as a part of another. */
export function rejectProposal(
	{ rejection }: CommandOf<'RejectProposal'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const needIds = [...new Set(rejection.needIds)].sort();
	if (needIds.length < (PAIRED.has(rejection.kind) ? 2 : 1)) return refuse('topic/too-few');
	if (needIds.some((id) => !state.needs[id])) return refuse('need/unknown');
	const { kind, passageId } = rejection;
	const settled: Rejection = { kind, needIds, passageId };
	if (state.rejections.some((known) => isSame(known, settled)))
		return refuse('proposal/already-rejected');
	return reversible(
		context,
		'RejectProposal',
		{ type: 'RestoreProposal', rejection: settled },
		{ type: 'ProposalRejected', rejection: settled }
	);
}

/** The inverse of rejecting. */
export function restoreProposal(
	{ rejection }: RestoreProposal,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (!state.rejections.some((known) => isSame(known, rejection)))
		return refuse('proposal/not-rejected');
	return accepted({ type: 'ProposalRestored', rejection });
}

function isSame(one: Rejection, other: Rejection): boolean {
	return (
		one.kind === other.kind &&
		one.passageId === other.passageId &&
		one.needIds.join() === other.needIds.join()
	);
}

/** Did somebody say that these two are not what they are proposed as? */
export function isRejected(
	{ rejections }: Pick<MeetingState, 'rejections'>,
	kind: Rejection['kind'],
	...needIds: string[]
): boolean {
	return rejections.some(
		(rejection) => rejection.kind === kind && needIds.every((id) => rejection.needIds.includes(id))
	);
}

export function evolveProposals(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'ProposalRejected':
			return { ...state, rejections: [...state.rejections, event.rejection] };
		case 'ProposalRestored':
			return {
				...state,
				rejections: state.rejections.filter((known) => !isSame(known, event.rejection))
			};
		default:
			return state;
	}
}
