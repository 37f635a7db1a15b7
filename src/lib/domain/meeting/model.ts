/** The things a meeting deals with. Plain JSON: log, wire and the browser hold the same values. */
import type { NeedCategory } from './need-categories';
import type { StakeholderGroup } from './stakeholder-groups';
import type { ConfirmScope, MatrixAxis, MoodScale } from './steps';

/** Section of the plan's outline; codes stay when titles are edited. */
export interface SectionRef {
	code: string;
	title: string;
}

export interface SchoolRef {
	id: string;
	name: string;
}

/** Silent: entered, not yet revealed. Hidden: taken out of sight by the moderator. Parked: readable, but no topic. */
export type NeedStatus = 'silent' | 'shown' | 'hidden' | 'parked' | 'withdrawn';

/** How a need came in: from a phone, typed at the desk, or typed off a card of paper. */
export const NEED_SOURCES = ['phone', 'desk', 'paper'] as const;
export type NeedSource = (typeof NEED_SOURCES)[number];

export interface Need {
	id: string;
	text: string;
	/** The author's wording where the moderator changed it. */
	originalText: string | null;
	status: NeedStatus;
	/** The seat or login that entered it; null for every audience but the author, and for old ones of the desk. */
	authorSeatId: string | null;
	group: StakeholderGroup | null;
	schoolId: string | null;
	clusterId: string | null;
	/** Null: nobody has said what it is about. */
	category: NeedCategory | null;
	source: NeedSource;
	/** Entered after the timer had run out; for the moderator alone. */
	isLate?: boolean;
}

/** A short thought in a column of a cards step. */
export interface Card {
	id: string;
	stepId: string;
	columnId: string;
	text: string;
	/** The author's wording where the moderator changed it. */
	originalText: string | null;
	status: NeedStatus;
	/** Null when typed in by the moderator, and for every audience but the author. */
	authorSeatId: string | null;
	/** The need that it became. */
	needId: string | null;
	/** Hidden before it was shown to anybody. */
	wasSilent?: boolean;
}

/** Needs merged as the same need. Its members are the needs that name it. */
export interface Cluster {
	id: string;
	title: string;
}

/** What becomes of something that the meeting did not deal with. */
export type Disposition =
	| { kind: 'forwarded'; to: string }
	| { kind: 'next-meeting' }
	| { kind: 'dropped'; reason: string };

/** An entry of the parking lot. */
export interface ParkedEntry {
	/** Of the need, where it is one. */
	id: string;
	/** Null: a need, whose text stands in the need. */
	text: string | null;
	disposition: Disposition | null;
}

export interface VoteOption {
	/** A cluster's id, or the id of a need that stands alone. */
	topicId: string;
	/** As it stood when the vote was opened; merging later does not change what was voted on. */
	title: string;
}

export interface VoteResult {
	topicId: string;
	dots: number;
	/** How many people gave it at least one dot. */
	voters: number;
}

export interface DotVote {
	id: string;
	dotsPerPerson: number;
	maxPerOption: number;
	options: VoteOption[];
	status: 'open' | 'closed';
	/** How many people have voted. */
	ballotCount: number;
	/** Most dots first; null until closed. */
	result: VoteResult[] | null;
}

/** Dots per topic of one person; topics without a dot are left out. */
export type Ballot = Record<string, number>;

export interface CoreNeed {
	id: string;
	topicId: string;
	title: string;
}

export const FEASIBILITIES = ['yes', 'conditional', 'no', 'examine'] as const;
export type Feasibility = (typeof FEASIBILITIES)[number];
export const HORIZONS = [1, 3, 5] as const;
export type Horizon = (typeof HORIZONS)[number];
export const RESPONSIBLE_SIDES = ['school', 'authority', 'provider', 'third-party'] as const;
export type ResponsibleSide = (typeof RESPONSIBLE_SIDES)[number];
export const INVOLVEMENTS = ['note', 'recommend', 'decide'] as const;
export type Involvement = (typeof INVOLVEMENTS)[number];

/** What the group settled for one core need. Dates are `YYYY-MM-DD`, money is whole euros. */
export interface DecisionContent {
	sectionChanges: { code: string; text: string }[];
	feasibility: Feasibility;
	conditions: string;
	how: string;
	period: { from: string | null; to: string | null };
	horizon: Horizon | null;
	oneOffCost: number | null;
	runningCostPerYear: number | null;
	responsible: { side: ResponsibleSide | null; person: string };
	dueAt: string | null;
	approvals: { body: string; involvement: Involvement; plannedFor: string | null }[];
}

export interface Decision {
	id: string;
	coreNeedId: string;
	content: DecisionContent;
	status: 'draft' | 'agreed';
	/** How often it was agreed so far; tells a renewed agreement from the first. */
	agreements: number;
}

/** What a round asks, as it stood at the opening. */
export type RoundQuestion =
	| { kind: 'mood'; scales: MoodScale[] }
	| { kind: 'matrix'; x: MatrixAxis; y: MatrixAxis; items: RoundItem[] }
	/** `whole`: one word for all items. */
	| { kind: 'confirm'; scope: ConfirmScope; items: RoundItem[] }
	/** Do these two belong together? */
	| { kind: 'pair'; items: RoundItem[] }
	/** Both sides of a contradiction, then further ways. */
	| { kind: 'resistance'; contradictionId: string; items: RoundItem[] };

/** Something that a round asks about: a topic, a card, a core need, a decision or a sentence. */
export interface RoundItem {
	id: string;
	/** Empty for who may no longer read it. */
	title: string;
}

/** Of one person; null where they leave something out. */
export type RoundAnswer =
	| { kind: 'mood'; values: (number | null)[] }
	/** By item; it counts where both are given. */
	| { kind: 'matrix'; ratings: MatrixRating[] }
	| { kind: 'confirm'; stances: (Stance | null)[] }
	| { kind: 'pair'; word: PairWord | null }
	/** By item; it counts where all are given. */
	| { kind: 'resistance'; values: (number | null)[] };

export const PAIR_WORDS = ['together', 'apart'] as const;
export type PairWord = (typeof PAIR_WORDS)[number];

export interface MatrixRating {
	x: number | null;
	y: number | null;
}

export const STANCE_WORDS = ['agree', 'object', 'abstain'] as const;
export type StanceWord = (typeof STANCE_WORDS)[number];

/** What somebody says to something that all are to carry. */
export interface Stance {
	word: StanceWord;
	/** Why, where the word is an objection; may be empty. */
	text: string;
}

/** What the moderator heard in the room. */
export interface RoomStance {
	word: 'agree' | 'object';
	text: string;
}

/** What is left of all answers when the round is closed; null where too few answered to show it. */
export type RoundResult =
	/** By scale; `counts` by value from 1 on. */
	| { kind: 'mood'; scales: { answers: number; counts: number[] | null }[] }
	/** By item. */
	| { kind: 'matrix'; items: MatrixItemResult[] }
	| {
			kind: 'confirm';
			/** By item. */
			items: { answers: number; counts: Record<StanceWord, number> | null }[];
			/** What the moderator said for the room, by item; null: the phones alone. */
			room: RoomStance['word'][] | null;
			objections: Objection[];
	  }
	| { kind: 'pair'; counts: Record<PairWord, number> | null }
	/** By item; `counts` by value from 0 on. */
	| { kind: 'resistance'; options: { sum: number; counts: number[] }[] | null };

/** Where the middle of the ratings is, and between which two the middle half of them lies. */
export interface Spread {
	low: number;
	median: number;
	high: number;
}

export interface PlaneSpread {
	x: Spread;
	y: Spread;
}

export interface MatrixItemResult {
	answers: number;
	spread: PlaneSpread | null;
	/** Of groups that are large enough, by their code. */
	groups: GroupSpread[];
}

export interface GroupSpread {
	group: StakeholderGroup;
	spread: PlaneSpread;
}

export interface Objection {
	/** Counted from 1, in an order that tells nothing. */
	number: number;
	/** Index of the item. */
	item: number;
	/** As it was written, for the moderator alone; null for all others. */
	text: string | null;
	/** As the room reads it; null while the moderator keeps it. */
	shown: string | null;
}

/** One secret answer of each person to what a step asks, until the moderator closes it. */
export interface Round {
	/** Of the step; of a question to the room beside the agenda its own id. */
	stepId: string;
	question: RoundQuestion;
	status: 'open' | 'closed';
	/** How many people have answered. */
	answerCount: number;
	/** Null until closed. */
	result: RoundResult | null;
	/** Of a matrix: the group that the room is shown in place of all. */
	shownGroup: StakeholderGroup | null;
}

/** As minutes know them: for your information, agreed wording, who does what until when. */
export const RESULT_KINDS = ['information', 'decision', 'action'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** The one sentence that the group leaves a topic with. */
export interface ResultContent {
	kind: ResultKind;
	sentence: string;
	/** Who does it, as a function; empty but for an action. */
	who: string;
	dueAt: string | null;
}

/** What one person said at the end. */
export interface Feedback {
	/** Was the time well spent? 1 not at all, 5 very much. */
	worth: number;
	text: string;
}

export interface FeedbackSum {
	/** How many said 1, 2 ... 5. */
	worths: number[];
	texts: string[];
}

/** An action item of an earlier meeting that is still to be done, as the room is shown it. */
export interface OpenItem {
	id: string;
	title: string;
	side: ResponsibleSide | null;
	owner: string;
	dueAt: string | null;
	status: 'open' | 'in-progress';
	/** Where it comes from; null for an item without a meeting. */
	meeting: { id: string; title: string } | null;
	/** How many meetings let it go on before. */
	carriedOver: number;
}

/** What the room settles for an open item; one of the three is needed before the close. */
export type ItemDecision =
	| { kind: 'done'; note: string }
	| { kind: 'goes-on'; dueAt: string; note: string }
	| { kind: 'dropped'; note: string };

export interface ReviewedItem extends OpenItem {
	decision: ItemDecision | null;
}

/** Those whose word an agreement needs. */
export const AGREEING_SIDES = ['school', 'authority'] as const;
export type AgreeingSide = (typeof AGREEING_SIDES)[number];

/** What was agreed: what, who, by when (`YYYY-MM-DD`). */
export interface AgreementContent {
	what: string;
	responsible: { side: ResponsibleSide; person: string };
	dueAt: string;
	/** Must the plan be changed for it? Then `sections` names where, by code. */
	changesPlan: boolean;
	sections: string[];
}

export interface Agreement {
	id: string;
	content: AgreementContent;
	confirmed: Record<AgreeingSide, boolean>;
	/** How often both sides had confirmed it so far; tells a renewed agreement from the first. */
	agreements: number;
}

/** Why an indicator is as it is, as often heard in talks (handbook, "Evaluation"). */
export const INDICATOR_REASONS = [
	'missing-routine',
	'missing-training',
	'no-charging',
	'software-late',
	'fault-prone'
] as const;
export type IndicatorReason = (typeof INDICATOR_REASONS)[number];
/** Which way is better. */
export const DIRECTIONS = ['higher', 'lower'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** An indicator as it is prepared: typed in, until indicators are measured. */
export interface PlannedIndicator {
	name: string;
	/** Written behind the numbers; may be empty. */
	unit: string;
	value: number | null;
	/** Of the year before. */
	previous: number | null;
	target: number | null;
	direction: Direction;
}

/** With what the talk found to be the reason. */
export interface IndicatorContent extends PlannedIndicator {
	reasons: IndicatorReason[];
	note: string;
}

/** An indicator as the meeting recorded it, in place of the prepared one with the same id. */
export interface Indicator {
	id: string;
	stepId: string;
	content: IndicatorContent;
}
