import { json } from '@sveltejs/kit';
import { app } from '$lib/server/app';

/** 200 while this node can serve meetings: its schema is up to date and its database answers. Pages ask it before they load anew. */
export async function GET() {
	const { nodes, followUps } = app();
	const database = (await app().isHealthy()) && !nodes?.isCutOff;
	return json(
		// A process whose migrations did not go through has not started.
		{
			service: 'planrunde',
			ok: database,
			database,
			migrations: true,
			followUpsWaiting: followUps.waiting
		},
		{ status: database ? 200 : 503 }
	);
}
