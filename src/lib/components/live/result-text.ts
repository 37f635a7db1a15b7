/** The words of a result: its kind, and who does it by when. */
import type { ResultContent, ResultKind } from '$lib/domain/meeting/model';
import { m } from '$lib/paraglide/messages.js';
import { dayText } from './decision-text';

export function resultKindText(kind: ResultKind): string {
	switch (kind) {
		case 'information':
			return m.closing_kind_information();
		case 'decision':
			return m.closing_kind_decision();
		case 'action':
			return m.closing_kind_action();
	}
}

/** Null for what is no action. */
export function resultByText({ kind, who, dueAt }: ResultContent): string | null {
	return kind === 'action' && dueAt !== null
		? m.closing_result_by({ who, day: dayText(dueAt) })
		: null;
}

/** The answers of the feedback, from 1 to 5. */
export function worthTexts(): string[] {
	return [
		m.closing_feedback_1(),
		m.closing_feedback_2(),
		m.closing_feedback_3(),
		m.closing_feedback_4(),
		m.closing_feedback_5()
	];
}
