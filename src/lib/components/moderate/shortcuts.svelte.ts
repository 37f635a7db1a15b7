/**
 * The keys that work anywhere on the desk: one list, from which the sheet is written, too. They
 * can be switched off and never fire while somebody types or a dialog is open. Letters are read
 * as typed, not by their place on the keyboard, so that they are the same on every layout.
 */
import { m } from '$lib/paraglide/messages.js';
import type { Desk } from './desk.svelte';

const STORED_AS = 'planrunde.shortcuts';

interface Shortcut {
	/** As `KeyboardEvent.key` gives it, in lower case. */
	key: string;
	/** What it does, for the sheet. */
	label: () => string;
	run: (desk: Desk) => void;
}

/** A new key is one entry here; in a closed meeting the rules refuse what no longer fits. */
export const SHORTCUTS: readonly Shortcut[] = [
	{
		key: 'n',
		label: m.moderate_key_next,
		run: (desk) => desk.nextStep && !desk.isClosed && desk.goTo(desk.nextStep)
	},
	{
		key: 'p',
		label: m.moderate_key_back,
		run: (desk) => desk.previousStep && !desk.isClosed && desk.goTo(desk.previousStep)
	},
	{ key: 'z', label: m.moderate_key_undo, run: (desk) => desk.takeBack() },
	{
		key: '+',
		label: m.agenda_key_extend,
		run: (desk) => desk.act({ type: 'ExtendTimer', minutes: 1 })
	},
	{ key: 'a', label: m.agenda_key_pause, run: (desk) => desk.toggle('isIntakePaused') },
	{ key: 'l', label: m.agenda_key_lock, run: (desk) => desk.toggle('areEditsLocked') },
	{ key: 'r', label: m.agenda_key_call, run: (desk) => desk.toggle('isEveryoneCalled') },
	{
		key: 't',
		label: m.needs_key_park,
		run: (desk) => !desk.isClosed && (desk.isParkingOpen = true)
	},
	{
		key: 'g',
		label: m.proposals_key_go,
		run: (desk) => desk.askForProposals()
	},
	{
		key: 'd',
		label: m.needs_key_blank,
		run: (desk) => desk.act({ type: 'BlankScreen', isBlank: !desk.state.screen.isBlank })
	},
	{
		key: 'f',
		label: m.needs_key_freeze,
		run: (desk) => desk.act({ type: 'FreezeScreen', isFrozen: !desk.state.screen.isFrozen })
	},
	{ key: '?', label: m.moderate_key_help, run: (desk) => (desk.isKeySheetOpen = true) }
];

export class ShortcutSwitch {
	isOn = $state(true);

	/** Reads what was chosen on this device; in the browser only. */
	load(): void {
		try {
			this.isOn = localStorage.getItem(STORED_AS) !== 'off';
		} catch {
			// A browser without storage keeps them on until the page is left.
		}
	}

	set(isOn: boolean): void {
		this.isOn = isOn;
		try {
			localStorage.setItem(STORED_AS, isOn ? 'on' : 'off');
		} catch {
			// As above.
		}
	}
}

/** The shortcut that this key asks for; undefined where the key belongs to something else. */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
	if (event.repeat || event.isComposing) return undefined;
	if (event.target instanceof Element && takesKeys(event.target)) return undefined;
	if (document.querySelector('dialog[open]')) return undefined;
	const key = event.key.toLowerCase();
	return SHORTCUTS.find((shortcut) => shortcut.key === key);
}

function takesKeys(target: Element): boolean {
	return (
		target.closest(
			'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog, details[open] .items'
		) !== null
	);
}
