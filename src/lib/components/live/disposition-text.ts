/** What becomes of an entry of the parking lot, in one sentence; the same at the desk, on phones and on paper. */
import type { Disposition } from '$lib/domain/meeting/model';
import { m } from '$lib/paraglide/messages.js';

export function dispositionText(disposition: Disposition | null): string {
	switch (disposition?.kind) {
		case undefined:
			return m.needs_disposed_open();
		case 'forwarded':
			return m.needs_disposed_forwarded({ to: disposition.to });
		case 'next-meeting':
			return m.needs_disposed_next();
		case 'dropped':
			return m.needs_disposed_dropped({ reason: disposition.reason });
	}
}
