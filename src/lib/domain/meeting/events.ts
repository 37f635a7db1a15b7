import type { PrepareMeeting, RestoreGrouping } from './commands';
import type {
	AgreeingSide,
	AgreementContent,
	Ballot,
	Card,
	DecisionContent,
	IndicatorContent,
	ItemDecision,
	Need,
	ResultContent,
	OpenItem,
	Disposition,
	ParkedEntry,
	RoundAnswer,
	RoundQuestion,
	RoundResult,
	VoteOption,
	VoteResult
} from './model';
import type { NeedCategory } from './need-categories';
import type { Contradiction, Resolution } from './contradictions';
import type { Rejection } from './proposals';
import type { ScreenSettings } from './screen-settings';
import type { MeetingState, ReversibleAct } from './state';
import type { AgendaStep, NewStep } from './steps';
import type { StakeholderGroup } from './stakeholder-groups';

/** What happened in a meeting, as the log keeps it. */
export type MeetingEvent =
	| ({ type: 'MeetingPrepared' } & Omit<PrepareMeeting, 'type'>)
	/** `at` (epoch ms) is missing in logs that are older than it. */
	| { type: 'StepEntered'; stepId: string; timerEndsAt: number | null; at?: number }
	| { type: 'TimerStarted'; endsAt: number; at?: number }
	| { type: 'TimerStopped' }
	| { type: 'StepSkipped'; stepId: string }
	| { type: 'StepUnskipped'; stepId: string }
	| { type: 'StepAdded'; step: AgendaStep; beforeId: string | null }
	| { type: 'StepRemoved'; stepId: string }
	| { type: 'StepReordered'; stepId: string; beforeId: string | null }
	| { type: 'StepEdited'; stepId: string; step: NewStep }
	| { type: 'PlannedEndSet'; endsAt: number | null }
	| { type: 'IntakePaused' }
	| { type: 'IntakeResumed' }
	| { type: 'EditsLocked' }
	| { type: 'EditsUnlocked' }
	| { type: 'EveryoneCalled' }
	| { type: 'EveryoneReleased' }
	| {
			type: 'ParticipantJoined';
			seatId: string;
			group: StakeholderGroup;
			schoolId: string | null;
			/** How many share this phone. */
			people: number;
	  }
	| { type: 'NeedSubmitted'; need: Need }
	| { type: 'NeedEdited'; needId: string; text: string; originalText: string | null }
	| { type: 'NeedWithdrawn'; needId: string }
	| { type: 'NeedHidden'; needId: string }
	| { type: 'NeedRestored'; needId: string; status: 'silent' | 'shown' | 'parked' }
	/** In the order in which they are listed from now on. */
	| { type: 'NeedsRevealed'; needIds: string[] }
	| {
			type: 'TopicsMerged';
			clusterId: string;
			title: string;
			needIds: string[];
			/** Clusters that went up in the new one. */
			absorbedClusterIds: string[];
	  }
	| { type: 'ClusterUnmerged'; clusterId: string }
	| { type: 'NeedSplitOff'; needId: string }
	| { type: 'ClusterRetitled'; clusterId: string; title: string }
	| {
			type: 'NeedMoved';
			needId: string;
			clusterId: string;
			/** Of a cluster that is new; null: one that was there. */
			title: string | null;
			/** The cluster that it left with too few to stay one. */
			dissolvedClusterId: string | null;
	  }
	| { type: 'NeedCategorised'; needId: string; category: NeedCategory | null }
	| { type: 'ContradictionMarked'; contradiction: Contradiction }
	| { type: 'ContradictionDropped'; contradictionId: string }
	| { type: 'ContradictionResolved'; contradictionId: string; resolution: Resolution | null }
	| { type: 'QuestionEnded'; questionId: string }
	| { type: 'ProposalRejected'; rejection: Rejection }
	| { type: 'ProposalRestored'; rejection: Rejection }
	| {
			type: 'NeedTakenApart';
			needId: string;
			text: string;
			originalText: string | null;
			/** The further needs. */
			parts: Need[];
	  }
	| {
			type: 'NeedPutTogether';
			needId: string;
			text: string;
			originalText: string | null;
			partIds: string[];
	  }
	| { type: 'NeedSupported'; needId: string; seatId: string }
	| { type: 'NeedUnsupported'; needId: string; seatId: string }
	| { type: 'Parked'; entry: ParkedEntry }
	| { type: 'Unparked'; entryId: string }
	| { type: 'ParkedDisposed'; entryId: string; disposition: Disposition | null }
	| ({ type: 'GroupingRestored' } & Omit<RestoreGrouping, 'type'>)
	| {
			type: 'DotVoteOpened';
			voteId: string;
			options: VoteOption[];
			dotsPerPerson: number;
			maxPerOption: number;
	  }
	| { type: 'BallotCast'; voteId: string; seatId: string; dots: Ballot }
	| { type: 'DotVoteClosed'; voteId: string; result: VoteResult[]; ballotCount: number }
	| { type: 'DotVoteDiscarded'; voteId: string }
	| { type: 'CardAdded'; card: Card }
	| { type: 'CardEdited'; cardId: string; text: string; originalText: string | null }
	| { type: 'CardWithdrawn'; cardId: string }
	| { type: 'CardHidden'; cardId: string }
	| { type: 'CardRestored'; cardId: string; status: 'silent' | 'shown' | 'parked' }
	| { type: 'CardMoved'; cardId: string; columnId: string }
	| { type: 'CardsClosed'; stepId: string }
	| { type: 'CardsReopened'; stepId: string }
	| { type: 'CardsRevealed'; stepId: string; cardIds: string[] }
	| { type: 'CardTakenAsNeed'; cardId: string; need: Need }
	| { type: 'RoundOpened'; stepId: string; question: RoundQuestion }
	| { type: 'AnswerGiven'; stepId: string; seatId: string; answer: RoundAnswer }
	| { type: 'RoundClosed'; stepId: string; result: RoundResult; answerCount: number }
	| { type: 'RoundDiscarded'; stepId: string }
	| { type: 'GroupShown'; stepId: string; group: StakeholderGroup | null }
	| { type: 'ObjectionShown'; stepId: string; number: number; item: number; text: string }
	| { type: 'ObjectionHidden'; stepId: string; number: number }
	| { type: 'CoreNeedNamed'; coreNeedId: string; topicId: string; title: string }
	| { type: 'CoreNeedDropped'; coreNeedId: string }
	| { type: 'DecisionRecorded'; decisionId: string; coreNeedId: string; content: DecisionContent }
	| { type: 'DecisionDiscarded'; decisionId: string }
	| { type: 'DecisionAgreed'; decisionId: string; agreement: number }
	| { type: 'DecisionReopened'; decisionId: string }
	| { type: 'ResultRecorded'; coreNeedId: string; content: ResultContent }
	| { type: 'ResultDropped'; coreNeedId: string }
	| { type: 'FeedbackGiven'; seatId: string; worth: number; text: string }
	/** How many said 1, 2 ... 5, and the sentences in an order that tells nothing. */
	| { type: 'FeedbackSummed'; worths: number[]; texts: string[] }
	| { type: 'ActionItemsShown'; items: OpenItem[] }
	/** `count` numbers the decisions of one item, so that each has follow-ups of its own. */
	| { type: 'ActionItemDecided'; itemId: string; decision: ItemDecision; count: number }
	| { type: 'ItemDecisionWithdrawn'; itemId: string }
	| { type: 'AgreementRecorded'; agreementId: string; content: AgreementContent }
	| { type: 'AgreementDiscarded'; agreementId: string }
	/** `agreement` is a number where both sides have now confirmed. */
	| {
			type: 'AgreementConfirmed';
			agreementId: string;
			side: AgreeingSide;
			agreement: number | null;
	  }
	| { type: 'ConfirmationRetracted'; agreementId: string; side: AgreeingSide }
	| { type: 'IndicatorRecorded'; stepId: string; indicatorId: string; content: IndicatorContent }
	| { type: 'IndicatorRemoved'; indicatorId: string }
	| { type: 'MeetingClosed' }
	| { type: 'MeetingReopened' }
	| { type: 'ScreenChanged'; change: Partial<ScreenSettings> }
	| { type: 'ScreenPageTurned'; by: 1 | -1 }
	/** The projector was frozen: it goes on showing the meeting as it is now. */
	| { type: 'PictureKept' }
	| { type: 'ActDone'; act: ReversibleAct }
	| { type: 'ActUndone'; actId: string };

/**
 * What an audience gets in place of an event that it may not see whole. Never in the log.
 * Counts are absolute: of several in one frame the last one is enough.
 */
export type ShadowEvent =
	| { type: 'SilentNeedsCounted'; count: number }
	| { type: 'NeedRemoved'; needId: string }
	| { type: 'CardRemoved'; cardId: string }
	| { type: 'SilentCardsCounted'; stepId: string; count: number }
	| { type: 'AnswersCounted'; stepId: string; count: number }
	| { type: 'ObjectionRemoved'; stepId: string; number: number }
	/** By need and by cluster, of those that changed; 0: gone. */
	| { type: 'SupportsCounted'; counts: Record<string, number> }
	| { type: 'BallotsCounted'; voteId: string; count: number }
	| { type: 'FeedbackCounted'; count: number }
	| {
			type: 'AttendanceCounted';
			joined: number;
			attendance: MeetingState['attendance'];
	  };

export type SharedEvent = MeetingEvent | ShadowEvent;
