/** The words for what a review settles: open items, agreements, indicators; the same on each surface. */
import { isTargetReached, trendOf } from '$lib/domain/meeting/indicators';
import type {
	Agreement,
	AgreeingSide,
	AgreementContent,
	IndicatorContent,
	IndicatorReason,
	ItemDecision,
	OpenItem,
	SectionRef
} from '$lib/domain/meeting/model';
import { m } from '$lib/paraglide/messages.js';
import { listText, numberText } from '../format';
import { dayText, sideText } from './decision-text';

/** Who, until when, where from, how often carried over; in this order. */
export function itemFacts(item: OpenItem): string[] {
	const who = [item.side && sideText(item.side), item.owner].filter(Boolean).join(', ');
	return [
		who,
		item.dueAt === null ? m.review_item_no_due() : m.review_item_due({ day: dayText(item.dueAt) }),
		item.status === 'in-progress' ? m.review_item_in_progress() : '',
		item.carriedOver > 0 ? m.review_item_carried({ count: item.carriedOver }) : '',
		item.meeting ? m.review_item_from({ meeting: item.meeting.title }) : ''
	].filter((fact) => fact !== '');
}

export function itemDecisionText(decision: ItemDecision): string {
	switch (decision.kind) {
		case 'done':
			return m.review_item_done();
		case 'goes-on':
			return m.review_item_goes_on_until({ day: dayText(decision.dueAt) });
		case 'dropped':
			return m.review_item_dropped();
	}
}

export function itemDecisionTone({ kind }: ItemDecision): 'success' | 'info' | 'neutral' {
	return ({ done: 'success', 'goes-on': 'info', dropped: 'neutral' } as const)[kind];
}

export function agreeingSideText(side: AgreeingSide): string {
	return { school: m.review_agreement_by_school, authority: m.review_agreement_by_authority }[
		side
	]();
}

/** Who and until when. */
export function agreementFacts({ responsible, dueAt }: AgreementContent): string[] {
	return [
		`${sideText(responsible.side)}, ${responsible.person}`,
		m.review_agreement_until({ day: dayText(dueAt) })
	];
}

export function changedSectionsText(content: AgreementContent, outline: SectionRef[]): string {
	const names = outline
		.filter(({ code }) => content.sections.includes(code))
		.map(({ code, title }) => `${code} ${title}`);
	return m.review_agreement_changes({ sections: listText(names) });
}

export function confirmationText(agreement: Agreement, side: AgreeingSide): string {
	const words = { side: agreeingSideText(side) };
	return agreement.confirmed[side]
		? m.review_agreement_confirmed_by(words)
		: m.review_agreement_waits_for(words);
}

export function amountText(amount: number | null, unit: string): string {
	if (amount === null) return m.review_indicator_unknown();
	return [numberText(amount), unit].filter((part) => part !== '').join(' ');
}

/** Whether the target is reached, and how it stands against last year; what is not known is left out. */
export function indicatorJudgements(content: IndicatorContent): string[] {
	const isReached = isTargetReached(content);
	const trend = trendOf(content);
	const trendText =
		trend &&
		{
			better: m.review_indicator_better,
			worse: m.review_indicator_worse,
			same: m.review_indicator_same
		}[trend]();
	return [
		isReached === null
			? ''
			: isReached
				? m.review_indicator_reached()
				: m.review_indicator_not_reached(),
		trendText ?? ''
	].filter((text) => text !== '');
}

export function reasonText(reason: IndicatorReason): string {
	return {
		'missing-routine': m.review_reason_missing_routine,
		'missing-training': m.review_reason_missing_training,
		'no-charging': m.review_reason_no_charging,
		'software-late': m.review_reason_software_late,
		'fault-prone': m.review_reason_fault_prone
	}[reason]();
}
