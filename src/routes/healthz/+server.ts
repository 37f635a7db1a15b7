import { json } from '@sveltejs/kit';
import { sql } from 'drizzle-orm';
import { app } from '$lib/server/app';

/** Answers 200 when the database answers; clients tell by it a captive portal from the server. */
export async function GET() {
	try {
		await app().db.execute(sql`select 1`);
		return json({ service: 'planrunde', ok: true });
	} catch {
		return json({ service: 'planrunde', ok: false }, { status: 503 });
	}
}
