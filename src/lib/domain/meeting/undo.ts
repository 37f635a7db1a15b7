/**
 * Undo: a moderator's reversible act is taken back by its inverse command, decided anew
 * against the state of now, so nothing that others did since is overrun. Rules UN.
 */
import { accepted, type Context } from '../kernel/decider';
import { type CommandOf, type MeetingOutcome, isModerator, refuse } from './capability';
import type { AnyMeetingCommand } from './commands';
import type { MeetingEvent, SharedEvent } from './events';
import { UNDO_DEPTH } from './rules';
import type { MeetingState, ReversibleAct } from './state';

type Act = Exclude<AnyMeetingCommand, { type: 'UndoAct' }>;
type DecideAct = (command: Act, state: MeetingState, context: Context) => MeetingOutcome;

/** Takes back one act, named so that two moderators never undo more than they saw. */
export function undoAct(
	command: CommandOf<'UndoAct'>,
	state: MeetingState,
	context: Context,
	decideAct: DecideAct
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const act = state.reversible.find(({ id }) => id === command.actId);
	if (!act || act.inverse.type === 'UndoAct') return refuse('undo/nothing');
	if (isOverwritten(act, state)) return refuse('undo/no-longer-possible');
	const outcome = decideAct(act.inverse, state, context);
	if (outcome.kind === 'refused') return refuse('undo/no-longer-possible');
	// Without an entry of its own: undoing again goes one act further back, not forth.
	const [first, ...rest] = outcome.events.filter(({ type }) => type !== 'ActDone');
	if (!first) return refuse('undo/no-longer-possible');
	return accepted<MeetingEvent>(first, ...rest, { type: 'ActUndone', actId: act.id });
}

/** Was what this act put in place replaced since? Putting back what stood before would lose the newer. */
function isOverwritten(act: ReversibleAct, state: MeetingState): boolean {
	const replaced = replacedBy(act.inverse);
	if (replaced === null) return false;
	const newer = state.reversible.slice(state.reversible.indexOf(act) + 1);
	if (newer.some(({ inverse }) => replacedBy(inverse) === replaced)) return true;
	// An author who rewords a need after the moderator leaves no act, only a wording without original.
	if (act.inverse.type === 'CategoriseNeed')
		return state.needs[act.inverse.needId]?.category !== act.category;
	if (act.inverse.type === 'EditCard') return !state.cards[act.inverse.cardId]?.originalText;
	return act.inverse.type === 'EditNeed' && !state.needs[act.inverse.needId]?.originalText;
}

/** What a command replaces as a whole, null where its own checks notice that others moved on. */
function replacedBy(command: AnyMeetingCommand): string | null {
	switch (command.type) {
		case 'MoveToStep':
		case 'BlankScreen':
		case 'HighlightTopic':
		case 'ShowOnScreen':
		case 'SetScreenTheme':
		case 'SetPlannedEnd':
			return command.type;
		case 'EditStep':
			return `${command.type} ${command.stepId}`;
		case 'EditNeed':
		case 'CategoriseNeed':
			return `${command.type} ${command.needId}`;
		case 'EditCard':
		case 'MoveCard':
			return `${command.type} ${command.cardId}`;
		case 'ResolveContradiction':
			return `${command.type} ${command.contradictionId}`;
		case 'RetitleCluster':
			return `${command.type} ${command.clusterId}`;
		case 'DisposeParked':
			return `${command.type} ${command.entryId}`;
		case 'ShowGroup':
			return `${command.type} ${command.stepId}`;
		case 'ShowObjection':
		case 'HideObjection':
			return `Objection ${command.stepId} ${command.number}`;
		case 'RecordDecision':
		case 'DiscardDecision':
			return `Decision ${command.decisionId}`;
		case 'RecordResult':
		case 'DropResult':
			return `Result ${command.coreNeedId}`;
		case 'DecideActionItem':
		case 'WithdrawItemDecision':
			return `Item ${command.itemId}`;
		case 'RecordAgreement':
		case 'DiscardAgreement':
			return `Agreement ${command.agreementId}`;
		case 'RecordIndicator':
		case 'RemoveIndicator':
			return `Indicator ${command.indicatorId}`;
		default:
			return null;
	}
}

export function evolveUndo(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'ActDone':
			return { ...state, reversible: [...state.reversible, event.act].slice(-UNDO_DEPTH) };
		case 'ActUndone':
			return { ...state, reversible: state.reversible.filter(({ id }) => id !== event.actId) };
		default:
			return state;
	}
}
