import { dayText } from '$lib/components/live/decision-text';
import { m } from '$lib/paraglide/messages.js';

/** For when a meeting is planned; null where the day is not settled. */
export function plannedText(day: string | null, time: string | null): string | null {
	if (day === null) return null;
	return time === null
		? m.meeting_planned({ day: dayText(day) })
		: m.meeting_planned_at({ day: dayText(day), time });
}
