import type { StaffRole } from '$lib/domain/kernel/actor';
import { m } from '$lib/paraglide/messages.js';

const LABELS: Record<StaffRole, () => string> = {
	administrator: m.staff_role_administrator,
	editor: m.staff_role_editor,
	moderator: m.staff_role_moderator,
	reader: m.staff_role_reader
};
const HINTS: Record<StaffRole, () => string> = {
	administrator: m.staff_role_administrator_hint,
	editor: m.staff_role_editor_hint,
	moderator: m.staff_role_moderator_hint,
	reader: m.staff_role_reader_hint
};

export const roleLabel = (role: StaffRole) => LABELS[role]();

/** The roles to choose from, from most to least rights, with what each may do. */
export function roleOptions() {
	return (['administrator', 'editor', 'moderator', 'reader'] as const).map((role) => ({
		value: role,
		label: LABELS[role](),
		hint: HINTS[role]()
	}));
}
