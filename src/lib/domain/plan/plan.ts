/**
 * The plan: its sections, and the change log that grows with every agreed decision. The stream
 * itself is the change log; a change is never edited, only withdrawn with a reason. Rules PL.
 */
import { mayEditPlan } from '../kernel/actor';
import { type Context, type Outcome, accepted, refused, unreachable } from '../kernel/decider';

/** A Tiptap document; the domain keeps it and does not look inside. */
export interface RichText {
	type: 'doc';
	content?: unknown[];
}

export interface PlanSection {
	code: string;
	title: string;
	document: RichText | null;
	/** Counts the wordings; an editor who worked on an older one is told so. */
	wording: number;
}

/** Where a change comes from, with what a reader needs to follow it back. */
export interface ChangeCause {
	meetingId: string;
	meetingTitle: string;
	decisionId: string;
	/** Which agreement of the decision; a renewed one is a new change. */
	agreement: number;
	coreNeed: { id: string; title: string };
	/** The needs as people entered them, without who they were. */
	needs: { id: string; text: string }[];
}

/** What was decided. Dates are `YYYY-MM-DD`, money is whole euros. */
export interface ChangeContent {
	sectionChanges: { code: string; text: string }[];
	feasibility: 'yes' | 'conditional' | 'no' | 'examine';
	conditions: string;
	how: string;
	period: { from: string | null; to: string | null };
	horizon: 1 | 3 | 5 | null;
	oneOffCost: number | null;
	runningCostPerYear: number | null;
	responsible: {
		side: 'school' | 'authority' | 'provider' | 'third-party' | null;
		person: string;
	};
	dueAt: string | null;
	approvals: {
		body: string;
		involvement: 'note' | 'recommend' | 'decide';
		plannedFor: string | null;
	}[];
}

export interface PlanChange {
	id: string;
	/** Running number in the change log, from 1. */
	number: number;
	cause: ChangeCause;
	content: ChangeContent;
	/** When the group agreed (epoch ms). */
	agreedAt: number;
	status: 'proposed' | 'withdrawn';
}

export interface PlanState {
	planId: string;
	title: string;
	/** Days, `YYYY-MM-DD`. */
	term: { from: string; to: string };
	sections: PlanSection[];
	/** The change log, oldest first. */
	changes: PlanChange[];
}

export type PlanCommand =
	| {
			type: 'StartPlan';
			planId: string;
			title: string;
			term: PlanState['term'];
			sections: { code: string; title: string; document: RichText | null }[];
	  }
	| { type: 'WriteSection'; code: string; document: RichText; basedOnWording: number }
	| {
			type: 'ProposeChange';
			changeId: string;
			cause: ChangeCause;
			content: ChangeContent;
			agreedAt: number;
	  }
	| { type: 'WithdrawChange'; changeId: string };

export type PlanEvent =
	| ({ type: 'PlanStarted' } & Omit<Extract<PlanCommand, { type: 'StartPlan' }>, 'type'>)
	| { type: 'SectionWritten'; code: string; document: RichText; wording: number }
	| {
			type: 'ChangeProposed';
			changeId: string;
			number: number;
			cause: ChangeCause;
			content: ChangeContent;
			agreedAt: number;
	  }
	| { type: 'ChangeWithdrawn'; changeId: string };

export const PLAN_REFUSALS = [
	'plan/already-started',
	'plan/not-started',
	'plan/section-unknown',
	'plan/section-changed-meanwhile',
	'plan/change-exists',
	'plan/change-unknown',
	'plan/change-withdrawn',
	'right/missing'
] as const;
export type PlanRefusal = (typeof PLAN_REFUSALS)[number];

export const initialPlan: PlanState = {
	planId: '',
	title: '',
	term: { from: '', to: '' },
	sections: [],
	changes: []
};

export function decidePlan(
	command: PlanCommand,
	state: PlanState,
	context: Context
): Outcome<PlanEvent, PlanRefusal> {
	if (!mayEditPlan(context.actor)) return refused('right/missing');
	if (command.type === 'StartPlan')
		return state.planId === ''
			? accepted({ ...command, type: 'PlanStarted' })
			: refused('plan/already-started');
	if (state.planId === '') return refused('plan/not-started');
	switch (command.type) {
		case 'WriteSection': {
			const section = state.sections.find(({ code }) => code === command.code);
			if (!section) return refused('plan/section-unknown', { code: command.code });
			if (section.wording !== command.basedOnWording)
				return refused('plan/section-changed-meanwhile');
			const { code, document } = command;
			return accepted({ type: 'SectionWritten', code, document, wording: section.wording + 1 });
		}
		case 'ProposeChange': {
			if (state.changes.some(({ id }) => id === command.changeId))
				return refused('plan/change-exists');
			const unknown = command.content.sectionChanges.find(
				({ code }) => !state.sections.some((section) => section.code === code)
			);
			if (unknown) return refused('plan/section-unknown', { code: unknown.code });
			return accepted({
				...command,
				type: 'ChangeProposed',
				number: state.changes.length + 1
			});
		}
		case 'WithdrawChange': {
			const change = state.changes.find(({ id }) => id === command.changeId);
			if (!change) return refused('plan/change-unknown');
			if (change.status === 'withdrawn') return refused('plan/change-withdrawn');
			return accepted({ type: 'ChangeWithdrawn', changeId: change.id });
		}
		default:
			return unreachable(command);
	}
}

export function evolvePlan(state: PlanState, event: PlanEvent): PlanState {
	switch (event.type) {
		case 'PlanStarted': {
			const { planId, title, term, sections } = event;
			return {
				planId,
				title,
				term,
				sections: sections.map((section) => ({ ...section, wording: section.document ? 1 : 0 })),
				changes: []
			};
		}
		case 'SectionWritten': {
			const { code, document, wording } = event;
			return {
				...state,
				sections: state.sections.map((section) =>
					section.code === code ? { ...section, document, wording } : section
				)
			};
		}
		case 'ChangeProposed': {
			const { type: _type, changeId, ...change } = event;
			return {
				...state,
				changes: [...state.changes, { id: changeId, ...change, status: 'proposed' }]
			};
		}
		case 'ChangeWithdrawn':
			return {
				...state,
				changes: state.changes.map((change) =>
					change.id === event.changeId ? { ...change, status: 'withdrawn' } : change
				)
			};
		default:
			return unreachable(event);
	}
}

/** Changes that touch a section, newest first. */
export function changesOfSection(state: Pick<PlanState, 'changes'>, code: string): PlanChange[] {
	return state.changes
		.filter(({ content }) => content.sectionChanges.some((change) => change.code === code))
		.reverse();
}

/** The change log, newest first. */
export function changeLog(state: PlanState): PlanChange[] {
	return [...state.changes].reverse();
}
