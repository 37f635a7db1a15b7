/** R8: what a server that ends tells those who are connected. */
import { expect, it } from 'vitest';
import { openTestDb } from '../db/test-database';
import { RawClient, aMeeting, anAuthority, startLiveServer } from './live-server.test-support';

const WEBSOCKETS = 200;
const POLLING = 40;
const [SOONEST_MS, WITHIN_MS] = [500, 3_000];

it('tells each connection a moment of its own to come back, all within three and a half seconds', async () => {
	const live = await startLiveServer(await openTestDb());
	const meeting = await aMeeting(live.app, await anAuthority(live.app));
	const { secret } = await live.app.seats.create(meeting.id, 'participant');
	const clients = Array.from({ length: WEBSOCKETS + POLLING }, (_, index) => {
		const transport = index < WEBSOCKETS ? 'websocket' : 'polling';
		const auth = { code: meeting.joinCode, surface: 'phone', seat: secret };
		return new RawClient(live.url, auth, {}, [transport]);
	});
	const told = clients.map(({ socket }) => {
		const moments: number[] = [];
		socket.on('restarting', ({ backInMs }: { backInMs: number }) => moments.push(backInMs));
		return moments;
	});
	for (const client of clients) {
		expect(await client.connected()).toBeNull();
		await client.sync();
	}
	const ended = clients.map(
		({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve))
	);
	await live.close();
	await Promise.all(ended);

	expect(new Set(told.map(({ length }) => length))).toEqual(new Set([1]));
	const inHalfSeconds = new Map<number, number>();
	for (const moment of told.flat()) {
		expect(moment).toBeGreaterThanOrEqual(SOONEST_MS);
		expect(moment).toBeLessThan(SOONEST_MS + WITHIN_MS);
		const half = Math.floor(moment / 500);
		inHalfSeconds.set(half, (inHalfSeconds.get(half) ?? 0) + 1);
	}
	expect([...inHalfSeconds.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
	// A sixth in each half second, give or take: nobody can wait for all in one moment.
	expect(Math.max(...inHalfSeconds.values())).toBeLessThan(clients.length / 3);
});
