/**
 * Contradictions: two needs that cannot both be granted as they stand, or a need and what the plan
 * says. The moderator marks them, the room weighs them (resistance.ts), and what it
 * came to is recorded; one that is not resolved travels on, marked. Rules CT.
 */
import type { Context } from '../kernel/decider';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { SharedEvent } from './events';
import type { ContradictionKind } from './proposals';
import { CONTRADICTION_LENGTH } from './rules';
import type { MeetingState } from './state';

/** Which of the two the room goes on with. */
export const CONTRADICTION_OUTCOMES = ['first', 'second', 'both', 'neither'] as const;
export type ContradictionOutcome = (typeof CONTRADICTION_OUTCOMES)[number];

export interface Resolution {
	outcome: ContradictionOutcome;
	/** How it was resolved, in one sentence. */
	text: string;
}

/** What a plan says in one sentence, or will say by a change that was decided. */
export interface PlanPassage {
	/** Of the section and its words: another wording is another passage. */
	id: string;
	/** Of the section. */
	code: string;
	title: string;
	text: string;
	/** Number in the change log; null: it stands in the plan. */
	change: number | null;
}

export interface Contradiction {
	id: string;
	/** Two, or one against the plan. */
	needIds: string[];
	passage?: PlanPassage;
	of: ContradictionKind;
	/** Why they exclude each other, in one sentence. */
	reason: string;
	/** Null: it travels on. */
	resolution: Resolution | null;
}

export function markContradiction(
	command: CommandOf<'MarkContradiction'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { contradictionId: id, of, needIds, passage } = command;
	const [one, other = passage?.id] = needIds;
	if (!one || !other || one === other || needIds.length > (passage ? 1 : 2))
		return refuse('topic/too-few');
	if (state.contradictions.some((known) => known.id === id)) return refuse('contradiction/exists');
	if (markOf(state, one, other)) return refuse('contradiction/exists');
	for (const needId of needIds) {
		const need = state.needs[needId];
		if (!need) return refuse('need/unknown');
		if (need.status !== 'shown' && need.status !== 'parked') return refuse('need/not-shown');
	}
	const reason = cleanLine(command.reason);
	const flaw = flawOf(reason);
	if (flaw) return flaw;
	const contradiction: Contradiction = { id, needIds, of, reason, resolution: null, passage };
	return reversible(
		context,
		'MarkContradiction',
		{ type: 'DropContradiction', contradictionId: id },
		{ type: 'ContradictionMarked', contradiction }
	);
}

/** It was none. One that was resolved is kept as it is. */
export function dropContradiction(
	{ contradictionId }: CommandOf<'DropContradiction'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const known = contradictionOf(state, contradictionId);
	if (!known) return refuse('contradiction/unknown');
	if (known.resolution) return refuse('contradiction/resolved');
	const { needIds, of, reason, passage } = known;
	return reversible(
		context,
		'DropContradiction',
		{ type: 'MarkContradiction', contradictionId, needIds, of, reason, passage },
		{ type: 'ContradictionDropped', contradictionId }
	);
}

/** Records what the room came to, in place of what stood before; null: it is open again. */
export function resolveContradiction(
	command: CommandOf<'ResolveContradiction'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const known = contradictionOf(state, command.contradictionId);
	if (!known) return refuse('contradiction/unknown');
	const resolution = command.resolution && {
		...command.resolution,
		text: cleanLine(command.resolution.text)
	};
	const flaw = resolution && flawOf(resolution.text);
	if (flaw) return flaw;
	const before = known.resolution;
	const isSame = before?.outcome === resolution?.outcome && before?.text === resolution?.text;
	if (isSame) return refuse('contradiction/unchanged');
	return reversible(
		context,
		'ResolveContradiction',
		{ type: 'ResolveContradiction', contradictionId: known.id, resolution: before },
		{ type: 'ContradictionResolved', contradictionId: known.id, resolution }
	);
}

export function contradictionOf(state: MeetingState, id: string): Contradiction | undefined {
	return state.contradictions.find((known) => known.id === id);
}

/** The mark between these two needs, in whichever order, or a need and a passage of the plan. */
export function markOf(
	{ contradictions }: Pick<MeetingState, 'contradictions'>,
	one: string,
	other: string
): Contradiction | undefined {
	return contradictions.find(({ needIds, passage }) => {
		const sides = passage ? [...needIds, passage.id] : needIds;
		return sides.includes(one) && sides.includes(other);
	});
}

function flawOf(text: string): MeetingOutcome | null {
	if (isBlank(text)) return refuse('contradiction/text-empty');
	return lengthOf(text) > CONTRADICTION_LENGTH
		? refuse('contradiction/text-too-long', { limit: CONTRADICTION_LENGTH })
		: null;
}

export function evolveContradictions(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'ContradictionMarked':
			return { ...state, contradictions: [...state.contradictions, event.contradiction] };
		case 'ContradictionDropped':
			return {
				...state,
				contradictions: state.contradictions.filter(({ id }) => id !== event.contradictionId)
			};
		case 'ContradictionResolved':
			return {
				...state,
				contradictions: state.contradictions.map((known) =>
					known.id === event.contradictionId ? { ...known, resolution: event.resolution } : known
				)
			};
		case 'NeedRemoved':
			return {
				...state,
				contradictions: state.contradictions.filter(
					({ needIds }) => !needIds.includes(event.needId)
				)
			};
		default:
			return state;
	}
}
