import type { MeetingState } from '$lib/domain/meeting/state';

/** The title, with the school that the meeting is about where the title does not name it. */
export function meetingTitle({ title, school }: Pick<MeetingState, 'title' | 'school'>): string {
	return school === null || title.includes(school.name) ? title : `${title} · ${school.name}`;
}
