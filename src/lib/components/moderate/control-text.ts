/** What each control of the room is called, and what holds while it is on or off. */
import type { Switch } from '$lib/domain/meeting/room-control';
import { m } from '$lib/paraglide/messages.js';

export const CONTROL_NAMES: Record<Switch, () => string> = {
	isIntakePaused: m.agenda_pause,
	areEditsLocked: m.agenda_lock,
	isEveryoneCalled: m.agenda_call
};

export function controlText(name: Switch, isOn: boolean): string {
	switch (name) {
		case 'isIntakePaused':
			return isOn ? m.agenda_pause_on() : m.agenda_pause_off();
		case 'areEditsLocked':
			return isOn ? m.agenda_lock_on() : m.agenda_lock_off();
		case 'isEveryoneCalled':
			return isOn ? m.agenda_call_on() : m.agenda_call_off();
	}
}
