/** An agreement as it stands in its form. */
import type { AgreementContent } from '$lib/domain/meeting/model';

/** At which field a refusal of the domain is shown. */
export function fieldOf(code: string): 'what' | 'person' | 'due' | 'sections' {
	switch (code) {
		case 'agreement/responsible-missing':
			return 'person';
		case 'agreement/due-missing':
		case 'agreement/date-invalid':
			return 'due';
		case 'agreement/section-missing':
		case 'agreement/section-unknown':
			return 'sections';
		default:
			return 'what';
	}
}

export function emptyAgreement(): AgreementContent {
	return {
		what: '',
		responsible: { side: 'authority', person: '' },
		dueAt: '',
		changesPlan: false,
		sections: []
	};
}

/** A draft that was kept as text; an empty one where it is none. */
export function keptAgreement(kept: string): AgreementContent {
	try {
		const found = JSON.parse(kept) as Partial<AgreementContent> | null;
		return { ...emptyAgreement(), ...found };
	} catch {
		return emptyAgreement();
	}
}
