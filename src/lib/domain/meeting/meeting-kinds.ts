/** What a meeting is held for. Templates have one; the words for them are those of the glossary. */
export const MEETING_KINDS = [
	'needs-workshop',
	'annual-review',
	'update-workshop',
	'kick-off',
	'results-round',
	'other'
] as const;

export type MeetingKind = (typeof MEETING_KINDS)[number];
