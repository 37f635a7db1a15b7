/** Who sees feedback: everybody how many gave it, the moderator after the close the sum. */
import { type AudiencePart, NOTHING, told } from './audience-part';

export const closingPart: AudiencePart<'FeedbackGiven' | 'FeedbackSummed'> = {
	view: (state, audience) => ({
		feedback: {},
		feedbackSum: audience === 'moderator' ? state.feedbackSum : null
	}),

	own(state, seatId) {
		const own = state.feedback[seatId];
		return { feedback: own ? { [seatId]: own } : {}, feedbackCount: own ? 1 : 0 };
	},

	combined: (_shared, own) => ({ feedback: own.feedback }),

	tell: {
		FeedbackGiven: (_event, { after }) =>
			told({ type: 'FeedbackCounted', count: after.feedbackCount }),
		FeedbackSummed: (event, { audience }) => (audience === 'moderator' ? told(event) : NOTHING)
	},

	concerned: { FeedbackGiven: ({ seatId }) => [seatId] }
};
