import type { StaffRole } from '../../domain/kernel/actor';

/** A person of the staff who is signed in, with what they may do where. */
export interface SignedIn {
	loginId: string;
	/** As shown to colleagues. */
	name: string;
	memberships: { authorityId: string; authorityName: string; role: StaffRole }[];
}

/** The person's role in this authority; null: none, and nothing of it may be shown. */
export function roleIn(signedIn: SignedIn | null, authorityId: string): StaffRole | null {
	return (
		signedIn?.memberships.find((membership) => membership.authorityId === authorityId)?.role ?? null
	);
}
