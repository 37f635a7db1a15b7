/** Who sees votes: how many have voted, and after the close the result. Ballots are shown to nobody. */
import { fromShelves, putOnShelves, shelvedEntries } from '../kernel/shelves';
import { type AudiencePart, told, whole } from './audience-part';
import { isVisible } from './needs-audience';
import { withoutTitles } from './titles';

export const votingPart: AudiencePart<'BallotCast' | 'DotVoteDiscarded'> = {
	view(state, audience) {
		// Options keep their titles, but not those of needs that this audience may no longer read.
		const { votes } = Object.values(state.needs)
			.filter((need) => !isVisible(need, state, audience))
			.reduce((current, { id }) => withoutTitles(current, id), state);
		return { votes, ballots: {} };
	},

	own(state, seatId) {
		const ballots = Object.entries(state.ballots).flatMap(([voteId, bySeat]) => {
			const ballot = fromShelves(bySeat, seatId);
			return ballot ? [[voteId, putOnShelves(undefined, seatId, ballot)] as const] : [];
		});
		return { ballots: Object.fromEntries(ballots) };
	},

	combined: (_shared, own) => ({ ballots: own.ballots }),

	tell: {
		BallotCast({ voteId }, { after }) {
			const count = after.votes.find(({ id }) => id === voteId)?.ballotCount ?? 0;
			return told({ type: 'BallotsCounted', voteId, count });
		},
		DotVoteDiscarded: whole
	},

	concerned: {
		BallotCast: ({ seatId }) => [seatId],
		DotVoteDiscarded: ({ voteId }, before) =>
			shelvedEntries(before.ballots[voteId]).map(([seatId]) => seatId)
	}
};
