/**
 * The projector in the moderator's hand: black, frozen, one topic large, another view than the
 * step's, its theme and pages. What a frozen projector shows is a copy of the meeting as it was;
 * only what protects people goes on in it: hiding, withdrawing, rewording. Rules SC.
 */
import { accepted, type Context } from '../kernel/decider';
import { evolveBundling } from './bundling';
import { evolveCards } from './cards';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { AnyMeetingCommand } from './commands';
import { evolveConfirmation, objectionOf } from './confirmation';
import type { SharedEvent } from './events';
import { evolveNeeds } from './needs';
import type { ScreenSettings } from './screen-settings';
import type { MeetingState } from './state';
import { evolveTakingApart } from './taking-apart';
import { topic, type Topic } from './topics';

export type ScreenCommand = CommandOf<
	| 'BlankScreen'
	| 'FreezeScreen'
	| 'HighlightTopic'
	| 'ShowOnScreen'
	| 'SetScreenTheme'
	| 'HoldScreenPages'
	| 'TurnScreenPage'
>;

/** Is it about the projector alone? Such commands are taken after the close, too. */
export function isScreenCommand(command: AnyMeetingCommand): command is ScreenCommand {
	switch (command.type) {
		case 'BlankScreen':
		case 'FreezeScreen':
		case 'HighlightTopic':
		case 'ShowOnScreen':
		case 'SetScreenTheme':
		case 'HoldScreenPages':
		case 'TurnScreenPage':
			return true;
		default:
			return false;
	}
}

export function controlScreen(
	command: ScreenCommand,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const { screen } = state;
	switch (command.type) {
		case 'BlankScreen':
			return changed(command, { isBlank: command.isBlank }, state, context, {
				type: 'BlankScreen',
				isBlank: screen.isBlank
			});
		case 'FreezeScreen':
			return freeze(command, state, context);
		case 'HighlightTopic':
			if (command.topicId !== null && !topic(state, command.topicId))
				return refuse('topic/changed-meanwhile');
			return changed(command, { highlightedTopicId: command.topicId }, state, context, {
				type: 'HighlightTopic',
				topicId: screen.highlightedTopicId
			});
		case 'ShowOnScreen':
			return changed(command, { content: command.content }, state, context, {
				type: 'ShowOnScreen',
				content: screen.content
			});
		case 'SetScreenTheme':
			return changed(command, { theme: command.theme }, state, context, {
				type: 'SetScreenTheme',
				theme: screen.theme
			});
		case 'HoldScreenPages':
			if (command.isHeld === screen.isHeld) return refuse('screen/unchanged');
			return accepted({ type: 'ScreenChanged', change: { isHeld: command.isHeld } });
		case 'TurnScreenPage':
			return accepted({ type: 'ScreenPageTurned', by: command.by });
	}
}

/** Letting go is no act: freezing again would keep another picture than the one that was let go. */
function freeze(
	{ isFrozen }: CommandOf<'FreezeScreen'>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (isFrozen === state.screen.isFrozen) return refuse('screen/unchanged');
	if (!isFrozen) return accepted({ type: 'ScreenChanged', change: { isFrozen } });
	return reversible(
		context,
		'FreezeScreen',
		{ type: 'FreezeScreen', isFrozen: false },
		{ type: 'ScreenChanged', change: { isFrozen } },
		{ type: 'PictureKept' }
	);
}

function changed(
	{ type }: ScreenCommand,
	change: Partial<ScreenSettings>,
	{ screen }: MeetingState,
	context: Context,
	inverse: ScreenCommand
): MeetingOutcome {
	const next = { ...screen, ...change };
	if (JSON.stringify(next) === JSON.stringify(screen)) return refuse('screen/unchanged');
	return reversible(context, type, inverse, { type: 'ScreenChanged', change });
}

/** The topic that is shown large, unless it is gone: hidden, or merged into another. */
export function highlightedTopic(state: MeetingState): Topic | undefined {
	const { highlightedTopicId } = state.screen;
	return highlightedTopicId === null ? undefined : topic(state, highlightedTopicId);
}

/** The meeting as the projector shows it: as it was, while it is frozen. */
export function pictureOf(state: MeetingState): MeetingState {
	return state.picture ?? state;
}

export function evolveScreen(before: MeetingState, event: SharedEvent): MeetingState {
	const picture = before.picture && protectedPicture(before.picture, event);
	const state = picture === before.picture ? before : { ...before, picture };
	const { screen } = state;
	switch (event.type) {
		case 'ScreenChanged':
			return {
				...state,
				screen: { ...screen, ...event.change },
				picture: event.change.isFrozen === false ? null : picture
			};
		case 'ScreenPageTurned':
			return { ...state, screen: { ...screen, pagesTurned: screen.pagesTurned + event.by } };
		case 'PictureKept':
			return { ...state, picture: { ...state, picture: null } };
		// The room follows the moderator: what was chosen for the step before is over with it.
		case 'StepEntered':
			return { ...state, screen: { ...screen, content: 'step', highlightedTopicId: null } };
		default:
			return state;
	}
}

/** Does this event reach into a frozen picture? */
export function reachesPicture(picture: MeetingState, event: SharedEvent): boolean {
	switch (event.type) {
		case 'NeedEdited':
		case 'NeedHidden':
		case 'NeedWithdrawn':
		case 'NeedRestored':
		case 'NeedTakenApart':
		case 'NeedPutTogether':
		case 'NeedRemoved': {
			const status = picture.needs[event.needId]?.status;
			// What was silent then is not in the picture, whatever becomes of it.
			return status !== undefined && status !== 'silent';
		}
		case 'CardEdited':
		case 'CardHidden':
		case 'CardWithdrawn':
		case 'CardRestored':
		case 'CardRemoved':
			return (picture.cards[event.cardId]?.status ?? 'silent') !== 'silent';
		// Shown there already, it is reworded; what is shown anew waits for the thaw.
		case 'ObjectionShown':
		case 'ObjectionHidden':
		case 'ObjectionRemoved':
			return (objectionOf(picture, event.stepId, event.number)?.shown ?? null) !== null;
		case 'ClusterRetitled':
			return picture.clusters[event.clusterId] !== undefined;
		default:
			return false;
	}
}

function protectedPicture(picture: MeetingState, event: SharedEvent): MeetingState {
	if (!reachesPicture(picture, event)) return picture;
	return [evolveNeeds, evolveTakingApart, evolveBundling, evolveCards, evolveConfirmation].reduce(
		(current, evolve) => evolve(current, event),
		picture
	);
}
