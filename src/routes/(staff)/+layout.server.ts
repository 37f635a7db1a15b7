import { hasRight, requireStaff } from '$lib/server/authority/scope';
import type { LayoutServerLoad } from './$types';

/** The frame only; every page and action asks for its own right again. */
export const load: LayoutServerLoad = (event) => {
	const scope = requireStaff(event, 'read');
	// After signing out, the browser's back button must not show what was read before.
	event.setHeaders({ 'cache-control': 'no-store' });
	const { signedIn } = event.locals;
	return {
		staff: {
			name: signedIn?.name ?? '',
			role: scope.role,
			authorityId: scope.authorityId,
			authorityName: scope.authorityName,
			authorities: (signedIn?.memberships ?? []).map(({ authorityId, authorityName }) => ({
				id: authorityId,
				name: authorityName
			}))
		},
		may: {
			administer: hasRight(scope.actor, 'administer'),
			moderate: hasRight(scope.actor, 'moderate'),
			editPlan: hasRight(scope.actor, 'edit-plan')
		}
	};
};
