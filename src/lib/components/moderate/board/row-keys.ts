/** The keys of a row on the board; they work where the row itself has the focus, never in its fields. */
export interface RowActs {
	openSheet: () => void;
	edit: () => void;
	/** Only needs can be hidden and parked. */
	hide?: () => void;
	park?: () => void;
}

export function onRowKey(event: KeyboardEvent, acts: RowActs): void {
	if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
	const { target } = event;
	if (!(target instanceof HTMLElement) || target.closest('textarea, input[type="text"]')) return;
	const act = { v: acts.openSheet, e: acts.edit, h: acts.hide, t: acts.park }[event.key];
	if (!act) return;
	event.preventDefault();
	act();
}
