import { json } from '@sveltejs/kit';

/** The process answers. Restarting it would mend nothing that is wrong elsewhere. */
export function GET() {
	return json({ service: 'planrunde', ok: true });
}
