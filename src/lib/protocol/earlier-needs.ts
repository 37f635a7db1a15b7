/** What a page of staff is given of the needs of earlier meetings. Rules EA. */
import type { ActionItemStatus } from '../domain/action-item/action-item';
import type { Disposition, Feasibility, ResultContent } from '../domain/meeting/model';

/** `several`: named in more than one meeting; `open`: not settled when it was last named. */
export const EARLIER_FILTERS = ['all', 'several', 'open'] as const;
export type EarlierFilter = (typeof EARLIER_FILTERS)[number];

/** Of the plan that is worked with; one of a former plan has no entry to lead to. */
interface ShownChange {
	number: number;
	isWithdrawn: boolean;
}

export interface ShownItem {
	id: string;
	status: ActionItemStatus;
}

export type ShownOutcome =
	| {
			kind: 'decided';
			feasibility: Feasibility;
			sentence: string;
			change: ShownChange | null;
			item: ShownItem | null;
	  }
	| { kind: 'result'; content: ResultContent; item: ShownItem | null }
	| { kind: 'open' }
	| { kind: 'parked'; disposition: Disposition | null }
	| { kind: 'named' };

export interface ShownOccurrence {
	key: string;
	/** `closedAt`: epoch ms. */
	meeting: { id: string; title: string; closedAt: number };
	count: number;
	/** What it was called then; empty where that is the title of the line. */
	title: string;
	/** The needs in their words, where these say more than the title. */
	texts: string[];
	outcome: ShownOutcome;
}

export interface ShownLine {
	key: string;
	title: string;
	meetings: number;
	occurrences: ShownOccurrence[];
}

/** Two needs, or a need and the plan, that exclude each other, and nobody has settled it. */
export interface ShownContradiction {
	key: string;
	meeting: ShownOccurrence['meeting'];
	sides: [string, string];
	reason: string;
}

export interface EarlierPage {
	/** How many meetings were looked at, and how many there are. */
	looked: { meetings: number; total: number };
	isCompared: boolean;
	/** Lines in all, and of the filter. */
	total: number;
	found: number;
	page: number;
	pages: number;
	lines: ShownLine[];
	/** On the first page, unless it is asked for what several meetings named. */
	contradictions: ShownContradiction[];
}
