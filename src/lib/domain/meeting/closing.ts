/**
 * Closing: what the group leaves with on each core need that has no agreed decision, in one
 * sentence as minutes know it (information, decision, action), and the end itself. Rules CL.
 */
import { accepted, type Context } from '../kernel/decider';
import { isDay } from '../kernel/calendar';
import { cleanLine, isBlank, lengthOf } from '../kernel/text';
import {
	type CommandOf,
	type MeetingOutcome,
	isModerator,
	obstacleToLeading,
	refuse,
	reversible
} from './capability';
import type { SharedEvent } from './events';
import { undisposed } from './parking';
import { feedbackAtClose } from './feedback';
import type { CoreNeed, ResultContent } from './model';
import { undecidedItems } from './reviewing';
import { RESULT_LENGTH } from './rules';
import type { MeetingState } from './state';

/** A second sentence for the same core need replaces the first. */
export function recordResult(
	command: CommandOf<'RecordResult'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { coreNeedId } = command;
	if (!state.coreNeeds.some(({ id }) => id === coreNeedId)) return refuse('core-need/unknown');
	const content = cleaned(command.content);
	const before = state.results[coreNeedId];
	return (
		flawOf(content) ??
		reversible(
			context,
			'RecordResult',
			before
				? { type: 'RecordResult', coreNeedId, content: before }
				: { type: 'DropResult', coreNeedId },
			{ type: 'ResultRecorded', coreNeedId, content }
		)
	);
}

export function dropResult(
	command: CommandOf<'DropResult'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { coreNeedId } = command;
	const content = state.results[coreNeedId];
	if (!content) return refuse('result/unknown');
	return reversible(
		context,
		'DropResult',
		{ type: 'RecordResult', coreNeedId, content },
		{ type: 'ResultDropped', coreNeedId }
	);
}

export function closeMeeting(state: MeetingState, context: Context): MeetingOutcome {
	const obstacle = obstacleToLeading(context);
	if (obstacle) return obstacle;
	if (state.votes.some(({ status }) => status === 'open')) return refuse('vote/is-open');
	const parked = undisposed(state).length;
	if (parked > 0) return refuse('parking/undisposed', { count: parked });
	const missing = withoutResult(state).length;
	if (missing > 0) return refuse('result/missing', { count: missing });
	const undecided = undecidedItems(state).length;
	if (undecided > 0) return refuse('action-item/undecided', { count: undecided });
	return reversible(
		context,
		'CloseMeeting',
		{ type: 'ReopenMeeting' },
		{ type: 'MeetingClosed' },
		...feedbackAtClose(state, context)
	);
}

export function reopenMeeting(state: MeetingState, context: Context): MeetingOutcome {
	const obstacle = obstacleToLeading(context);
	if (obstacle) return obstacle;
	if (state.status !== 'closed') return refuse('meeting/not-closed');
	return accepted({ type: 'MeetingReopened' });
}

/** Core needs that the group leaves without an agreed decision; each asks for a sentence. */
export function openTopics(state: MeetingState): CoreNeed[] {
	const agreed = new Set(
		state.decisions.filter(({ status }) => status === 'agreed').map((known) => known.coreNeedId)
	);
	return state.coreNeeds.filter(({ id }) => !agreed.has(id));
}

/** Those of them that still lack it; while there are any, the meeting does not close. */
export function withoutResult(state: MeetingState): CoreNeed[] {
	return openTopics(state).filter(({ id }) => !state.results[id]);
}

/** Who and by when belong to an action alone. */
function cleaned({ kind, sentence, who, dueAt }: ResultContent): ResultContent {
	const isAction = kind === 'action';
	return {
		kind,
		sentence: cleanLine(sentence),
		who: isAction ? cleanLine(who) : '',
		dueAt: isAction ? dueAt : null
	};
}

function flawOf({ kind, sentence, who, dueAt }: ResultContent): MeetingOutcome | null {
	if (isBlank(sentence)) return refuse('result/sentence-missing');
	if (lengthOf(sentence) > RESULT_LENGTH || lengthOf(who) > RESULT_LENGTH)
		return refuse('result/text-too-long', { limit: RESULT_LENGTH });
	if (kind !== 'action') return null;
	if (isBlank(who)) return refuse('result/who-missing');
	if (dueAt === null) return refuse('result/due-missing');
	return isDay(dueAt) ? null : refuse('result/date-invalid');
}

export function evolveClosing(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'ResultRecorded':
			return { ...state, results: { ...state.results, [event.coreNeedId]: event.content } };
		case 'ResultDropped': {
			const { [event.coreNeedId]: _dropped, ...results } = state.results;
			return { ...state, results };
		}
		case 'MeetingClosed':
			return { ...state, status: 'closed', closings: state.closings + 1, timerEndsAt: null };
		case 'MeetingReopened':
			return { ...state, status: 'open' };
		default:
			return state;
	}
}
