/** Who sees votes: how many have voted, and after the close the result. Ballots are shown to nobody. */
import { type AudiencePart, told, whole } from './audience-part';
import { withoutTitles } from './needs';
import { isVisible } from './needs-audience';
import type { Ballot } from './model';

export const votingPart: AudiencePart<'BallotCast' | 'DotVoteDiscarded'> = {
	view(state, audience) {
		// Options keep their titles, but not those of needs that this audience may no longer read.
		const { votes } = Object.values(state.needs)
			.filter((need) => !isVisible(need, state, audience))
			.reduce((current, { id }) => withoutTitles(current, id), state);
		return { votes, ballots: {} };
	},

	own(state, seatId) {
		const ballots = Object.entries(state.ballots)
			.filter(([, bySeat]) => bySeat[seatId])
			.map(([voteId, bySeat]): [string, Record<string, Ballot>] => [
				voteId,
				{ [seatId]: bySeat[seatId] ?? {} }
			]);
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
		DotVoteDiscarded: ({ voteId }, before) => Object.keys(before.ballots[voteId] ?? {})
	}
};
