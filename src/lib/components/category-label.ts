import type { NeedCategory } from '$lib/domain/meeting/need-categories';
import { m } from '$lib/paraglide/messages.js';

const LABELS: Record<NeedCategory, () => string> = {
	netz: m.needs_category_netz,
	endgeraete: m.needs_category_endgeraete,
	praesentation: m.needs_category_praesentation,
	fachausstattung: m.needs_category_fachausstattung,
	software: m.needs_category_software,
	idm: m.needs_category_idm,
	support: m.needs_category_support,
	fortbildung: m.needs_category_fortbildung,
	paedagogik: m.needs_category_paedagogik,
	organisation: m.needs_category_organisation,
	bau: m.needs_category_bau,
	datenschutz: m.needs_category_datenschutz,
	finanzen: m.needs_category_finanzen,
	teilhabe: m.needs_category_teilhabe,
	verwaltung: m.needs_category_verwaltung,
	offtopic: m.needs_category_offtopic
};

export function categoryLabel(category: NeedCategory): string {
	return LABELS[category]();
}
