import type { StakeholderGroup } from '$lib/domain/meeting/stakeholder-groups';
import { m } from '$lib/paraglide/messages.js';

const LABELS: Record<StakeholderGroup, () => string> = {
	schulleitung: m.group_schulleitung,
	lehrkraft: m.group_lehrkraft,
	medienbeauftragte: m.group_medienbeauftragte,
	schueler: m.group_schueler,
	eltern: m.group_eltern,
	sekretariat: m.group_sekretariat,
	ganztag: m.group_ganztag,
	hausmeister: m.group_hausmeister,
	schulverwaltung: m.group_schulverwaltung,
	it_kommune: m.group_it_kommune,
	gebaeudemanagement: m.group_gebaeudemanagement,
	kaemmerei: m.group_kaemmerei,
	it_dienstleister: m.group_it_dienstleister,
	medienzentrum: m.group_medienzentrum,
	datenschutz: m.group_datenschutz,
	politik: m.group_politik,
	buergermeister: m.group_buergermeister
};

export function groupLabel(group: StakeholderGroup): string {
	return LABELS[group]();
}
