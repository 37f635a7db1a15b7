import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDb } from '../db/test-database';
import {
	aMeeting,
	aModerator,
	anAuthority,
	aPhone,
	enter,
	startLiveServer,
	type LiveServer
} from '../realtime/live-server.test-support';

let live: LiveServer;

beforeAll(async () => {
	live = await startLiveServer(await openTestDb());
});
afterAll(() => live.close());

it('tells what runs and how fast, and nothing of meetings, people or what they say', async () => {
	const meeting = await aMeeting(live.app, await anAuthority(live.app));
	const moderator = await aModerator(live, meeting);
	await enter(live, meeting, moderator, 'collect');
	const phone = await aPhone(live, meeting);
	await phone.send({ type: 'SubmitNeed', needId: '0'.repeat(22), text: 'Unverwechselbar' });
	await phone.send({ type: 'SubmitNeed', needId: '1'.repeat(22), text: ' ' });
	const text = await live.app.metrics.text();
	for (const line of [
		'planrunde_commands_total{type="SubmitNeed",outcome="accepted"} 1',
		'planrunde_commands_total{type="SubmitNeed",outcome="refused"} 1',
		'planrunde_connections{surface="phone"} 1',
		'planrunde_connections{surface="moderator"} 1',
		'planrunde_open_meetings 1',
		'planrunde_follow_ups_waiting 0'
	])
		expect(text).toContain(line);
	expect(text).toMatch(/planrunde_append_seconds_count [1-9]/);
	expect(text).toMatch(/planrunde_fan_out_seconds_count\{audience="participants"\} [1-9]/);
	expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
	for (const told of [meeting.id, meeting.joinCode, phone.seat.id, 'Unverwechselbar', 'lehrkraft'])
		expect(text).not.toContain(told);
	for (const client of [moderator, phone]) client.close();
});
