/** What the meeting left each topic with, as one sentence: a decision, a result, an agreement of both sides. */
import { dayText, responsibleText } from '$lib/components/live/decision-text';
import { resultByText, resultKindText } from '$lib/components/live/result-text';
import { isSettled } from '$lib/domain/meeting/agreements';
import type { DecisionContent } from '$lib/domain/meeting/model';
import type { MeetingState } from '$lib/domain/meeting/state';
import { m } from '$lib/paraglide/messages.js';

export interface TopicResult {
	id: string;
	/** Empty: the sentence is the topic. */
	title: string;
	kind: string;
	sentence: string;
	/** Who by when; null where it is not said. */
	by: string | null;
}

/** Topics of which nothing was settled are left out. */
export function topicResults(state: MeetingState): TopicResult[] {
	const ofTopics = state.coreNeeds.flatMap(({ id, title }): TopicResult[] => {
		const decision = state.decisions.find(
			(one) => one.coreNeedId === id && one.status === 'agreed'
		);
		if (decision) return [{ id, title, ...decided(decision.content) }];
		const result = state.results[id];
		if (!result) return [];
		const { kind, sentence } = result;
		return [{ id, title, kind: resultKindText(kind), sentence, by: resultByText(result) }];
	});
	const agreed = state.agreements.filter(isSettled).map(({ id, content }): TopicResult => {
		const by = byText(content.responsible.person, content.dueAt);
		return { id, title: '', kind: m.closing_kind_agreement(), sentence: content.what, by };
	});
	return [...ofTopics, ...agreed];
}

/** How it is carried out; where that is not said, the new words of the plan. */
function decided(content: DecisionContent): Pick<TopicResult, 'kind' | 'sentence' | 'by'> {
	return {
		kind: resultKindText('decision'),
		sentence: content.how || (content.sectionChanges[0]?.text ?? ''),
		by: byText(responsibleText(content) ?? '', content.dueAt)
	};
}

function byText(who: string, dueAt: string | null): string | null {
	if (who === '' || dueAt === null) return who || null;
	return m.closing_result_by({ who, day: dayText(dueAt) });
}
