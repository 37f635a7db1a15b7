/**
 * What staff are shown of earlier needs: the lines that they asked for, a page at a time, each with
 * how what was decided stands today. The one place that says what of a record gets on a page.
 */
import type { ActionItemState } from '../../domain/action-item/action-item';
import type { PlanChange } from '../../domain/plan/plan';
import type {
	EarlierFilter,
	EarlierPage,
	ShownItem,
	ShownLine,
	ShownOccurrence,
	ShownOutcome
} from '../../protocol/earlier-needs';
import type { EarlierNeeds } from './earlier-needs';
import { isOpen, meetingCount, type EarlierLine, type Occurrence } from './lines-of';

export const LINES_PER_PAGE = 20;

/** As it stands today. */
interface Since {
	changes: readonly PlanChange[];
	items: readonly ActionItemState[];
}

export function earlierPage(
	{ meetings, total, lines, contradictions, isCompared }: EarlierNeeds,
	since: Since,
	asked: { filter: EarlierFilter; page: number }
): EarlierPage {
	const found = lines.filter((line) => isMeant(line, asked.filter));
	const pages = Math.max(1, Math.ceil(found.length / LINES_PER_PAGE));
	const page = Math.min(Math.max(1, asked.page), pages);
	const from = (page - 1) * LINES_PER_PAGE;
	return {
		looked: { meetings: meetings.length, total },
		isCompared,
		total: lines.length,
		found: found.length,
		page,
		pages,
		lines: found.slice(from, from + LINES_PER_PAGE).map((line) => shownLine(line, since)),
		contradictions:
			page === 1 && asked.filter !== 'several'
				? contradictions.map(({ meeting, contradiction: { id, sides, reason } }) => ({
						...{ key: `${meeting.id} ${id}`, meeting, sides, reason }
					}))
				: []
	};
}

function isMeant(line: EarlierLine, filter: EarlierFilter): boolean {
	if (filter === 'several') return meetingCount(line) > 1;
	return filter === 'all' || isOpen(line);
}

function shownLine(line: EarlierLine, since: Since): ShownLine {
	const occurrences = line.occurrences.map((occurrence) =>
		shownOccurrence(occurrence, line.title, since)
	);
	return {
		key: occurrences[0]?.key ?? '',
		title: line.title,
		meetings: meetingCount(line),
		occurrences
	};
}

function shownOccurrence(
	{ meeting, topic }: Occurrence,
	lineTitle: string,
	since: Since
): ShownOccurrence {
	const title = topic.title === lineTitle ? '' : topic.title;
	const texts = topic.needs.map(({ text }) => text);
	return {
		key: `${meeting.id} ${topic.id}`,
		meeting,
		count: topic.count,
		title,
		texts: texts.every((text) => text === topic.title) ? [] : texts,
		outcome: shownOutcome(topic.outcome, since)
	};
}

function shownOutcome(outcome: Occurrence['topic']['outcome'], since: Since): ShownOutcome {
	switch (outcome.kind) {
		case 'decided': {
			const { content, followUp } = outcome;
			const change = since.changes.find(({ id }) => id === followUp);
			return {
				kind: 'decided',
				feasibility: content.feasibility,
				sentence: content.how || (content.sectionChanges[0]?.text ?? ''),
				change: change
					? { number: change.number, isWithdrawn: change.status === 'withdrawn' }
					: null,
				item: itemOf(followUp, since)
			};
		}
		case 'result':
			return { kind: 'result', content: outcome.content, item: itemOf(outcome.followUp, since) };
		default:
			return outcome;
	}
}

function itemOf(itemId: string, { items }: Since): ShownItem | null {
	const item = items.find(({ id }) => id === itemId);
	return item ? { id: item.id, status: item.status } : null;
}
