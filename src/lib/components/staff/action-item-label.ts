import {
	ACTION_ITEM_STATUSES,
	type ActionItemKind,
	type ActionItemStatus
} from '$lib/domain/action-item/action-item';
import { m } from '$lib/paraglide/messages.js';

const STATUSES: Record<ActionItemStatus, () => string> = {
	open: m.action_item_status_open,
	'in-progress': m.action_item_status_in_progress,
	done: m.action_item_status_done,
	dropped: m.action_item_status_dropped
};
const KINDS: Record<ActionItemKind, () => string> = {
	implement: m.action_item_kind_implement,
	examine: m.action_item_kind_examine,
	clarify: m.action_item_kind_clarify
};

export const statusLabel = (status: ActionItemStatus) => STATUSES[status]();
export const kindLabel = (kind: ActionItemKind) => KINDS[kind]();

export const statusTone = (status: ActionItemStatus) =>
	(({ open: 'neutral', 'in-progress': 'info', done: 'success', dropped: 'neutral' }) as const)[
		status
	];

export const statusChoices = () =>
	ACTION_ITEM_STATUSES.map((status) => ({ value: status, label: statusLabel(status) }));
