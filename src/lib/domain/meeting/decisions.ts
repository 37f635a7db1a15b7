/**
 * Decisions: for each core need what changes in which sections of the plan, whether, how and
 * when it is feasible, what it costs, who is responsible and which body must agree (handbook,
 * "Workshops zur Fortschreibung"). A draft may be incomplete; agreeing to it asks for the rest. Rules DE.
 */
import { type Context } from '../kernel/decider';
import { isDay } from '../kernel/calendar';
import { cleanLine, cleanParagraphs, isBlank, lengthOf } from '../kernel/text';
import {
	type CommandOf,
	type MeetingOutcome,
	isModerator,
	obstacleToLeading,
	refuse,
	reversible
} from './capability';
import type { SharedEvent } from './events';
import type { Decision, DecisionContent } from './model';
import { COST_LIMIT, DECISION_FIELD_LENGTH, DECISION_TOTAL_LENGTH } from './rules';
import type { MeetingState } from './state';

/** A second recording of the same decision replaces the first while it is a draft. */
export function recordDecision(
	command: CommandOf<'RecordDecision'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { decisionId, coreNeedId } = command;
	if (!state.coreNeeds.some(({ id }) => id === coreNeedId)) return refuse('core-need/unknown');
	const before = state.decisions.find(({ id }) => id === decisionId);
	if (before?.status === 'agreed') return refuse('decision/agreed');
	if (
		state.decisions.some((other) => other.coreNeedId === coreNeedId && other.id !== decisionId) ||
		(before && before.coreNeedId !== coreNeedId)
	)
		return refuse('decision/exists');
	const content = cleaned(command.content);
	const flaw = flawOf(content, state);
	if (flaw) return flaw;
	return reversible(
		context,
		'RecordDecision',
		before
			? { type: 'RecordDecision', decisionId, coreNeedId, content: before.content }
			: { type: 'DiscardDecision', decisionId },
		{ type: 'DecisionRecorded', decisionId, coreNeedId, content }
	);
}

export function discardDecision(
	command: CommandOf<'DiscardDecision'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const decision = state.decisions.find(({ id }) => id === command.decisionId);
	if (!decision) return refuse('decision/unknown');
	if (decision.status === 'agreed') return refuse('decision/agreed');
	return reversible(
		context,
		'DiscardDecision',
		{
			type: 'RecordDecision',
			decisionId: decision.id,
			coreNeedId: decision.coreNeedId,
			content: decision.content
		},
		{ type: 'DecisionDiscarded', decisionId: decision.id }
	);
}

/** From here on the decision is in the plan's change log and in the action items (follow-ups.ts). */
export function agreeDecision(
	command: CommandOf<'AgreeDecision'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const obstacle = obstacleToLeading(context);
	if (obstacle) return obstacle;
	const decision = state.decisions.find(({ id }) => id === command.decisionId);
	if (!decision) return refuse('decision/unknown');
	if (decision.status === 'agreed') return refuse('decision/agreed');
	return (
		gapOf(decision.content) ??
		reversible(
			context,
			'AgreeDecision',
			{ type: 'ReopenDecision', decisionId: decision.id },
			{
				type: 'DecisionAgreed',
				decisionId: decision.id,
				agreement: decision.agreements + 1
			}
		)
	);
}

/** Takes the agreement back; the plan's change is withdrawn and its action item dropped. */
export function reopenDecision(
	command: CommandOf<'ReopenDecision'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const obstacle = obstacleToLeading(context);
	if (obstacle) return obstacle;
	const decision = state.decisions.find(({ id }) => id === command.decisionId);
	if (!decision) return refuse('decision/unknown');
	if (decision.status !== 'agreed') return refuse('decision/not-agreed');
	return reversible(
		context,
		'ReopenDecision',
		{ type: 'AgreeDecision', decisionId: decision.id },
		{ type: 'DecisionReopened', decisionId: decision.id }
	);
}

function cleaned(content: DecisionContent): DecisionContent {
	return {
		...content,
		sectionChanges: content.sectionChanges.map(({ code, text }) => ({
			code,
			text: cleanParagraphs(text)
		})),
		conditions: cleanParagraphs(content.conditions),
		how: cleanParagraphs(content.how),
		responsible: { ...content.responsible, person: cleanLine(content.responsible.person) },
		approvals: content.approvals.map((approval) => ({
			...approval,
			body: cleanLine(approval.body)
		}))
	};
}

/** What no draft may have. */
function flawOf(content: DecisionContent, state: MeetingState): MeetingOutcome | null {
	const { sectionChanges, period, approvals } = content;
	const texts = [
		...sectionChanges.map(({ text }) => text),
		content.conditions,
		content.how,
		content.responsible.person,
		...approvals.map(({ body }) => body)
	].map(lengthOf);
	if (texts.some((length) => length > DECISION_FIELD_LENGTH))
		return refuse('decision/text-too-long', { limit: DECISION_FIELD_LENGTH });
	if (texts.reduce((sum, length) => sum + length, 0) > DECISION_TOTAL_LENGTH)
		return refuse('decision/text-too-long', { limit: DECISION_TOTAL_LENGTH });
	const codes = sectionChanges.map(({ code }) => code);
	const unknown = codes.find((code) => !state.outline.some((section) => section.code === code));
	if (unknown !== undefined) return refuse('decision/section-unknown', { code: unknown });
	if (new Set(codes).size < codes.length) return refuse('decision/section-twice');
	const days = [period.from, period.to, content.dueAt, ...approvals.map((a) => a.plannedFor)];
	if (days.some((day) => day !== null && !isDay(day))) return refuse('decision/date-invalid');
	if (period.from !== null && period.to !== null && period.from > period.to)
		return refuse('decision/period-reversed');
	if (![content.oneOffCost, content.runningCostPerYear].every(isCost))
		return refuse('decision/cost-out-of-range', { limit: COST_LIMIT });
	return null;
}

/** What is missing before a decision can be agreed. */
function gapOf(content: DecisionContent): MeetingOutcome | null {
	const { sectionChanges, feasibility, conditions, responsible, dueAt } = content;
	if (feasibility === 'conditional' && isBlank(conditions))
		return refuse('decision/conditions-missing');
	if (feasibility === 'no') return null;
	if (sectionChanges.length === 0 || sectionChanges.some(({ text }) => isBlank(text)))
		return refuse('decision/section-missing');
	if (responsible.side === null || isBlank(responsible.person))
		return refuse('decision/responsible-missing');
	if (dueAt === null) return refuse('decision/due-missing');
	return null;
}

function isCost(cost: number | null): boolean {
	return cost === null || (Number.isInteger(cost) && cost >= 0 && cost <= COST_LIMIT);
}

export function evolveDecisions(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'DecisionRecorded': {
			const { decisionId, coreNeedId, content } = event;
			if (state.decisions.some(({ id }) => id === decisionId))
				return withDecision(state, decisionId, { content });
			const decision: Decision = {
				id: decisionId,
				coreNeedId,
				content,
				status: 'draft',
				agreements: state.pastAgreements[decisionId] ?? 0
			};
			return { ...state, decisions: [...state.decisions, decision] };
		}
		case 'DecisionDiscarded': {
			const discarded = state.decisions.find(({ id }) => id === event.decisionId);
			return {
				...state,
				decisions: state.decisions.filter(({ id }) => id !== event.decisionId),
				pastAgreements: discarded?.agreements
					? { ...state.pastAgreements, [discarded.id]: discarded.agreements }
					: state.pastAgreements
			};
		}
		case 'DecisionAgreed':
			return withDecision(state, event.decisionId, {
				status: 'agreed',
				agreements: event.agreement
			});
		case 'DecisionReopened':
			return withDecision(state, event.decisionId, { status: 'draft' });
		default:
			return state;
	}
}

function withDecision(
	state: MeetingState,
	decisionId: string,
	change: Partial<Decision>
): MeetingState {
	return {
		...state,
		decisions: state.decisions.map((decision) =>
			decision.id === decisionId ? { ...decision, ...change } : decision
		)
	};
}
