import type { ScreenContent, ScreenTheme } from './screen-settings';
import type {
	AgreeingSide,
	AgreementContent,
	Ballot,
	DecisionContent,
	IndicatorContent,
	ItemDecision,
	NeedSource,
	ResultContent,
	RoomStance,
	OpenItem,
	Disposition,
	ParkedEntry,
	RoundAnswer,
	SchoolRef,
	SectionRef
} from './model';
import type { NeedCategory } from './need-categories';
import type { PlanPassage, Resolution } from './contradictions';
import type { ContradictionKind, Rejection } from './proposals';
import type { AgendaStep, NewStep } from './steps';
import type { StakeholderGroup } from './stakeholder-groups';

/** What the people in the room can ask for; travels over the wire (protocol/commands.ts). */
export type MeetingCommand =
	| { type: 'MoveToStep'; stepId: string }
	| { type: 'StartTimer'; minutes: number }
	| { type: 'ExtendTimer'; minutes: number }
	| { type: 'StopTimer' }
	| { type: 'SkipStep'; stepId: string }
	| { type: 'UnskipStep'; stepId: string }
	/** `beforeId`: the step that it is put before; null: at the end. */
	| {
			type: 'AddStep';
			stepId: string;
			step: NewStep;
			beforeId: string | null;
			isSkipped: boolean;
	  }
	| { type: 'RemoveStep'; stepId: string }
	| { type: 'ReorderStep'; stepId: string; beforeId: string | null }
	| { type: 'EditStep'; stepId: string; step: NewStep }
	| { type: 'SetPlannedEnd'; endsAt: number | null }
	| { type: 'PauseIntake' }
	| { type: 'ResumeIntake' }
	| { type: 'LockEdits' }
	| { type: 'UnlockEdits' }
	| { type: 'CallEveryone' }
	| { type: 'ReleaseEveryone' }
	| {
			type: 'JoinMeeting';
			group: StakeholderGroup;
			schoolId: string | null;
			/** How many share this phone; one where it is left out. */
			people?: number;
	  }
	| {
			type: 'SubmitNeed';
			needId: string;
			text: string;
			category?: NeedCategory | null;
			/** Where who types it in took it from; what a participant sends comes from a phone. */
			source?: Exclude<NeedSource, 'phone'>;
			/** For whom somebody enters it; participants speak for their own. */
			group?: StakeholderGroup | null;
	  }
	| { type: 'EditNeed'; needId: string; text: string }
	| { type: 'WithdrawNeed'; needId: string }
	| { type: 'HideNeed'; needId: string }
	| { type: 'RestoreNeed'; needId: string }
	/** `seed` is random and made by the sender; it orders the revealed needs. */
	| { type: 'RevealNeeds'; seed: string }
	| { type: 'MergeTopics'; clusterId: string; topicIds: string[]; title: string }
	| { type: 'UnmergeCluster'; clusterId: string }
	| { type: 'SplitOffNeed'; needId: string }
	| { type: 'RetitleCluster'; clusterId: string; title: string }
	/** Into another cluster; with a title into a new one. */
	| { type: 'MoveNeed'; needId: string; clusterId: string; title: string | null }
	| { type: 'CategoriseNeed'; needId: string; category: NeedCategory | null }
	/** Those of them that have none. */
	| { type: 'CategoriseNeeds'; needIds: string[]; category: NeedCategory }
	| { type: 'AskPair'; questionId: string; needIds: [string, string] }
	/** `ways`: further ones beside the two sides. */
	| { type: 'AskResistance'; questionId: string; contradictionId: string; ways: string[] }
	| { type: 'EndQuestion'; questionId: string }
	| { type: 'RejectProposal'; rejection: Rejection }
	/** `text`: what the need itself says from now on; `parts`: the further needs. */
	| { type: 'TakeNeedApart'; needId: string; text: string; parts: NeedPart[] }
	| {
			type: 'MarkContradiction';
			contradictionId: string;
			/** Two, or one against the plan. */
			needIds: string[];
			passage?: PlanPassage;
			of: ContradictionKind;
			reason: string;
	  }
	| { type: 'DropContradiction'; contradictionId: string }
	/** Null: it is open again. */
	| { type: 'ResolveContradiction'; contradictionId: string; resolution: Resolution | null }
	| { type: 'SupportNeed'; needId: string }
	| { type: 'UnsupportNeed'; needId: string }
	| { type: 'ParkNeed'; needId: string }
	| { type: 'ParkCard'; cardId: string }
	| { type: 'ParkText'; entryId: string; text: string }
	| { type: 'Unpark'; entryId: string }
	/** Null takes back what was said. */
	| { type: 'DisposeParked'; entryId: string; disposition: Disposition | null }
	| {
			type: 'OpenDotVote';
			voteId: string;
			topicIds: string[];
			dotsPerPerson: number;
			maxPerOption: number;
	  }
	| { type: 'CastBallot'; voteId: string; dots: Ballot }
	| { type: 'CloseDotVote'; voteId: string }
	| { type: 'DiscardDotVote'; voteId: string }
	| { type: 'AddCard'; cardId: string; columnId: string; text: string }
	| { type: 'EditCard'; cardId: string; text: string }
	| { type: 'WithdrawCard'; cardId: string }
	| { type: 'HideCard'; cardId: string }
	| { type: 'RestoreCard'; cardId: string }
	| { type: 'MoveCard'; cardId: string; columnId: string }
	/** Ends collecting in this step, and lets it go on. */
	| { type: 'CloseCards'; stepId: string }
	| { type: 'ReopenCards'; stepId: string }
	| { type: 'RevealCards'; stepId: string }
	| { type: 'TakeCardAsNeed'; cardId: string; needId: string }
	| { type: 'OpenRound'; stepId: string }
	| { type: 'GiveAnswer'; stepId: string; answer: RoundAnswer }
	| { type: 'CloseRound'; stepId: string }
	/** Closes with what the moderator heard, by item; asks first where nobody was asked. */
	| { type: 'ConfirmForRoom'; stepId: string; stances: RoomStance[] }
	/** In place of all; null: all again. */
	| { type: 'ShowGroup'; stepId: string; group: StakeholderGroup | null }
	| { type: 'ShowObjection'; stepId: string; number: number; text: string }
	| { type: 'HideObjection'; stepId: string; number: number }
	| { type: 'NameCoreNeed'; coreNeedId: string; topicId: string; title: string }
	| { type: 'DropCoreNeed'; coreNeedId: string }
	| { type: 'RecordDecision'; decisionId: string; coreNeedId: string; content: DecisionContent }
	| { type: 'DiscardDecision'; decisionId: string }
	| { type: 'AgreeDecision'; decisionId: string }
	| { type: 'ReopenDecision'; decisionId: string }
	| { type: 'RecordResult'; coreNeedId: string; content: ResultContent }
	| { type: 'DropResult'; coreNeedId: string }
	| { type: 'GiveFeedback'; worth: number; text: string }
	| { type: 'DecideActionItem'; itemId: string; decision: ItemDecision }
	| { type: 'WithdrawItemDecision'; itemId: string }
	| { type: 'RecordAgreement'; agreementId: string; content: AgreementContent }
	| { type: 'DiscardAgreement'; agreementId: string }
	| { type: 'ConfirmAgreement'; agreementId: string; side: AgreeingSide }
	| { type: 'RetractConfirmation'; agreementId: string; side: AgreeingSide }
	| { type: 'RecordIndicator'; stepId: string; indicatorId: string; content: IndicatorContent }
	| { type: 'RemoveIndicator'; indicatorId: string }
	| { type: 'CloseMeeting' }
	| { type: 'ReopenMeeting' }
	| { type: 'BlankScreen'; isBlank: boolean }
	| { type: 'FreezeScreen'; isFrozen: boolean }
	/** Null: nothing is highlighted any more. */
	| { type: 'HighlightTopic'; topicId: string | null }
	| { type: 'ShowOnScreen'; content: ScreenContent }
	| { type: 'SetScreenTheme'; theme: ScreenTheme }
	| { type: 'HoldScreenPages'; isHeld: boolean }
	| { type: 'TurnScreenPage'; by: 1 | -1 }
	| { type: 'UndoAct'; actId: string };

export interface NeedPart {
	needId: string;
	text: string;
}

/** Preparing comes from the staff pages, with what the server knows of plan and schools. */
export interface PrepareMeeting {
	type: 'PrepareMeeting';
	meetingId: string;
	authorityId: string;
	planId: string;
	title: string;
	purpose: string;
	question: string;
	/** Where people meet; empty where it is not named. */
	room: string;
	/** Tried out beforehand: nothing follows from it, and it is wiped. */
	isRehearsal: boolean;
	groups: StakeholderGroup[];
	/** The school that the meeting is about, as an annual review is; null: about no single one. */
	school: SchoolRef | null;
	schools: SchoolRef[];
	outline: SectionRef[];
	agenda: AgendaStep[];
}

/** Brings the open action items of the plan up to date; given by the server itself. */
export interface ShowActionItems {
	type: 'ShowActionItems';
	items: OpenItem[];
}

/** Puts needs back to the clusters they had; only the undo of merging and splitting gives it. */
export interface RestoreGrouping {
	type: 'RestoreGrouping';
	/** Clusters to bring back. */
	clusters: { id: string; title: string }[];
	/** `now` is where the need must still be, `before` where it goes back to. */
	moves: { needId: string; now: string | null; before: string | null }[];
	/** Cluster to remove once it is empty. */
	removedClusterId: string | null;
}

/** Puts an entry back into the parking lot; only the undo of fetching it back gives it. */
export interface RestoreParked {
	type: 'RestoreParked';
	entry: ParkedEntry;
}

/** Lets a proposal come back; only the undo of rejecting it gives it. */
export interface RestoreProposal {
	type: 'RestoreProposal';
	rejection: Rejection;
}

/** Takes a category away from needs that still have it; only the undo of giving it to several gives it. */
export interface UncategoriseNeeds {
	type: 'UncategoriseNeeds';
	needIds: string[];
	category: NeedCategory;
}

/** Makes one need of its parts again; only the undo of taking it apart gives it. */
export interface PutNeedTogether {
	type: 'PutNeedTogether';
	needId: string;
	text: string;
	originalText: string | null;
	/** As they must still be, the need itself included. */
	parts: NeedPart[];
}

/** Takes back that the room was asked, while nobody has answered; only undo gives it. */
export interface DiscardRound {
	type: 'DiscardRound';
	stepId: string;
}

export type AnyMeetingCommand =
	| MeetingCommand
	| PrepareMeeting
	| ShowActionItems
	| RestoreGrouping
	| RestoreParked
	| RestoreProposal
	| PutNeedTogether
	| UncategoriseNeeds
	| DiscardRound;
