/**
 * Who sees rounds: how many have answered, and after the close what may be shown. Answers are
 * shown to nobody, objections and groups to the moderator until the room is shown them.
 */
import { type AudiencePart, type SharedAudience, REFRESH, told, whole } from './audience-part';
import { isSeen } from './cards-audience';
import { openConfirmResult } from './confirmation';
import { withShownGroup } from './matrix-groups';
import type { Round } from './model';
import { isVisible } from './needs-audience';
import { roundOf } from './rounds';
import type { MeetingState } from './state';
import { withoutTitles } from './titles';

type RoundEvent =
	| 'AnswerGiven'
	| 'RoundClosed'
	| 'RoundDiscarded'
	| 'GroupShown'
	| 'ObjectionShown'
	| 'ObjectionHidden';

export const roundsPart: AudiencePart<RoundEvent> = {
	view: (state, audience) => ({
		rounds: unreadable(state, audience)
			.reduce(withoutTitles, state)
			.rounds.map((round) => (audience === 'moderator' ? round : open(round))),
		answers: {}
	}),

	own: (state, seatId) => ({
		answers: Object.fromEntries(
			Object.entries(state.answers).flatMap(([stepId, bySeat]) => {
				const answer = bySeat[seatId];
				return answer ? [[stepId, { [seatId]: answer }] as const] : [];
			})
		)
	}),

	combined: (_shared, own) => ({ answers: own.answers }),

	tell: {
		AnswerGiven: ({ stepId }, { after }) =>
			told({ type: 'AnswersCounted', stepId, count: roundOf(after, stepId)?.answerCount ?? 0 }),
		RoundClosed(event, { after, audience }) {
			const round = roundOf(after, event.stepId);
			const result = round && open(round).result;
			return told(audience === 'moderator' || !result ? event : { ...event, result });
		},
		GroupShown: (event, { audience }) => (audience === 'moderator' ? told(event) : REFRESH),
		RoundDiscarded: whole,
		ObjectionShown: whole,
		ObjectionHidden: (event, { audience }) =>
			told(audience === 'moderator' ? event : { ...event, type: 'ObjectionRemoved' })
	},

	concerned: {
		AnswerGiven: ({ seatId }) => [seatId],
		RoundDiscarded: ({ stepId }, before) => Object.keys(before.answers[stepId] ?? {})
	}
};

/** A closed round as the room may see it. */
function open(round: Round): Round {
	const shown = withShownGroup(round);
	return shown.result ? { ...shown, result: openConfirmResult(shown.result) } : shown;
}

/** What was asked about keeps its words, but not those that this audience may no longer read. */
function unreadable(state: MeetingState, audience: SharedAudience): string[] {
	const needs = Object.values(state.needs).filter((need) => !isVisible(need, state, audience));
	const cards = Object.values(state.cards).filter((card) => !isSeen(card, state, audience));
	return [...needs, ...cards].map(({ id }) => id);
}
