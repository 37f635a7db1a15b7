/**
 * The state of a meeting. A client holds the same shape with what its audience may not see
 * left out (audience.ts).
 */
import type { Shelves } from '../kernel/shelves';
import type { AnyMeetingCommand } from './commands';
import type {
	Agreement,
	Ballot,
	Card,
	Cluster,
	CoreNeed,
	Decision,
	DotVote,
	Feedback,
	FeedbackSum,
	Need,
	Round,
	RoundAnswer,
	ResultContent,
	Indicator,
	ReviewedItem,
	ParkedEntry,
	SchoolRef,
	SectionRef
} from './model';
import type { NeedCategory } from './need-categories';
import type { Contradiction } from './contradictions';
import type { Rejection } from './proposals';
import { initialScreen, type ScreenSettings } from './screen-settings';
import type { AgendaStep } from './steps';
import type { StakeholderGroup } from './stakeholder-groups';

/** A moderator's act that can be taken back, newest last. */
export interface ReversibleAct {
	id: string;
	kind: string;
	/** The command that takes it back; decided anew, so it is refused where it no longer fits. */
	inverse: AnyMeetingCommand;
	/** The category that the act gave to a need: authors, too, give one, and leave no act. */
	category?: NeedCategory | null;
}

/** What a participant said of themselves when they joined. */
export interface Seat {
	group: StakeholderGroup;
	schoolId: string | null;
	people: number;
}

export interface MeetingState {
	status: 'unprepared' | 'open' | 'closed';
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
	/** The school that the meeting is about; null: about no single one. */
	school: SchoolRef | null;
	schools: SchoolRef[];
	outline: SectionRef[];
	agenda: AgendaStep[];
	currentStepId: string;
	/** End of the timer (epoch ms), null when none runs. It guides; reaching it closes nothing. */
	timerEndsAt: number | null;
	/** When the meeting began (epoch ms), null until then and where the log is older than this field. */
	startedAt: number | null;
	stepEnteredAt: number | null;
	/** Against which ahead and behind are measured: set by the moderator, else by the agenda at the beginning. */
	plannedEnd: number | null;
	/** Participants cannot enter anything for the time being. */
	isIntakePaused: boolean;
	/** Participants cannot change or withdraw what they entered for the time being. */
	areEditsLocked: boolean;
	/** Phones show the current task alone. */
	isEveryoneCalled: boolean;
	seats: Shelves<Seat>;
	/** People who joined. Kept beside `seats`, which no other audience sees. */
	joined: number;
	/** Joined people by group; left out where a group is too small to be named. */
	attendance: Partial<Record<StakeholderGroup, number>>;
	needs: Record<string, Need>;
	/** Order in which revealed needs are listed: shuffled at the reveal, then as they come. */
	needOrder: string[];
	/** Needs entered and not yet revealed; all that others learn of them. */
	silentCount: number;
	clusters: Record<string, Cluster>;
	/** Seats that have this too, by need: of others only `supportCounts` are told. */
	supports: Record<string, string[]>;
	/** By need and by cluster. Empty in the log's own state, which counts from `supports`. */
	supportCounts: Record<string, number>;
	/** The round that the room is asked beside its step, or shown the result of. */
	roomQuestionId: string | null;
	/** In the order of marking; the room sees those of which it may read both needs. */
	contradictions: Contradiction[];
	/** Proposals that the moderator said no to; for the moderator alone. */
	rejections: Rejection[];
	parkingLot: ParkedEntry[];
	votes: DotVote[];
	/** By vote, by seat. */
	ballots: Record<string, Shelves<Ballot>>;
	cards: Record<string, Card>;
	/** Cards steps in which nothing is added any more; what is silent there the moderator may read. */
	closedCards: string[];
	/** By step: cards entered and not yet revealed; steps without any are left out. */
	silentCards: Record<string, number>;
	rounds: Round[];
	/** By step of the round, by seat. */
	answers: Record<string, Record<string, RoundAnswer>>;
	coreNeeds: CoreNeed[];
	decisions: Decision[];
	/** Agreements of discarded decisions and agreements: recorded again, they count on, as the change log does. */
	pastAgreements: Record<string, number>;
	/** By core need: what the group leaves it with where no decision is agreed. */
	results: Record<string, ResultContent>;
	/** How often the meeting was closed so far; tells what a renewed close opens from the first. */
	closings: number;
	/** By seat. */
	feedback: Record<string, Feedback>;
	/** How many answered; all that others learn of it while the meeting is open. */
	feedbackCount: number;
	/** Null until the first close with enough answers; from then on it stays. */
	feedbackSum: FeedbackSum | null;
	/** Open action items of earlier meetings, soonest due first. */
	reviewedItems: ReviewedItem[];
	/** How often each of them was decided so far. */
	itemDecisions: Record<string, number>;
	agreements: Agreement[];
	/** What the meeting recorded; prepared ones are in the settings of their step. */
	indicators: Indicator[];
	reversible: ReversibleAct[];
	screen: ScreenSettings;
	/** The meeting as a frozen projector goes on showing it; for the screen alone. */
	picture: MeetingState | null;
}

export const initialMeeting: MeetingState = {
	status: 'unprepared',
	meetingId: '',
	authorityId: '',
	planId: '',
	title: '',
	purpose: '',
	question: '',
	room: '',
	isRehearsal: false,
	groups: [],
	school: null,
	schools: [],
	outline: [],
	agenda: [],
	currentStepId: '',
	timerEndsAt: null,
	startedAt: null,
	stepEnteredAt: null,
	plannedEnd: null,
	isIntakePaused: false,
	areEditsLocked: false,
	isEveryoneCalled: false,
	seats: {},
	joined: 0,
	attendance: {},
	needs: {},
	needOrder: [],
	silentCount: 0,
	clusters: {},
	supports: {},
	supportCounts: {},
	roomQuestionId: null,
	contradictions: [],
	rejections: [],
	parkingLot: [],
	votes: [],
	ballots: {},
	cards: {},
	closedCards: [],
	silentCards: {},
	rounds: [],
	answers: {},
	coreNeeds: [],
	decisions: [],
	pastAgreements: {},
	results: {},
	closings: 0,
	feedback: {},
	feedbackCount: 0,
	feedbackSum: null,
	reviewedItems: [],
	itemDecisions: {},
	agreements: [],
	indicators: [],
	reversible: [],
	screen: initialScreen,
	picture: null
};

/**
 * The same state in an object whose layout V8 already knows. A spread of a spread of a spread gets
 * a new layout with each event: copying it takes 2.3 µs instead of 0.2, and whatever reads it is
 * slow, too (docs/performance.md). Written out, because only a literal has always the same one.
 */
export function inOneShape(state: MeetingState): MeetingState {
	return {
		status: state.status,
		meetingId: state.meetingId,
		authorityId: state.authorityId,
		planId: state.planId,
		title: state.title,
		purpose: state.purpose,
		question: state.question,
		room: state.room,
		isRehearsal: state.isRehearsal,
		groups: state.groups,
		school: state.school,
		schools: state.schools,
		outline: state.outline,
		agenda: state.agenda,
		currentStepId: state.currentStepId,
		timerEndsAt: state.timerEndsAt,
		startedAt: state.startedAt,
		stepEnteredAt: state.stepEnteredAt,
		plannedEnd: state.plannedEnd,
		isIntakePaused: state.isIntakePaused,
		areEditsLocked: state.areEditsLocked,
		isEveryoneCalled: state.isEveryoneCalled,
		seats: state.seats,
		joined: state.joined,
		attendance: state.attendance,
		needs: state.needs,
		needOrder: state.needOrder,
		silentCount: state.silentCount,
		clusters: state.clusters,
		supports: state.supports,
		supportCounts: state.supportCounts,
		roomQuestionId: state.roomQuestionId,
		contradictions: state.contradictions,
		rejections: state.rejections,
		parkingLot: state.parkingLot,
		votes: state.votes,
		ballots: state.ballots,
		cards: state.cards,
		closedCards: state.closedCards,
		silentCards: state.silentCards,
		rounds: state.rounds,
		answers: state.answers,
		coreNeeds: state.coreNeeds,
		decisions: state.decisions,
		pastAgreements: state.pastAgreements,
		results: state.results,
		closings: state.closings,
		feedback: state.feedback,
		feedbackCount: state.feedbackCount,
		feedbackSum: state.feedbackSum,
		reviewedItems: state.reviewedItems,
		itemDecisions: state.itemDecisions,
		agreements: state.agreements,
		indicators: state.indicators,
		reversible: state.reversible,
		screen: state.screen,
		picture: state.picture
	};
}
