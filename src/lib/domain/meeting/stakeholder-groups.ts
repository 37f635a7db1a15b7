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
