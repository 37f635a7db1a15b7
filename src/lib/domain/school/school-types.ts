/**
 * School types (handbook and the school laws of the states, put together). The codes are stable;
 * their names are messages.
 */
export const SCHOOL_TYPES = [
	'grundschule',
	'hauptschule',
	'realschule',
	'sekundarschule',
	'oberschule',
	'gesamtschule',
	'gymnasium',
	'foerderschule',
	'berufskolleg',
	'weiterbildung',
	'andere'
] as const;

export type SchoolType = (typeof SCHOOL_TYPES)[number];

export function isSchoolType(value: string): value is SchoolType {
	return (SCHOOL_TYPES as readonly string[]).includes(value);
}
