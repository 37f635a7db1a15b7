import { timingSafeEqual } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import type { RequestHandler } from './$types';

/** For Prometheus, with METRICS_TOKEN as bearer token; without one set there is no such page. */
export const GET: RequestHandler = async ({ request }) => {
	const { metricsToken } = app().config;
	const given = request.headers.get('authorization') ?? '';
	if (metricsToken === undefined || !isSame(given, `Bearer ${metricsToken}`)) error(404);
	const { metrics } = app();
	return new Response(await metrics.text(), {
		headers: { 'content-type': metrics.contentType, 'cache-control': 'no-store' }
	});
};

function isSame(given: string, expected: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}
