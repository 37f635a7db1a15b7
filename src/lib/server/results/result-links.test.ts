import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDb } from '../db/test-database';
import type { OpenDb } from '../db/open-db';
import { resultLink } from '../db/schema';
import { aMeeting } from './a-meeting.test-support';
import { ResultLinks } from './result-links';

let opened: OpenDb;
let meetingId: string;
let links: ResultLinks;

beforeAll(async () => {
	opened = await openTestDb();
});
afterAll(() => opened.close());
beforeEach(async () => {
	meetingId = await aMeeting(opened.db);
	links = new ResultLinks(opened.db);
});

describe('the link to the results', () => {
	it('[RS1] opens its meeting and stays the same; the database holds its hash only', async () => {
		const [token, again] = await Promise.all([links.current(meetingId), links.current(meetingId)]);
		expect(again).toBe(token);
		expect(await links.current(meetingId)).toBe(token);
		expect(token).toMatch(/^[\w-]{32}$/);
		expect(await links.meetingOf(token!)).toBe(meetingId);
		expect(await links.meetingOf(`${token!}x`)).toBeNull();
		const stored = JSON.stringify(await opened.db.select().from(resultLink));
		expect(stored).not.toContain(token);
	});

	it('[RS1] of an earlier process goes on to open it', async () => {
		const token = await links.current(meetingId);
		const restarted = new ResultLinks(opened.db);
		const other = await restarted.current(meetingId);
		expect(other).not.toBe(token);
		expect(await restarted.meetingOf(token!)).toBe(meetingId);
	});

	it('[RS2] that is renewed opens nothing any more, on another node neither', async () => {
		const token = await links.current(meetingId);
		const node = new ResultLinks(opened.db);
		const other = await node.current(meetingId);
		const renewed = await links.renew(meetingId);
		expect(await links.meetingOf(token!)).toBeNull();
		expect(await node.meetingOf(other!)).toBeNull();
		expect(await links.current(meetingId)).toBe(renewed);
		expect(await links.meetingOf((await node.current(meetingId))!)).toBe(meetingId);
	});

	it('[RS2] that is revoked is not made again', async () => {
		await links.revoke(meetingId);
		expect(await links.current(meetingId)).toBeNull();
		expect(await new ResultLinks(opened.db).current(meetingId)).toBeNull();
		const renewed = await links.renew(meetingId);
		expect(await links.current(meetingId)).toBe(renewed);
	});
});
