/**
 * What a need is about: the question is who will deal with it, not which word occurs in it.
 * `offtopic` is for what no plan of media can answer, and is a case for the parking lot.
 */
export const NEED_CATEGORIES = [
	'netz',
	'endgeraete',
	'praesentation',
	'fachausstattung',
	'software',
	'idm',
	'support',
	'fortbildung',
	'paedagogik',
	'organisation',
	'bau',
	'datenschutz',
	'finanzen',
	'teilhabe',
	'verwaltung',
	'offtopic'
] as const;

export type NeedCategory = (typeof NEED_CATEGORIES)[number];
