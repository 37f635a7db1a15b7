/** The few keys that work anywhere on the desk; they can be switched off and never fire while typing. */
const STORED_AS = 'planrunde.shortcuts';

export const SHORTCUTS = { n: 'next', p: 'back', z: 'undo', '?': 'help' } as const;
export type Shortcut = (typeof SHORTCUTS)[keyof typeof SHORTCUTS];

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

/** The shortcut that this key asks for, null where the key belongs to something else. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat)
		return null;
	if (event.target instanceof Element && takesKeys(event.target)) return null;
	const key = event.key.toLowerCase();
	return isShortcutKey(key) ? SHORTCUTS[key] : null;
}

function isShortcutKey(key: string): key is keyof typeof SHORTCUTS {
	return Object.hasOwn(SHORTCUTS, key);
}

function takesKeys(target: Element): boolean {
	return (
		target.closest(
			'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog, details[open] .items'
		) !== null
	);
}
