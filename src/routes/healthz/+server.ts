import { json } from '@sveltejs/kit';
import { app } from '$lib/server/app';

/** Answers 200 when the database answers; clients tell by it a captive portal from the server. */
export async function GET() {
	const ok = await app().isHealthy();
	return json({ service: 'planrunde', ok }, { status: ok ? 200 : 503 });
}
