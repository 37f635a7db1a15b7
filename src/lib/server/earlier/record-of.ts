/**
 * What a closed meeting leaves to those who prepare a later one: what was named, and what it came
 * to. Built on the view of the participants, so what they may not see cannot get here, and nobody
 * who said it. Rules EA.
 */
import { followUpId } from '../../domain/follow-ups';
import { viewFor } from '../../domain/meeting/audience';
import type { DecisionContent, Disposition, ResultContent } from '../../domain/meeting/model';
import { parkedEntries } from '../../domain/meeting/parking';
import type { MeetingState } from '../../domain/meeting/state';
import { topics } from '../../domain/meeting/topics';
import { contradictionsOf } from '../results/shown-steps';

/** `followUp`: of the change and the action item, where there may be one. */
export type Outcome =
	| { kind: 'decided'; content: DecisionContent; followUp: string }
	| { kind: 'result'; content: ResultContent; followUp: string }
	/** Named a core need, and nothing settled of it. */
	| { kind: 'open' }
	| { kind: 'parked'; disposition: Disposition | null }
	/** Named, and no core need. */
	| { kind: 'named' };

export interface EarlierTopic {
	id: string;
	title: string;
	/** As they were shown, in no order that tells anything. */
	needs: { id: string; text: string }[];
	/** How often it was said: its needs, and who said to have it too. */
	count: number;
	outcome: Outcome;
}

export interface OpenContradiction {
	id: string;
	sides: [string, string];
	reason: string;
}

export interface MeetingRecord {
	topics: EarlierTopic[];
	/** Needs of which the moderator said that they are not the same. */
	apart: string[][];
	/** What the room did not settle. */
	openContradictions: OpenContradiction[];
}

/** Null where there is nothing to look back on: it goes on, or was only tried out. */
export function recordOf(state: MeetingState): MeetingRecord | null {
	if (state.status !== 'closed' || state.isRehearsal) return null;
	const view = viewFor(state, 'participants');
	const named = topics(view).map(({ id, title, needs }): EarlierTopic => {
		const coreNeed = view.coreNeeds.find(({ topicId }) => topicId === id);
		return {
			id,
			title: coreNeed?.title ?? title,
			needs: needs.map((need) => ({ id: need.id, text: need.text })),
			count: needs.length + (view.supportCounts[id] ?? 0),
			outcome: coreNeed ? outcomeOf(coreNeed.id, view) : { kind: 'named' }
		};
	});
	const parked = parkedEntries(view).map(({ entry, text }): EarlierTopic => {
		const { id, disposition } = entry;
		return {
			...{ id, title: text, needs: [{ id, text }], count: 1 },
			outcome: { kind: 'parked', disposition }
		};
	});
	return {
		topics: [...named, ...parked],
		apart: state.rejections.filter(({ kind }) => kind === 'same').map(({ needIds }) => needIds),
		openContradictions: contradictionsOf(view)
			.filter(({ resolution }) => resolution === null)
			.map(({ id, sides, reason }) => ({ id, sides, reason }))
	};
}

function outcomeOf(coreNeedId: string, view: MeetingState): Outcome {
	const decision = view.decisions.find(
		(one) => one.coreNeedId === coreNeedId && one.status === 'agreed'
	);
	if (decision) {
		const followUp = followUpId(view.meetingId, decision.id, decision.agreements);
		return { kind: 'decided', content: decision.content, followUp };
	}
	const result = view.results[coreNeedId];
	if (!result) return { kind: 'open' };
	const followUp = followUpId(view.meetingId, coreNeedId, view.closings);
	return { kind: 'result', content: result, followUp };
}
