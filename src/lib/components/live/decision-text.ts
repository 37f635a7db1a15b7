/** The words for what a decision says; used wherever a decision is shown. */
import type { DecisionContent } from '$lib/domain/meeting/model';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

export function feasibilityText(feasibility: DecisionContent['feasibility']): string {
	return {
		yes: m.live_feasibility_yes,
		conditional: m.live_feasibility_conditional,
		no: m.live_feasibility_no,
		examine: m.live_feasibility_examine
	}[feasibility]();
}

export function sideText(side: NonNullable<DecisionContent['responsible']['side']>): string {
	return {
		school: m.live_side_school,
		authority: m.live_side_authority,
		provider: m.live_side_provider,
		'third-party': m.live_side_third_party
	}[side]();
}

export function involvementText(
	involvement: DecisionContent['approvals'][number]['involvement']
): string {
	return {
		note: m.live_involvement_note,
		recommend: m.live_involvement_recommend,
		decide: m.live_involvement_decide
	}[involvement]();
}

/** A calendar day (`YYYY-MM-DD`) as it is written in the reader's language. */
export function dayText(day: string): string {
	const date = new Date(`${day}T00:00:00Z`);
	if (Number.isNaN(date.getTime())) return day;
	return new Intl.DateTimeFormat(regionalLocale(), {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	}).format(date);
}

/** Whole euros. */
export function eurosText(amount: number): string {
	return new Intl.NumberFormat(regionalLocale(), {
		style: 'currency',
		currency: 'EUR',
		maximumFractionDigits: 0
	}).format(amount);
}

/** When: the period, the horizon, or both; null when nothing is said. */
export function periodText({ period, horizon }: DecisionContent): string | null {
	const { from, to } = period;
	const span =
		from !== null && to !== null
			? m.live_period_from_to({ from: dayText(from), to: dayText(to) })
			: from !== null
				? m.live_period_from({ from: dayText(from) })
				: to !== null
					? m.live_period_to({ to: dayText(to) })
					: null;
	const within = horizon === null ? null : m.live_horizon({ count: horizon });
	return [span, within].filter((part) => part !== null).join(' · ') || null;
}

/** Once and every year; null when no cost is named. */
export function costText({ oneOffCost, runningCostPerYear }: DecisionContent): string | null {
	const parts = [
		oneOffCost === null ? null : m.live_cost_once({ amount: eurosText(oneOffCost) }),
		runningCostPerYear === null
			? null
			: m.live_cost_per_year({ amount: eurosText(runningCostPerYear) })
	];
	return parts.filter((part) => part !== null).join(' · ') || null;
}

export function responsibleText({ responsible }: DecisionContent): string | null {
	const parts = [
		responsible.side === null ? '' : sideText(responsible.side),
		responsible.person.trim()
	];
	return parts.filter((part) => part !== '').join(', ') || null;
}

function regionalLocale(): string {
	return { de: 'de-DE', en: 'en-GB' }[getLocale()];
}
