import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HandedOutRole } from '../../domain/kernel/actor';
import { openTestDb } from '../db/test-database';
import {
	RawClient,
	aLogin,
	aMeeting,
	aModerator,
	anAuthority,
	startLiveServer,
	type LiveServer
} from '../realtime/live-server.test-support';
import type { MeetingRow } from './meetings';
import { newId } from './secrets';
import { viewerOf } from './viewer';

let live: LiveServer;
let authorityId: string;
let meeting: MeetingRow;

beforeAll(async () => {
	live = await startLiveServer(await openTestDb());
	authorityId = await anAuthority(live.app);
});
beforeEach(async () => {
	meeting = await aMeeting(live.app, authorityId);
});
afterAll(() => live.close());

async function taken(role: HandedOutRole) {
	const { token, handedOut } = await live.app.seats.handOut(meeting.id, role);
	const seat = await live.app.seats.accept(meeting.id, token);
	if (!seat) throw new Error('not taken');
	return { ...seat, invitationId: handedOut.id };
}

function atDesk(secret: string, headers: Record<string, string> = {}): RawClient {
	const auth = { code: meeting.joinCode, surface: 'moderator', seat: secret };
	return new RawClient(live.url, auth, headers);
}

describe('a link', () => {
	it('[SE1] gives one seat, once, whoever tries at the same time', async () => {
		const { token } = await live.app.seats.handOut(meeting.id, 'co-moderator');
		const tried = await Promise.all([
			live.app.seats.accept(meeting.id, token),
			live.app.seats.accept(meeting.id, token)
		]);
		expect(tried.filter((seat) => seat !== null)).toHaveLength(1);
		expect(await live.app.seats.accept(meeting.id, token)).toBeNull();
	});

	it('[SE1] opens no other meeting', async () => {
		const other = await aMeeting(live.app, authorityId);
		const { token } = await live.app.seats.handOut(meeting.id, 'input-helper');
		expect(await live.app.seats.accept(other.id, token)).toBeNull();
	});

	it('[SE3] is listed with its role and whether it is used, without its token', async () => {
		const { token } = await live.app.seats.handOut(meeting.id, 'input-helper');
		const used = await taken('co-moderator');
		const listed = await live.app.seats.handedOut(meeting.id);
		expect(listed.map(({ role, usedAt }) => [role, usedAt !== null])).toEqual([
			['input-helper', false],
			['co-moderator', true]
		]);
		expect(JSON.stringify(listed)).not.toContain(token);
		expect(JSON.stringify(listed)).not.toContain(used.secret);
	});
});

describe('taking a link back', () => {
	it('[SE4] lets its device out at once and for good', async () => {
		const { secret, invitationId, id } = await taken('co-moderator');
		const client = atDesk(secret);
		expect(await client.connected()).toBeNull();
		const gone = new Promise((resolve) => client.socket.once('disconnect', resolve));

		const revoked = await live.app.seats.revoke(meeting.id, invitationId);
		expect(revoked).toEqual({ isKnown: true, seatId: id });
		live.app.live?.endSeat(id);
		expect(await gone).toBe('io server disconnect');
		expect(await atDesk(secret).connected()).toBe('connection/seat-ended');
		expect(await live.app.seats.handedOut(meeting.id)).toEqual([]);
	});

	it('[SE4] leaves nothing to open where it was not used', async () => {
		const { token, handedOut } = await live.app.seats.handOut(meeting.id, 'input-helper');
		await live.app.seats.revoke(meeting.id, handedOut.id);
		expect(await live.app.seats.accept(meeting.id, token)).toBeNull();
	});

	it('[SE4] reaches only links of this meeting', async () => {
		const other = await aMeeting(live.app, authorityId);
		const { invitationId, secret } = await taken('co-moderator');
		expect((await live.app.seats.revoke(other.id, invitationId)).isKnown).toBe(false);
		expect(await live.app.seats.bySecret(meeting.id, secret)).not.toBeNull();
	});
});

describe('a seat that was handed out', () => {
	it('[SE5] ends with the meeting, and stands again when it is opened again', async () => {
		const { secret } = await taken('co-moderator');
		const moderator = await aModerator(live, meeting);
		const client = atDesk(secret);
		expect(await client.connected()).toBeNull();
		const gone = new Promise((resolve) => client.socket.once('disconnect', resolve));

		expect(await moderator.send({ type: 'CloseMeeting' })).toMatchObject({ ok: true });
		await gone;
		expect(await atDesk(secret).connected()).toBe('connection/seat-ended');
		expect(await moderator.send({ type: 'ReopenMeeting' })).toMatchObject({ ok: true });
		await expect
			.poll(async () => (await live.app.meetings.findByCode(meeting.joinCode))?.state)
			.toBe('open');
		const again = atDesk(secret);
		expect(await again.connected()).toBeNull();
		for (const one of [again, moderator]) one.close();
	});

	it('[SE7] counts less than a login with more rights, and more than one with less', async () => {
		const { secret: seatSecret } = await taken('co-moderator');
		const roleAs = async (role: 'moderator' | 'reader') => {
			const { cookie } = await aLogin(live.app, authorityId, role);
			const sessionId = live.app.logins.sessions.idIn(cookie) ?? '';
			const signedIn = (await live.app.logins.signedInBy(sessionId))?.signedIn ?? null;
			const viewer = await viewerOf(meeting, 'moderator', { seatSecret, signedIn }, live.app.seats);
			return typeof viewer === 'string' ? viewer : viewer.actor;
		};
		expect(await roleAs('moderator')).toMatchObject({ kind: 'staff' });
		expect(await roleAs('reader')).toMatchObject({ kind: 'seat', role: 'co-moderator' });
	});

	it('[RI5] of a co-moderator runs the meeting but does not close it', async () => {
		const { secret } = await taken('co-moderator');
		const client = atDesk(secret);
		await client.connected();
		const host = await live.app.meetings.host(meeting.id);
		const stepId = host.state.agenda[1]?.id ?? '';
		expect(await client.send({ type: 'MoveToStep', stepId }, newId())).toMatchObject({ ok: true });
		expect(await client.send({ type: 'CloseMeeting' })).toEqual({
			ok: false,
			code: 'right/lead-missing'
		});
		client.close();
	});
});
