import { isHttpError, isRedirect } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../domain/kernel/actor';
import type { SignedIn } from '../login/signed-in';
import { requireStaff, type Right } from './scope';

const member = (id: string, role: StaffRole) => ({
	authorityId: id,
	authorityName: id.toUpperCase(),
	role
});

function request(memberships: SignedIn['memberships'] | null, chosen?: string, path = '/plan') {
	return {
		locals: { signedIn: memberships && { loginId: 'login', name: 'Katrin', memberships } },
		cookies: { get: () => chosen },
		url: new URL(`https://runde.example.de${path}`)
	};
}

/** What requireStaff throws: where it leads to, or the status. */
function refusal(...given: Parameters<typeof requireStaff>): string | number | null {
	try {
		requireStaff(...given);
		return null;
	} catch (thrown) {
		if (isRedirect(thrown)) return thrown.location;
		if (isHttpError(thrown)) return thrown.status;
		throw thrown;
	}
}

describe('the scope of a request', () => {
	it('[SA1] leads to signing in and back', () => {
		expect(refusal(request(null, undefined, '/changes?section=5.3'), 'read')).toBe(
			'/sign-in?next=%2Fchanges%3Fsection%3D5.3'
		);
	});

	it('[SA3] is the chosen authority, if the person works for it', () => {
		const both = [member('a', 'reader'), member('b', 'administrator')];
		expect(requireStaff(request(both), 'read')).toMatchObject({ authorityId: 'a', role: 'reader' });
		expect(requireStaff(request(both, 'b'), 'read')).toMatchObject({
			authorityId: 'b',
			role: 'administrator',
			actor: { kind: 'staff', loginId: 'login', role: 'administrator' }
		});
		expect(requireStaff(request(both, 'foreign'), 'read').authorityId).toBe('a');
	});

	it('[SA3] takes no right along from one authority to the other', () => {
		const both = [member('a', 'reader'), member('b', 'administrator')];
		expect(refusal(request(both, 'a'), 'administer')).toBe(403);
		expect(refusal(request(both, 'b'), 'administer')).toBeNull();
	});

	it('[SA2] is nothing for who works for nobody', () => {
		expect(refusal(request([]), 'read')).toBe(403);
	});

	it.each<[StaffRole, Right[]]>([
		['administrator', ['read', 'moderate', 'edit-plan', 'administer']],
		['editor', ['read', 'edit-plan']],
		['moderator', ['read', 'moderate']],
		['reader', ['read']]
	])('[SA4] gives a person in the role %s the rights %j', (role, rights) => {
		const all: Right[] = ['read', 'moderate', 'edit-plan', 'administer'];
		expect(all.filter((right) => refusal(request([member('a', role)]), right) === null)).toEqual(
			rights
		);
	});
});
