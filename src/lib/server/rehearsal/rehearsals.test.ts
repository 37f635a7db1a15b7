import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../domain/kernel/actor';
import type { StepKind } from '../../domain/meeting/steps';
import type { App } from '../app';
import { anApp } from '../app.test-support';
import { event, meeting, seat, stream } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { meetingStreamId, type MeetingHost } from '../meeting/meeting-host';
import type { MeetingRow } from '../meeting/meetings';
import { newId } from '../meeting/secrets';
import { aMeeting, anAuthority } from '../realtime/live-server.test-support';
import { Rehearsals } from './rehearsals';

const moderator: Actor = { kind: 'staff', loginId: newId(), role: 'moderator' };
const A_DAY = 24 * 60 * 60 * 1_000;

describe('a rehearsal', () => {
	let app: App;
	let authorityId: string;
	let original: MeetingRow;
	let now = Date.now();
	let rehearsals: Rehearsals;

	beforeAll(async () => {
		app = await anApp(await openTestDb());
		authorityId = await anAuthority(app);
		original = await aMeeting(app, authorityId);
		rehearsals = new Rehearsals({
			db: app.db,
			meetings: app.meetings,
			seats: app.seats,
			clock: {
				now: () => now,
				wait: (ms) => wait(ms),
				report: (fault) => expect.fail(String(fault))
			},
			chance: () => Math.random(),
			paceMs: 0
		});
	});
	afterAll(async () => {
		await rehearsals.close();
		await app.close();
	});

	async function started(participants: number): Promise<{ row: MeetingRow; host: MeetingHost }> {
		const row = await rehearsals.start(authorityId, moderator, original.id, participants);
		if (!row) expect.fail('not started');
		return { row, host: await app.meetings.host(row.id) };
	}

	async function enter(host: MeetingHost, kind: StepKind): Promise<void> {
		const stepId = host.state.agenda.find((step) => step.kind === kind)?.id ?? '';
		await host.submit(newId(), { type: 'MoveToStep', stepId }, moderator);
	}

	async function traces(id: string): Promise<number[]> {
		const { db } = app;
		const found = await Promise.all([
			db.select().from(meeting).where(eq(meeting.id, id)),
			db.select().from(seat).where(eq(seat.meetingId, id)),
			db
				.select()
				.from(stream)
				.where(eq(stream.id, meetingStreamId(id))),
			db
				.select()
				.from(event)
				.where(eq(event.streamId, meetingStreamId(id)))
		]);
		return found.map((rows) => rows.length);
	}

	it('[RE2] is a copy of the meeting, marked, and in no list', async () => {
		const { row, host } = await started(3);
		const { state } = await app.meetings.host(original.id);
		const { title, question, groups, agenda } = state;
		expect(host.state).toMatchObject({ title, question, groups, agenda, isRehearsal: true });
		expect(state.isRehearsal).toBe(false);
		const listed = await app.meetings.ofAuthority(authorityId);
		expect(listed.map(({ id }) => id)).toEqual([original.id]);
		expect((await rehearsals.ofMeeting(original.id)).map(({ id }) => id)).toEqual([row.id]);
		await rehearsals.wipe(authorityId, row.id);
	});

	it('[RE3] has participants who join, enter needs and vote', async () => {
		const { row, host } = await started(30);
		await vi.waitFor(() => expect(host.state.joined).toBe(30), 20_000);
		await enter(host, 'collect');
		await vi.waitFor(() => expect(host.state.silentCount).toBeGreaterThanOrEqual(30), 20_000);
		await enter(host, 'reveal');
		await host.submit(newId(), { type: 'RevealNeeds', seed: newId() }, moderator);
		await enter(host, 'vote');
		const topicIds = host.state.needOrder.slice(0, 6);
		const vote = { voteId: newId(), topicIds, dotsPerPerson: 3, maxPerOption: 2 };
		await host.submit(newId(), { type: 'OpenDotVote', ...vote }, moderator);
		await vi.waitFor(() => expect(host.state.votes[0]?.ballotCount).toBe(30), 20_000);
		await rehearsals.wipe(authorityId, row.id);
	});

	it('[RE4] is wiped without a trace, and the meeting stays as it was', async () => {
		const { row, host } = await started(5);
		await vi.waitFor(() => expect(host.state.joined).toBe(5), 20_000);
		const before = await traces(original.id);
		expect(await traces(row.id)).toEqual([1, 5, 1, expect.any(Number)]);
		expect(await rehearsals.wipe(authorityId, row.id)).toBe(original.id);
		expect(await traces(row.id)).toEqual([0, 0, 0, 0]);
		expect(await traces(original.id)).toEqual(before);
		expect(await app.meetings.findByCode(row.joinCode)).toBeNull();
	});

	it('[RE5] is wiped by itself after a day', async () => {
		const { row } = await started(2);
		await rehearsals.wipeExpired();
		expect((await traces(row.id))[0]).toBe(1);
		now = row.createdAt.getTime() + A_DAY + 1_000;
		await rehearsals.wipeExpired();
		expect(await traces(row.id)).toEqual([0, 0, 0, 0]);
	});

	it('[RE6] is started and wiped by its own authority only, and no meeting is wiped as one', async () => {
		const elsewhere = await anAuthority(app);
		expect(await rehearsals.start(elsewhere, moderator, original.id, 3)).toBeNull();
		const { row } = await started(2);
		expect(await rehearsals.wipe(elsewhere, row.id)).toBeNull();
		expect(await rehearsals.start(authorityId, moderator, row.id, 2)).toBeNull();
		expect(await rehearsals.wipe(authorityId, original.id)).toBeNull();
		expect((await traces(original.id))[0]).toBe(1);
		await rehearsals.wipe(authorityId, row.id);
	});
});
