/**
 * Who can take part (handbook, chapter "Beteiligte", and the groups of the needs data).
 * The codes are stable; their names are messages.
 */
export const STAKEHOLDER_GROUPS = [
	'schulleitung',
	'lehrkraft',
	'medienbeauftragte',
	'schueler',
	'eltern',
	'sekretariat',
	'ganztag',
	'hausmeister',
	'schulverwaltung',
	'it_kommune',
	'gebaeudemanagement',
	'kaemmerei',
	'it_dienstleister',
	'medienzentrum',
	'datenschutz',
	'politik',
	'buergermeister'
] as const;

export type StakeholderGroup = (typeof STAKEHOLDER_GROUPS)[number];

/** Below this many people of a group, showing the group with a need would name the person. */
export const SMALLEST_SHOWN_GROUP = 5;

/**
 * For whom somebody of a group can say yes to an agreement of school and school authority. The
 * other groups take part and advise, but bind neither side.
 */
export function sideOf(group: StakeholderGroup): 'school' | 'authority' | null {
	switch (group) {
		case 'schulleitung':
		case 'lehrkraft':
		case 'medienbeauftragte':
		case 'sekretariat':
		case 'ganztag':
			return 'school';
		case 'schulverwaltung':
		case 'it_kommune':
		case 'gebaeudemanagement':
		case 'kaemmerei':
		case 'buergermeister':
			return 'authority';
		default:
			return null;
	}
}
