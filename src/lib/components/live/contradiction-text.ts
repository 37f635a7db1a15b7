/** The sides of a contradiction and what it came to, in words. */
import type { Contradiction, Resolution } from '$lib/domain/meeting/contradictions';
import type { MeetingState } from '$lib/domain/meeting/state';
import { m } from '$lib/paraglide/messages.js';

/** The two sides as they read now; the plan as it read when it was marked. */
export function sidesOf(
	{ needIds, passage }: Pick<Contradiction, 'needIds' | 'passage'>,
	{ needs }: Pick<MeetingState, 'needs'>
): [string, string] {
	const [one = '', other = ''] = needIds;
	return [needs[one]?.text ?? '', passage?.text ?? needs[other]?.text ?? ''];
}

/** With which side the room goes on; that it is open where nothing is settled. */
export function outcomeText(
	resolution: Resolution | null,
	[one, other]: readonly [string, string]
): string {
	switch (resolution?.outcome) {
		case 'first':
			return m.contradiction_outcome_side({ text: one });
		case 'second':
			return m.contradiction_outcome_side({ text: other });
		case 'both':
			return m.contradiction_both();
		case 'neither':
			return m.contradiction_neither();
		default:
			return m.contradiction_still_open();
	}
}
