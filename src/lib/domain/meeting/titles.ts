/** Words that a vote or a round took over from a need or a card, and keeps when these change. */
import type { MeetingState } from './state';

/** What is out of sight must not be read in a vote or a round either. */
export function withoutTitles(state: MeetingState, id: string): MeetingState {
	if (!isAskedAbout(state, id)) return state;
	return {
		...state,
		votes: state.votes.map((vote) => ({
			...vote,
			options: vote.options.map((option) =>
				option.topicId === id ? { ...option, title: '' } : option
			)
		})),
		rounds: state.rounds.map((round) => {
			const { question } = round;
			if (question.kind === 'mood') return round;
			const items = question.items.map((item) => (item.id === id ? { ...item, title: '' } : item));
			return { ...round, question: { ...question, items } };
		})
	};
}

/** Does a vote or a round know its words? */
export function isAskedAbout({ votes, rounds }: MeetingState, id: string): boolean {
	return (
		votes.some(({ options }) => options.some(({ topicId }) => topicId === id)) ||
		rounds.some(
			({ question }) => question.kind !== 'mood' && question.items.some((item) => item.id === id)
		)
	);
}
