import { describeChange, type ChangePart } from '$lib/domain/plan/describe-change';
import type { ChangeContent, PlanChange } from '$lib/domain/plan/plan';
import { m } from '$lib/paraglide/messages.js';
import { listText } from '../format';
import { dayText, sideText } from '../live/decision-text';

const OUTCOMES: Record<ChangeContent['feasibility'], (words: { need: string }) => string> = {
	yes: m.change_sentence_yes,
	conditional: m.change_sentence_conditional,
	no: m.change_sentence_no,
	examine: m.change_sentence_examine
};

/** The one sentence that says what an entry of the change log is about. */
export function changeSentence(change: PlanChange): string {
	const parts = describeChange(change);
	const clauses = parts.flatMap((part) => (part.key === 'withdrawn' ? [] : [clause(part)]));
	const withdrawn = parts.length > clauses.length ? `${m.change_sentence_withdrawn()} ` : '';
	return `${withdrawn}${clauses.join('; ')}.`;
}

function clause(part: Exclude<ChangePart, { key: 'withdrawn' }>): string {
	switch (part.key) {
		case 'outcome':
			return OUTCOMES[part.params.feasibility]({ need: part.params.coreNeed });
		case 'sections':
			return m.change_sentence_sections({
				sections: listText(part.params.codes),
				count: part.params.codes.length
			});
		case 'responsible':
			return m.change_sentence_responsible({ who: whoText(part.params) });
		case 'due':
			return m.change_sentence_due({ day: dayText(part.params.day) });
	}
}

function whoText({ side, person }: ChangeContent['responsible']): string {
	if (side === null) return person;
	return person === '' ? sideText(side) : `${sideText(side)} (${person})`;
}
