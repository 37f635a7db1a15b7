/**
 * The meeting's table of contents: which capability decides which command. One pure function
 * for server and browser; a phone runs it before sending, so a refusal shows at once.
 */
import { type Context, type Decider, unreachable } from '../kernel/decider';
import { evolveAgenda, extendTimer, moveToStep, startTimer, stopTimer } from './agenda';
import {
	addStep,
	editStep,
	evolveAgendaCraft,
	removeStep,
	reorderStep,
	setPlannedEnd,
	skipStep,
	unskipStep
} from './agenda-craft';
import {
	evolveBundling,
	mergeTopics,
	moveNeed,
	restoreGrouping,
	retitleCluster,
	splitOffNeed,
	unmergeCluster
} from './bundling';
import { type MeetingOutcome, refuse } from './capability';
import { closeMeeting, dropResult, evolveClosing, recordResult, reopenMeeting } from './closing';
import {
	confirmAgreement,
	discardAgreement,
	evolveAgreements,
	recordAgreement,
	retractConfirmation
} from './agreements';
import { addCard, editCard, evolveCards, moveCard, takeCardAsNeed, withdrawCard } from './cards';
import type { AnyMeetingCommand } from './commands';
import { evolveConfirmation, hideObjection, showObjection } from './confirmation';
import {
	dropContradiction,
	evolveContradictions,
	markContradiction,
	resolveContradiction
} from './contradictions';
import { dropCoreNeed, evolveCoreNeeds, nameCoreNeed } from './core-needs';
import {
	agreeDecision,
	discardDecision,
	evolveDecisions,
	recordDecision,
	reopenDecision
} from './decisions';
import type { MeetingEvent, SharedEvent } from './events';
import { evolveFeedback, giveFeedback } from './feedback';
import { evolveIndicators, recordIndicator, removeIndicator } from './indicators';
import { evolveJoining, joinMeeting } from './joining';
import {
	categoriseNeed,
	categoriseNeeds,
	editNeed,
	evolveNeeds,
	submitNeed,
	uncategoriseNeeds,
	withdrawNeed
} from './needs';
import { showGroup } from './matrix-groups';
import {
	disposeParked,
	evolveParking,
	parkCard,
	parkNeed,
	parkText,
	restoreParked,
	unpark
} from './parking';
import { evolvePreparing, prepareMeeting } from './preparing';
import { evolveProposals, rejectProposal, restoreProposal } from './proposals';
import type { MeetingRefusal } from './refusals';
import { hideNeed, restoreNeed, revealNeeds } from './revealing';
import { closeCards, hideCard, reopenCards, restoreCard, revealCards } from './revealing-cards';
import { controlScreen, evolveScreen, isScreenCommand } from './screen-control';
import {
	closeRound,
	confirmForRoom,
	discardRound,
	evolveRounds,
	giveAnswer,
	openRound
} from './rounds';
import {
	decideActionItem,
	evolveReviewing,
	showActionItems,
	withdrawItemDecision
} from './reviewing';
import { askPair, askResistance, endQuestion, evolveRoomQuestions } from './room-questions';
import { controlRoom, evolveRoomControl } from './room-control';
import { initialMeeting, inOneShape, type MeetingState, type ReversibleAct } from './state';
import { evolveSupports, supportNeed, unsupportNeed } from './supports';
import { evolveTakingApart, putNeedTogether, takeNeedApart } from './taking-apart';
import { evolveUndo, undoAct } from './undo';
import { castBallot, closeDotVote, discardDotVote, evolveVoting, openDotVote } from './voting';

export function decide(
	command: AnyMeetingCommand,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (state.status === 'unprepared' && command.type !== 'PrepareMeeting')
		return refuse('meeting/not-prepared');
	if (command.type === 'UndoAct') return undoAct(command, state, context, decideAct);
	return decideAct(command, state, context);
}

function decideAct(
	command: Exclude<AnyMeetingCommand, { type: 'UndoAct' }>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (isScreenCommand(command)) return controlScreen(command, state, context);
	if (state.status === 'closed' && command.type !== 'ReopenMeeting')
		return refuse('meeting/closed');
	switch (command.type) {
		case 'PrepareMeeting':
			return prepareMeeting(command, state, context);
		case 'MoveToStep':
			return moveToStep(command, state, context);
		case 'StartTimer':
			return startTimer(command, state, context);
		case 'ExtendTimer':
			return extendTimer(command, state, context);
		case 'StopTimer':
			return stopTimer(state, context);
		case 'SkipStep':
			return skipStep(command, state, context);
		case 'UnskipStep':
			return unskipStep(command, state, context);
		case 'AddStep':
			return addStep(command, state, context);
		case 'RemoveStep':
			return removeStep(command, state, context);
		case 'ReorderStep':
			return reorderStep(command, state, context);
		case 'EditStep':
			return editStep(command, state, context);
		case 'SetPlannedEnd':
			return setPlannedEnd(command, state, context);
		case 'PauseIntake':
		case 'ResumeIntake':
		case 'LockEdits':
		case 'UnlockEdits':
		case 'CallEveryone':
		case 'ReleaseEveryone':
			return controlRoom(command, state, context);
		case 'JoinMeeting':
			return joinMeeting(command, state, context);
		case 'SubmitNeed':
			return submitNeed(command, state, context);
		case 'EditNeed':
			return editNeed(command, state, context);
		case 'WithdrawNeed':
			return withdrawNeed(command, state, context);
		case 'HideNeed':
			return hideNeed(command, state, context);
		case 'RestoreNeed':
			return restoreNeed(command, state, context);
		case 'RevealNeeds':
			return revealNeeds(command, state, context);
		case 'MergeTopics':
			return mergeTopics(command, state, context);
		case 'UnmergeCluster':
			return unmergeCluster(command, state, context);
		case 'SplitOffNeed':
			return splitOffNeed(command, state, context);
		case 'RetitleCluster':
			return retitleCluster(command, state, context);
		case 'MoveNeed':
			return moveNeed(command, state, context);
		case 'CategoriseNeed':
			return categoriseNeed(command, state, context);
		case 'CategoriseNeeds':
			return categoriseNeeds(command, state, context);
		case 'UncategoriseNeeds':
			return uncategoriseNeeds(command, state, context);
		case 'MarkContradiction':
			return markContradiction(command, state, context);
		case 'DropContradiction':
			return dropContradiction(command, state, context);
		case 'ResolveContradiction':
			return resolveContradiction(command, state, context);
		case 'AskPair':
			return askPair(command, state, context);
		case 'AskResistance':
			return askResistance(command, state, context);
		case 'EndQuestion':
			return endQuestion(command, state, context);
		case 'RejectProposal':
			return rejectProposal(command, state, context);
		case 'RestoreProposal':
			return restoreProposal(command, state, context);
		case 'TakeNeedApart':
			return takeNeedApart(command, state, context);
		case 'PutNeedTogether':
			return putNeedTogether(command, state, context);
		case 'SupportNeed':
			return supportNeed(command, state, context);
		case 'UnsupportNeed':
			return unsupportNeed(command, state, context);
		case 'ParkNeed':
			return parkNeed(command, state, context);
		case 'ParkCard':
			return parkCard(command, state, context);
		case 'ParkText':
			return parkText(command, state, context);
		case 'Unpark':
			return unpark(command, state, context);
		case 'RestoreParked':
			return restoreParked(command, state, context);
		case 'DisposeParked':
			return disposeParked(command, state, context);
		case 'RestoreGrouping':
			return restoreGrouping(command, state, context);
		case 'OpenDotVote':
			return openDotVote(command, state, context);
		case 'CastBallot':
			return castBallot(command, state, context);
		case 'CloseDotVote':
			return closeDotVote(command, state, context);
		case 'DiscardDotVote':
			return discardDotVote(command, state, context);
		case 'AddCard':
			return addCard(command, state, context);
		case 'EditCard':
			return editCard(command, state, context);
		case 'WithdrawCard':
			return withdrawCard(command, state, context);
		case 'HideCard':
			return hideCard(command, state, context);
		case 'RestoreCard':
			return restoreCard(command, state, context);
		case 'MoveCard':
			return moveCard(command, state, context);
		case 'CloseCards':
			return closeCards(command, state, context);
		case 'ReopenCards':
			return reopenCards(command, state, context);
		case 'RevealCards':
			return revealCards(command, state, context);
		case 'TakeCardAsNeed':
			return takeCardAsNeed(command, state, context);
		case 'OpenRound':
			return openRound(command, state, context);
		case 'GiveAnswer':
			return giveAnswer(command, state, context);
		case 'CloseRound':
			return closeRound(command, state, context);
		case 'DiscardRound':
			return discardRound(command, state, context);
		case 'ConfirmForRoom':
			return confirmForRoom(command, state, context);
		case 'ShowGroup':
			return showGroup(command, state, context);
		case 'ShowObjection':
			return showObjection(command, state, context);
		case 'HideObjection':
			return hideObjection(command, state, context);
		case 'NameCoreNeed':
			return nameCoreNeed(command, state, context);
		case 'DropCoreNeed':
			return dropCoreNeed(command, state, context);
		case 'RecordDecision':
			return recordDecision(command, state, context);
		case 'DiscardDecision':
			return discardDecision(command, state, context);
		case 'AgreeDecision':
			return agreeDecision(command, state, context);
		case 'ReopenDecision':
			return reopenDecision(command, state, context);
		case 'RecordResult':
			return recordResult(command, state, context);
		case 'DropResult':
			return dropResult(command, state, context);
		case 'GiveFeedback':
			return giveFeedback(command, state, context);
		case 'ShowActionItems':
			return showActionItems(command, state, context);
		case 'DecideActionItem':
			return decideActionItem(command, state, context);
		case 'WithdrawItemDecision':
			return withdrawItemDecision(command, state, context);
		case 'RecordAgreement':
			return recordAgreement(command, state, context);
		case 'DiscardAgreement':
			return discardAgreement(command, state, context);
		case 'ConfirmAgreement':
			return confirmAgreement(command, state, context);
		case 'RetractConfirmation':
			return retractConfirmation(command, state, context);
		case 'RecordIndicator':
			return recordIndicator(command, state, context);
		case 'RemoveIndicator':
			return removeIndicator(command, state, context);
		case 'CloseMeeting':
			return closeMeeting(state, context);
		case 'ReopenMeeting':
			return reopenMeeting(state, context);
		default:
			return unreachable(command);
	}
}

/** The newest act that can still be taken back, if any. */
export function nextUndo(state: MeetingState, context: Context): ReversibleAct | undefined {
	return state.reversible.findLast(
		({ id }) => decide({ type: 'UndoAct', actId: id }, state, context).kind === 'accepted'
	);
}

const EVOLVERS = [
	evolvePreparing,
	evolveAgenda,
	evolveAgendaCraft,
	evolveRoomControl,
	evolveJoining,
	evolveNeeds,
	evolveBundling,
	evolveTakingApart,
	evolveContradictions,
	evolveProposals,
	evolveSupports,
	evolveParking,
	evolveVoting,
	evolveCards,
	evolveRounds,
	evolveRoomQuestions,
	evolveConfirmation,
	evolveCoreNeeds,
	evolveDecisions,
	evolveScreen,
	evolveClosing,
	evolveFeedback,
	evolveReviewing,
	evolveAgreements,
	evolveIndicators,
	evolveUndo
];

/** Applies one event, whole or as an audience got it; an event of another capability changes nothing. */
export function evolve(state: MeetingState, event: SharedEvent): MeetingState {
	return EVOLVERS.reduce((current, capability) => capability(current, event), state);
}

export const meetingDecider: Decider<
	MeetingState,
	AnyMeetingCommand,
	MeetingEvent,
	MeetingRefusal
> = {
	initialState: initialMeeting,
	decide,
	evolve: (state, event) => inOneShape(evolve(state, event))
};
