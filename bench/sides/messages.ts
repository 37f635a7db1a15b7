import type { AnyMeetingCommand } from '../../src/lib/domain/meeting/commands';
import { newId } from '../../src/lib/server/meeting/secrets';

/** What phones send, to product and yardstick alike. */
export type Sending = (phone: number, turn: number) => AnyMeetingCommand;

export const NEED =
	'Wir brauchen in jedem Klassenraum ein WLAN, das auch mit dreißig Geräten noch hält.';
/** That can be voted on. */
export const TOPICS = 40;

export function submitNeed(): AnyMeetingCommand {
	return { type: 'SubmitNeed', needId: newId(), text: NEED };
}

/** One dot, each time on another topic. */
export function ballot(
	voteId: string,
	topics: string[],
	phone: number,
	turn: number
): AnyMeetingCommand {
	const topicId = topics[(phone * 7 + turn) % topics.length] ?? '';
	return { type: 'CastBallot', voteId, dots: { [topicId]: 1 } };
}
