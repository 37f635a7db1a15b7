import { m } from '$lib/paraglide/messages.js';

export type MeetingListState = 'prepared' | 'open' | 'closed';

const LABELS: Record<MeetingListState, () => string> = {
	prepared: m.meeting_state_prepared,
	open: m.meeting_state_open,
	closed: m.meeting_state_closed
};

export const meetingStateLabel = (state: MeetingListState) => LABELS[state]();

export const meetingStateTone = (state: MeetingListState) =>
	(({ prepared: 'neutral', open: 'success', closed: 'neutral' }) as const)[state];
