/**
 * While somebody types: needs like it that the room can read already. In a silent step there are
 * none, because nothing is worked out of what is silent; not even that there is one shows. Rules SN.
 */
import { currentStep } from '../../domain/meeting/capability';
import type { MeetingState } from '../../domain/meeting/state';
import { isSupportedBy } from '../../domain/meeting/supports';
import { shownNeeds } from '../../domain/meeting/topics';
import type { Likeness } from './likeness';

const AT_MOST = 3;

/** @returns ids of needs, the likest first */
export async function hintsFor(
	text: string,
	state: MeetingState,
	seatId: string,
	likeness: Pick<Likeness, 'similarTo'>
): Promise<string[]> {
	if (state.status !== 'open' || currentStep(state)?.kind !== 'collect') return [];
	const among = shownNeeds(state)
		.filter(({ id, authorSeatId }) => authorSeatId !== seatId && !isSupportedBy(state, id, seatId))
		.map((need) => ({ id: need.id, text: need.text }));
	if (among.length === 0 || text.trim() === '') return [];
	const similar = await likeness.similarTo(text, among, { limit: AT_MOST });
	return similar.slice(0, AT_MOST).map(({ id }) => id);
}
