/**
 * What a meeting teaches for later ones: texts that the moderator bundled, and texts that are
 * something else. It is read off the state, so that what is undone, hidden or withdrawn is
 * unlearned by itself. Rules OW.
 */
import type { MeetingEvent } from './events';
import type { MeetingState } from './state';

export interface MeetingLesson {
	verdict: 'together' | 'apart';
	texts: string[];
}

export const LESSONS_OF_A_MEETING = 200;
/** Of one lesson; what is bundled beyond says nothing new. */
export const TEXTS_OF_A_LESSON = 40;

/** Events after which a meeting may teach something else than before. */
export const TEACHING_EVENTS: readonly MeetingEvent['type'][] = [
	'TopicsMerged',
	'ClusterUnmerged',
	'NeedSplitOff',
	'NeedMoved',
	'GroupingRestored',
	'ProposalRejected',
	'ProposalRestored',
	'NeedEdited',
	'NeedWithdrawn',
	'NeedHidden',
	'NeedRestored',
	'NeedTakenApart',
	'NeedPutTogether',
	'Parked',
	'Unparked'
];

/** Texts of shown needs alone, and nothing of who said them. The newest first, bundles before all. */
export function lessonsOf(state: MeetingState): MeetingLesson[] {
	if (state.isRehearsal) return [];
	const shown = Object.values(state.needs).filter(({ status }) => status === 'shown');
	const bundles = Object.keys(state.clusters).map((id) =>
		shown.filter(({ clusterId }) => clusterId === id)
	);
	const kept = state.rejections
		.filter(({ kind }) => kind === 'same')
		.map(({ needIds }) => shown.filter(({ id }) => needIds.includes(id)));
	return [
		...bundles.reverse().map((needs) => lesson('together', needs)),
		...kept.reverse().map((needs) => lesson('apart', needs))
	]
		.filter(({ texts }) => texts.length > 1)
		.slice(0, LESSONS_OF_A_MEETING);
}

function lesson(
	verdict: MeetingLesson['verdict'],
	needs: readonly { text: string }[]
): MeetingLesson {
	const texts = [...new Set(needs.map(({ text }) => text))];
	return { verdict, texts: texts.sort().slice(0, TEXTS_OF_A_LESSON) };
}
