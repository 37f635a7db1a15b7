/** Core needs: what the group takes forward, named by the moderator with its consent. Rules CO. */
import { type Context } from '../kernel/decider';
import { cleanLine } from '../kernel/text';
import { flawOf } from './bundling';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { SharedEvent } from './events';
import type { MeetingState } from './state';
import { topic } from './topics';

export function nameCoreNeed(
	command: CommandOf<'NameCoreNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { coreNeedId, topicId } = command;
	if (state.coreNeeds.some((known) => known.id === coreNeedId || known.topicId === topicId))
		return refuse('core-need/exists');
	if (state.votes.some(({ status }) => status === 'open')) return refuse('vote/is-open');
	if (!topic(state, topicId)) return refuse('topic/changed-meanwhile');
	const title = cleanLine(command.title);
	return (
		flawOf(title) ??
		reversible(
			context,
			'NameCoreNeed',
			{ type: 'DropCoreNeed', coreNeedId },
			{ type: 'CoreNeedNamed', coreNeedId, topicId, title }
		)
	);
}

export function dropCoreNeed(
	command: CommandOf<'DropCoreNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const coreNeed = state.coreNeeds.find(({ id }) => id === command.coreNeedId);
	if (!coreNeed) return refuse('core-need/unknown');
	if (state.decisions.some(({ coreNeedId }) => coreNeedId === coreNeed.id))
		return refuse('core-need/has-decision');
	if (state.results[coreNeed.id]) return refuse('core-need/has-result');
	return reversible(
		context,
		'DropCoreNeed',
		{
			type: 'NameCoreNeed',
			coreNeedId: coreNeed.id,
			topicId: coreNeed.topicId,
			title: coreNeed.title
		},
		{ type: 'CoreNeedDropped', coreNeedId: coreNeed.id }
	);
}

export function evolveCoreNeeds(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'CoreNeedNamed': {
			const { coreNeedId, topicId, title } = event;
			return { ...state, coreNeeds: [...state.coreNeeds, { id: coreNeedId, topicId, title }] };
		}
		case 'CoreNeedDropped':
			return { ...state, coreNeeds: state.coreNeeds.filter(({ id }) => id !== event.coreNeedId) };
		default:
			return state;
	}
}
