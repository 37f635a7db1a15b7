/**
 * For which school authority somebody works in this request, and what they may do there. Every
 * page and action of the staff starts here; the services take `authorityId` from the scope, so
 * that one authority never sees another's.
 */
import { error, redirect, type Cookies } from '@sveltejs/kit';
import { mayEditPlan, mayModerate, type Actor, type StaffRole } from '../../domain/kernel/actor';
import type { SignedIn } from '../login/signed-in';

export interface StaffScope {
	authorityId: string;
	authorityName: string;
	role: StaffRole;
	loginId: string;
	actor: Actor & { kind: 'staff' };
}

export type Right = 'read' | 'moderate' | 'edit-plan' | 'administer';

/** Which authority a person with several chose last. */
export const AUTHORITY_COOKIE = 'planrunde_authority';

export interface StaffRequest {
	locals: { signedIn: SignedIn | null };
	cookies: Pick<Cookies, 'get'>;
	url: URL;
}

/** Redirects to signing in where nobody is signed in; 403 where the right is missing. */
export function requireStaff(request: StaffRequest, right: Right): StaffScope {
	const { locals, cookies, url } = request;
	if (!locals.signedIn)
		redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	const scope = scopeOf(locals.signedIn, cookies.get(AUTHORITY_COOKIE));
	if (!scope || !hasRight(scope.actor, right)) error(403, 'right/missing');
	return scope;
}

/** @param chosen id of an authority, from the browser; counts only if the person works for it */
export function scopeOf(signedIn: SignedIn, chosen: string | undefined): StaffScope | null {
	const { loginId, memberships } = signedIn;
	const membership =
		memberships.find(({ authorityId }) => authorityId === chosen) ?? memberships[0];
	if (!membership) return null;
	const { role } = membership;
	return { ...membership, loginId, actor: { kind: 'staff', loginId, role } };
}

export function hasRight(actor: Actor & { kind: 'staff' }, right: Right): boolean {
	switch (right) {
		case 'read':
			return true;
		case 'moderate':
			return mayModerate(actor);
		case 'edit-plan':
			return mayEditPlan(actor);
		case 'administer':
			return actor.role === 'administrator';
	}
}
