import type { SchoolType } from '$lib/domain/school/school-types';
import { m } from '$lib/paraglide/messages.js';

const LABELS: Record<SchoolType, () => string> = {
	grundschule: m.school_type_grundschule,
	hauptschule: m.school_type_hauptschule,
	realschule: m.school_type_realschule,
	sekundarschule: m.school_type_sekundarschule,
	oberschule: m.school_type_oberschule,
	gesamtschule: m.school_type_gesamtschule,
	gymnasium: m.school_type_gymnasium,
	foerderschule: m.school_type_foerderschule,
	berufskolleg: m.school_type_berufskolleg,
	weiterbildung: m.school_type_weiterbildung,
	andere: m.school_type_andere
};

export function schoolTypeLabel(type: SchoolType): string {
	return LABELS[type]();
}
