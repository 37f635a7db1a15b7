/** The client's own side of a siege: what is refused for haste waits in the outbox. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MeetingClient, type Pending } from '../../src/lib/client/meeting-client';
import { SocketTransport } from '../../src/lib/client/socket-transport';
import { openTestDb } from '../../src/lib/server/db/test-database';
import { newId } from '../../src/lib/server/meeting/secrets';
import {
	aMeeting,
	aModerator,
	anAuthority,
	enter,
	startLiveServer,
	type LiveServer
} from '../../src/lib/server/realtime/live-server.test-support';

let live: LiveServer;
beforeAll(async () => {
	live = await startLiveServer(await openTestDb(), { limits: { commandsPerSeat: 4 } });
});
afterAll(() => live.close());

it('[S6] keeps what is refused in its outbox, and it arrives once', async () => {
	const meeting = await aMeeting(live.app, await anAuthority(live.app));
	const moderator = await aModerator(live, meeting);
	await enter(live, meeting, moderator, 'collect');
	const { secret, id } = await live.app.seats.create(meeting.id, 'participant');
	const kept = new Map<string, unknown>();
	let pending: readonly Pending[] = [];
	const client: MeetingClient = new MeetingClient(
		{ kind: 'seat', seatId: id, role: 'participant' },
		{
			transport: new SocketTransport({
				code: meeting.joinCode,
				surface: 'phone',
				seat: secret,
				url: live.url
			}),
			outbox: {
				load: () => Promise.resolve([]),
				put: (entry) => Promise.resolve(void kept.set(entry.id, entry)),
				remove: (key) => Promise.resolve(void kept.delete(key))
			},
			now: () => Date.now(),
			newId,
			later: (ms, run) => setTimeout(run, ms),
			changed: () => (pending = client.pending)
		}
	);
	await client.open();
	await expect.poll(() => client.connection.kind).toBe('online');
	client.send({ type: 'JoinMeeting', group: 'schueler', schoolId: null });
	await expect.poll(() => pending.length).toBe(0);
	for (const number of [1, 2, 3, 4, 5, 6])
		client.send({ type: 'SubmitNeed', needId: newId(), text: `Bedarf ${String(number)}` });
	await expect.poll(() => pending.filter(({ status }) => status === 'kept').length).toBe(3);
	await expect.poll(() => kept.size).toBe(3);
	const host = await live.app.meetings.host(meeting.id);
	await expect
		.poll(() => Object.keys(host.state.needs).length, { timeout: 40_000, interval: 250 })
		.toBe(6);
	await expect.poll(() => kept.size).toBe(0);
	client.close();
	moderator.close();
});
