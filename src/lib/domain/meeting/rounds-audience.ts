/** Who sees rounds: how many have answered, and after the close what may be shown. Answers are shown to nobody. */
import { type AudiencePart, told } from './audience-part';
import { roundOf } from './rounds';

export const roundsPart: AudiencePart<'AnswerGiven'> = {
	view: () => ({ answers: {} }),

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
			told({ type: 'AnswersCounted', stepId, count: roundOf(after, stepId)?.answerCount ?? 0 })
	},

	concerned: { AnswerGiven: ({ seatId }) => [seatId] }
};
