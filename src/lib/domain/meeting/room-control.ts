/**
 * The room in the moderator's hand: no entries for a while, no changes to what was entered,
 * everybody back to the current task. Each goes back as easily as it came. Rules AG.
 */
import type { Context } from '../kernel/decider';
import { type CommandOf, type MeetingOutcome, isModerator, refuse, reversible } from './capability';
import type { AnyMeetingCommand } from './commands';
import type { MeetingEvent, SharedEvent } from './events';
import type { MeetingState } from './state';

export type Switch = 'isIntakePaused' | 'areEditsLocked' | 'isEveryoneCalled';
type ControlType =
	'PauseIntake' | 'ResumeIntake' | 'LockEdits' | 'UnlockEdits' | 'CallEveryone' | 'ReleaseEveryone';

const CONTROLS = {
	PauseIntake: ['isIntakePaused', true, 'ResumeIntake', 'IntakePaused'],
	ResumeIntake: ['isIntakePaused', false, 'PauseIntake', 'IntakeResumed'],
	LockEdits: ['areEditsLocked', true, 'UnlockEdits', 'EditsLocked'],
	UnlockEdits: ['areEditsLocked', false, 'LockEdits', 'EditsUnlocked'],
	CallEveryone: ['isEveryoneCalled', true, 'ReleaseEveryone', 'EveryoneCalled'],
	ReleaseEveryone: ['isEveryoneCalled', false, 'CallEveryone', 'EveryoneReleased']
} as const satisfies Record<
	ControlType,
	[Switch, boolean, AnyMeetingCommand['type'], MeetingEvent['type']]
>;

/** The commands that turn each of them on and off. */
export const SWITCHES = {
	isIntakePaused: { on: 'PauseIntake', off: 'ResumeIntake' },
	areEditsLocked: { on: 'LockEdits', off: 'UnlockEdits' },
	isEveryoneCalled: { on: 'CallEveryone', off: 'ReleaseEveryone' }
} as const satisfies Record<Switch, { on: ControlType; off: ControlType }>;

export function controlRoom(
	{ type }: CommandOf<ControlType>,
	state: MeetingState,
	context: Context
): MeetingOutcome {
	if (!isModerator(context)) return refuse('right/missing');
	const [name, isOn, inverse, event] = CONTROLS[type];
	if (state[name] === isOn) return refuse('agenda/nothing-changed');
	return reversible(context, type, { type: inverse }, { type: event });
}

/** Why a participant may not enter anything just now; who types in for others always may. */
export function obstacleToEntering(state: MeetingState, context: Context): MeetingOutcome | null {
	const isParticipant = context.actor.kind === 'seat' && context.actor.role === 'participant';
	return state.isIntakePaused && isParticipant ? refuse('intake/paused') : null;
}

export function evolveRoomControl(state: MeetingState, event: SharedEvent): MeetingState {
	switch (event.type) {
		case 'IntakePaused':
			return { ...state, isIntakePaused: true };
		case 'IntakeResumed':
			return { ...state, isIntakePaused: false };
		case 'EditsLocked':
			return { ...state, areEditsLocked: true };
		case 'EditsUnlocked':
			return { ...state, areEditsLocked: false };
		case 'EveryoneCalled':
			return { ...state, isEveryoneCalled: true };
		// A call is for one step; the next one has everybody anyway.
		case 'EveryoneReleased':
		case 'StepEntered':
			return state.isEveryoneCalled ? { ...state, isEveryoneCalled: false } : state;
		default:
			return state;
	}
}
