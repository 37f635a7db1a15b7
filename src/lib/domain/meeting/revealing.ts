/** The moderator hides and restores needs, and reveals the silent ones together. Rules NE. */
import { accepted, type Context } from '../kernel/decider';
import { shuffle } from '../kernel/shuffle';
import {
	type CommandOf,
	type MeetingOutcome,
	currentStep,
	isModerator,
	refuse,
	reversible
} from './capability';
import type { MeetingState } from './state';

export function hideNeed(
	command: CommandOf<'HideNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const need = state.needs[command.needId];
	if (!need) return refuse('need/unknown');
	if (need.status === 'withdrawn') return refuse('need/withdrawn');
	if (need.status === 'hidden') return refuse('need/hidden');
	if (state.coreNeeds.some(({ topicId }) => topicId === need.id))
		return refuse('topic/is-core-need');
	return reversible(
		context,
		'HideNeed',
		{ type: 'RestoreNeed', needId: need.id },
		{ type: 'NeedHidden', needId: need.id }
	);
}

export function restoreNeed(
	command: CommandOf<'RestoreNeed'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const need = state.needs[command.needId];
	if (!need) return refuse('need/unknown');
	if (need.status !== 'hidden') return refuse('need/not-hidden');
	return reversible(
		context,
		'RestoreNeed',
		{ type: 'HideNeed', needId: need.id },
		{
			type: 'NeedRestored',
			needId: need.id,
			status: statusBeforeHiding(state, need.id)
		}
	);
}

/**
 * Shows all silent needs at once, in an order that only the sender's random seed decides:
 * neither the time of entry nor the ids, which authors make, have a part in it.
 */
export function revealNeeds(
	command: CommandOf<'RevealNeeds'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	if (currentStep(state)?.kind === 'collect') return refuse('reveal/still-collecting');
	const silent = Object.values(state.needs)
		.filter(({ status }) => status === 'silent')
		.map(({ id }) => id)
		// Sorted first: whoever knows the seed must not be able to compute the order of entry.
		.sort();
	if (silent.length === 0) return refuse('reveal/nothing-new');
	return accepted({ type: 'NeedsRevealed', needIds: shuffle(silent, command.seed) });
}

function statusBeforeHiding(state: MeetingState, needId: string): 'silent' | 'shown' | 'parked' {
	if (state.parkingLot.some(({ id }) => id === needId)) return 'parked';
	return state.needOrder.includes(needId) ? 'shown' : 'silent';
}
