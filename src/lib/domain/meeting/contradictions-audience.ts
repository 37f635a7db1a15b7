/** Who sees contradictions: all who may read both needs; where one goes out of sight, the mark goes with it. */
import {
	type AudiencePart,
	type Moment,
	type Telling,
	NOTHING,
	told,
	whole
} from './audience-part';
import { contradictionOf } from './contradictions';
import type { MeetingEvent } from './events';
import { sees } from './needs-audience';
import type { MeetingState } from './state';

type ContradictionEvent = 'ContradictionMarked' | 'ContradictionDropped' | 'ContradictionResolved';

export const contradictionsPart: AudiencePart<ContradictionEvent> = {
	view: (state, audience) => ({
		contradictions: state.contradictions.filter(({ needIds }) =>
			needIds.every((needId) => sees(state, needId, { audience }))
		)
	}),

	tell: {
		ContradictionMarked: (event, moment) =>
			isSeen(moment.after, event.contradiction.id, moment) ? told(event) : NOTHING,
		ContradictionDropped: whole,
		ContradictionResolved: (event, moment) => ifSeen(event, event.contradictionId, moment)
	}
};

function ifSeen(event: MeetingEvent, id: string, moment: Moment): Telling {
	return isSeen(moment.after, id, moment) ? told(event) : NOTHING;
}

function isSeen(state: MeetingState, id: string, moment: Moment): boolean {
	return (
		contradictionOf(state, id)?.needIds.every((needId) => sees(state, needId, moment)) ?? false
	);
}
