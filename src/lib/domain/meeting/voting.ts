/** Voting with dots: options are frozen at the opening, ballots are secret until the close. Rules VO. */
import { accepted, type Context } from '../kernel/decider';
import { fromShelves, putOnShelves, shelvedEntries } from '../kernel/shelves';
import {
	type CommandOf,
	type MeetingOutcome,
	currentStep,
	isModerator,
	refuse,
	reversible,
	seatOf,
	without
} from './capability';
import type { SharedEvent } from './events';
import type { Ballot, DotVote, VoteResult } from './model';
import { DOTS_PER_PERSON } from './rules';
import { seatIn } from './seats';
import type { MeetingState } from './state';
import { topic } from './topics';

export function openDotVote(
	command: CommandOf<'OpenDotVote'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (currentStep(state)?.kind !== 'vote') return refuse('agenda/wrong-step');
	if (state.votes.some(({ id }) => id === command.voteId)) return refuse('vote/exists');
	if (state.votes.some(({ status }) => status === 'open')) return refuse('vote/is-open');
	const topicIds = [...new Set(command.topicIds)];
	if (topicIds.length < 2) return refuse('vote/too-few-options');
	const options = topicIds.map((id) => topic(state, id));
	if (options.some((option) => option === undefined)) return refuse('topic/changed-meanwhile');
	const { dotsPerPerson, maxPerOption } = command;
	const { min, max } = DOTS_PER_PERSON;
	if (
		!Number.isInteger(dotsPerPerson) ||
		!Number.isInteger(maxPerOption) ||
		dotsPerPerson < min ||
		dotsPerPerson > max ||
		maxPerOption < 1 ||
		maxPerOption > dotsPerPerson
	)
		return refuse('vote/dots-out-of-range', DOTS_PER_PERSON);
	return reversible(
		context,
		'OpenDotVote',
		{ type: 'DiscardDotVote', voteId: command.voteId },
		{
			type: 'DotVoteOpened',
			voteId: command.voteId,
			options: options
				.filter((option) => option !== undefined)
				.map(({ id, title }) => ({ topicId: id, title })),
			dotsPerPerson,
			maxPerOption
		}
	);
}

/** Replaces the whole ballot of the sender; an empty one takes all dots back. */
export function castBallot(
	command: CommandOf<'CastBallot'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	const seatId = seatOf(context);
	const seat = seatIn(state, seatId);
	if (seatId === null || !seat) return refuse('joining/not-joined');
	const vote = state.votes.find(({ id }) => id === command.voteId);
	if (!vote) return refuse('vote/unknown');
	if (vote.status !== 'open') return refuse('vote/not-open');
	const flaw = flawOfBallot(command.dots, dotsOf(vote, seat.people), vote);
	if (flaw) return flaw;
	const dots = Object.fromEntries(Object.entries(command.dots).filter(([, count]) => count > 0));
	return accepted({ type: 'BallotCast', voteId: vote.id, seatId, dots });
}

export function closeDotVote(
	command: CommandOf<'CloseDotVote'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const vote = state.votes.find(({ id }) => id === command.voteId);
	if (!vote) return refuse('vote/unknown');
	if (vote.status !== 'open') return refuse('vote/not-open');
	const ballots = shelvedEntries(state.ballots[vote.id])
		.map(([seatId, dots]) => ({ dots, people: peopleOf(state, seatId) }))
		.filter(({ dots }) => hasDots(dots));
	return accepted({
		type: 'DotVoteClosed',
		voteId: vote.id,
		result: tally(vote, ballots),
		ballotCount: ballots.reduce((sum, { people }) => sum + people, 0)
	});
}

/** Takes an opened vote back as long as nobody has voted; dots that were given are never dropped. */
export function discardDotVote(
	command: CommandOf<'DiscardDotVote'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const vote = state.votes.find(({ id }) => id === command.voteId);
	if (!vote) return refuse('vote/unknown');
	if (vote.status !== 'open') return refuse('vote/not-open');
	if (vote.ballotCount > 0) return refuse('vote/has-ballots');
	return accepted({ type: 'DotVoteDiscarded', voteId: vote.id });
}

/** Most dots first; equal dots: more voters first, then as listed. */
export function tally(vote: DotVote, ballots: { dots: Ballot; people: number }[]): VoteResult[] {
	return vote.options
		.map(({ topicId }) => {
			const given = ballots.map(({ dots, people }) => ({ dots: dots[topicId] ?? 0, people }));
			return {
				topicId,
				dots: given.reduce((sum, { dots }) => sum + dots, 0),
				voters: given.reduce((sum, { dots, people }) => sum + (dots > 0 ? people : 0), 0)
			};
		})
		.sort((a, b) => b.dots - a.dots || b.voters - a.voters);
}

/** What one phone may give: as many times the dots of a person as people share it. */
export function dotsOf(
	{ dotsPerPerson, maxPerOption }: DotVote,
	people: number
): { dots: number; perOption: number } {
	return { dots: dotsPerPerson * people, perOption: maxPerOption * people };
}

/** What a seat has given in a vote; undefined as long as it has not voted. */
export function ballotOf(state: MeetingState, voteId: string, seatId: string): Ballot | undefined {
	return fromShelves(state.ballots[voteId], seatId);
}

function peopleOf(state: MeetingState, seatId: string): number {
	return seatIn(state, seatId)?.people ?? 1;
}

export function openVote(state: MeetingState): DotVote | undefined {
	return state.votes.find(({ status }) => status === 'open');
}

/** The vote that the room last decided; its ranking is what core needs are named from. */
export function lastClosedVote(state: MeetingState): DotVote | undefined {
	return state.votes.findLast(({ status }) => status === 'closed');
}

function hasDots(ballot: Ballot): boolean {
	return Object.keys(ballot).length > 0;
}

function flawOfBallot(
	dots: Ballot,
	limits: { dots: number; perOption: number },
	vote: DotVote
): MeetingOutcome | null {
	let sum = 0;
	for (const [topicId, count] of Object.entries(dots)) {
		if (!vote.options.some((option) => option.topicId === topicId))
			return refuse('ballot/option-unknown');
		if (!Number.isInteger(count) || count < 0 || count > limits.perOption)
			return refuse('ballot/too-many-on-one', { limit: limits.perOption });
		sum += count;
	}
	return sum > limits.dots ? refuse('ballot/too-many-dots', { limit: limits.dots }) : null;
}

export function evolveVoting(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'DotVoteOpened': {
			const { voteId, options, dotsPerPerson, maxPerOption } = event;
			const vote: DotVote = {
				id: voteId,
				dotsPerPerson,
				maxPerOption,
				options,
				status: 'open',
				ballotCount: 0,
				result: null
			};
			return { ...state, votes: [...state.votes, vote] };
		}
		case 'BallotCast': {
			const { voteId, seatId, dots } = event;
			const before = ballotOf(state, voteId, seatId);
			const difference =
				peopleOf(state, seatId) *
				(Number(hasDots(dots)) - Number(before !== undefined && hasDots(before)));
			return {
				...state,
				votes: changedVote(state, voteId, ({ ballotCount }) => ({
					ballotCount: ballotCount + difference
				})),
				ballots: {
					...state.ballots,
					[voteId]: putOnShelves(state.ballots[voteId], seatId, dots)
				}
			};
		}
		case 'BallotsCounted':
			return withVote(state, event.voteId, () => ({ ballotCount: event.count }));
		case 'DotVoteClosed': {
			const { result, ballotCount } = event;
			return withVote(state, event.voteId, () => ({ status: 'closed', result, ballotCount }));
		}
		case 'DotVoteDiscarded':
			return {
				...state,
				votes: state.votes.filter(({ id }) => id !== event.voteId),
				ballots: without(state.ballots, event.voteId)
			};
		default:
			return state;
	}
}

function withVote(
	state: MeetingState,
	voteId: string,
	change: (vote: DotVote) => Partial<DotVote>
): MeetingState {
	return { ...state, votes: changedVote(state, voteId, change) };
}

function changedVote(
	{ votes }: MeetingState,
	voteId: string,
	change: (vote: DotVote) => Partial<DotVote>
): DotVote[] {
	return votes.map((vote) => (vote.id === voteId ? { ...vote, ...change(vote) } : vote));
}
