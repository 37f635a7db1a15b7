/**
 * Rows that change places: by Alt and an arrow key anywhere in the row, and by dragging the part
 * that is marked as draggable. The row's own buttons do the same without either.
 */
import type { Action } from 'svelte/action';

interface Reordering {
	index: number;
	onmove: (from: number, to: number) => void;
}

let dragged: { list: Element | null; index: number } | null = null;

export const reorderable: Action<HTMLElement, Reordering> = (row, initial) => {
	let now = initial;
	const unmark = () => delete row.dataset.drop;

	function onkeydown(event: KeyboardEvent) {
		const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
		if (!event.altKey || by === undefined) return;
		event.preventDefault();
		now.onmove(now.index, now.index + by);
	}

	function ondragstart(event: DragEvent) {
		// Text that is dragged out of a field is none of ours.
		if (!(event.target instanceof HTMLElement) || !event.target.draggable) return;
		dragged = { list: row.parentElement, index: now.index };
		event.dataTransfer?.setData('text/plain', '');
		event.dataTransfer?.setDragImage(row, 0, 0);
	}

	function ondragover(event: DragEvent) {
		if (!dragged || dragged.list !== row.parentElement) return;
		event.preventDefault();
		row.dataset.drop = dragged.index < now.index ? 'after' : 'before';
	}

	function ondrop(event: DragEvent) {
		unmark();
		if (!dragged || dragged.list !== row.parentElement) return;
		event.preventDefault();
		now.onmove(dragged.index, now.index);
		dragged = null;
	}

	const ondragend = () => (dragged = null);
	row.addEventListener('keydown', onkeydown);
	row.addEventListener('dragstart', ondragstart);
	row.addEventListener('dragover', ondragover);
	row.addEventListener('dragleave', unmark);
	row.addEventListener('drop', ondrop);
	row.addEventListener('dragend', ondragend);
	return { update: (next) => (now = next) };
};
