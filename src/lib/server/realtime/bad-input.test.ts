import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import WebSocket from 'ws';
import { openTestDb } from '../db/test-database';
import { meeting as meetingTable } from '../db/schema';
import type { MeetingRow } from '../meeting/meetings';
import { newId } from '../meeting/secrets';
import { NEED_LENGTH } from '../../domain/meeting/rules';
import { MESSAGE_LIMIT } from '../../protocol/version';
import {
	RawClient,
	aLogin,
	aMeeting,
	aModerator,
	aPhone,
	aScreen,
	anAuthority,
	enter,
	startLiveServer,
	type LiveServer
} from './live-server.test-support';

let live: LiveServer;
let authorityId: string;
let meeting: MeetingRow;

beforeAll(async () => {
	live = await startLiveServer(await openTestDb());
	authorityId = await anAuthority(live.app);
	meeting = await aMeeting(live.app, authorityId);
});
afterAll(() => live.close());

async function refusalOf(auth: Record<string, unknown>, headers: Record<string, string> = {}) {
	const client = new RawClient(live.url, auth, headers);
	const refusal = await client.connected();
	client.close();
	return refusal;
}

/** The server is alive and a phone can still enter a need. */
async function stillServes(): Promise<void> {
	const own = await aMeeting(live.app, authorityId);
	const moderator = await aModerator(live, own);
	await enter(live, own, moderator, 'collect');
	const phone = await aPhone(live, own);
	const answer = await phone.send({ type: 'SubmitNeed', needId: newId(), text: 'Mehr WLAN' });
	expect(answer).toMatchObject({ ok: true });
	phone.close();
	moderator.close();
}

describe('codes', () => {
	it('[IN1] unknown, expired and closed codes get the same answer', async () => {
		const [expired, closed] = [
			await aMeeting(live.app, authorityId),
			await aMeeting(live.app, authorityId)
		];
		await live.app.db
			.update(meetingTable)
			.set({ joinCodeExpiresAt: new Date(Date.now() - 1000) })
			.where(eq(meetingTable.id, expired.id));
		await live.app.db
			.update(meetingTable)
			.set({ state: 'closed' })
			.where(eq(meetingTable.id, closed.id));
		const address = newId();
		const answers = await Promise.all(
			['ZZZZZZ', expired.joinCode, closed.joinCode, '', '💥', 'a'.repeat(5_000)].map((code) =>
				live.app.meetings.findOpen(code, address)
			)
		);
		expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
			new Set([JSON.stringify({ kind: 'refused', code: 'join/code-not-open' })])
		);
		expect(await refusalOf({ code: 'ZZZZZZ', surface: 'phone' })).toBe('join/code-not-open');
	});

	it('[IN1] a code is found however it is typed', async () => {
		const typed = ` ${meeting.joinCode.slice(0, 3).toLowerCase()}-${meeting.joinCode.slice(3)} `;
		expect(await live.app.meetings.findOpen(typed, newId())).toMatchObject({ kind: 'found' });
	});

	it('[IN2] guessing is stopped, and others still join', async () => {
		const guesser = newId();
		let guesses = 0;
		for (; guesses < 1_000; guesses++) {
			const answer = await live.app.meetings.findOpen('ZZZZZZ', guesser);
			if (answer.kind === 'refused' && answer.code === 'join/too-many-attempts') break;
		}
		expect(guesses).toBeLessThanOrEqual(60);
		expect(await live.app.meetings.findOpen(meeting.joinCode, guesser)).toMatchObject({
			code: 'join/too-many-attempts'
		});
		expect(await live.app.meetings.findOpen(meeting.joinCode, newId())).toMatchObject({
			kind: 'found'
		});
	});
});

describe('the handshake', () => {
	it('[IN3] needs a seat of this meeting', async () => {
		const other = await aMeeting(live.app, authorityId);
		const foreign = await live.app.seats.create(other.id, 'participant');
		const code = meeting.joinCode;
		for (const seat of [undefined, '', newId(), foreign.secret, "' or 1=1 --"])
			expect(await refusalOf({ code, surface: 'phone', ...(seat !== undefined && { seat }) })).toBe(
				'connection/seat-unknown'
			);
		for (const cookie of [`seat_${code}=${newId()}`, `seat_${code}=`, 'planrunde_login=forged'])
			expect(await refusalOf({ code, surface: 'phone' }, { cookie })).toBe(
				'connection/seat-unknown'
			);
	});

	it('[IN3] a forged login cookie is none', async () => {
		const auth = { code: meeting.joinCode, surface: 'moderator' };
		for (const value of ['', 'x', 'a'.repeat(40), "'; drop table login; --"])
			expect(await refusalOf(auth, { cookie: `planrunde_login=${value}` })).toBe(
				'right/not-signed-in'
			);
	});

	it('[IN10] the desk is for administrators and moderators of this authority', async () => {
		const auth = { code: meeting.joinCode, surface: 'moderator' };
		const elsewhere = await anAuthority(live.app);
		const answers = await Promise.all([
			...(['administrator', 'moderator', 'editor', 'reader'] as const).map(async (role) =>
				refusalOf(auth, { cookie: (await aLogin(live.app, authorityId, role)).cookie })
			),
			aLogin(live.app, elsewhere, 'administrator').then(({ cookie }) => refusalOf(auth, { cookie }))
		]);
		expect(answers).toEqual([null, null, 'right/missing', 'right/missing', 'right/missing']);
	});

	it('[IN4] a foreign origin opens no connection', async () => {
		const seat = await live.app.seats.create(meeting.id, 'participant');
		const auth = { code: meeting.joinCode, surface: 'phone', seat: seat.secret };
		for (const transports of [['websocket'], ['polling']] as const) {
			const client = new RawClient(live.url, auth, { origin: 'https://boese.example' }, [
				...transports
			]);
			expect(await client.connected(), transports[0]).not.toBeNull();
			client.close();
			const own = new RawClient(live.url, auth, { origin: live.url }, [...transports]);
			expect(await own.connected(), transports[0]).toBeNull();
			own.close();
		}
	});

	it('[IN5] another protocol version is told so', async () => {
		expect(await refusalOf({ protocol: 99, code: meeting.joinCode, surface: 'phone' })).toBe(
			'connection/protocol-outdated'
		);
	});

	it('[IN6] a handshake of another shape is refused', async () => {
		for (const auth of [{}, { code: 7, surface: 'phone' }, { code: 'A', surface: 'desk' }])
			expect(await refusalOf(auth)).toBe('command/malformed');
	});
});

describe('messages', () => {
	it('[IN6] of another shape are refused and change nothing', async () => {
		const phone = await aPhone(live, meeting);
		const host = await live.app.meetings.host(meeting.id);
		const before = host.version;
		const malformed: unknown[] = [
			null,
			7,
			'text',
			[],
			{},
			{ id: newId() },
			{ id: 'short', command: { type: 'StopTimer' } },
			{ id: newId(), command: { type: 'SubmitNeed', needId: newId() } },
			{ id: newId(), command: { type: 'SubmitNeed', needId: newId(), text: { html: 1 } } },
			{ id: newId(), command: { type: 'SubmitNeed', needId: newId(), text: 'a', role: 'admin' } },
			{ id: newId(), command: { type: 'SubmitNeed', needId: '../../etc', text: 'a' } },
			{ id: newId(), command: { type: 'StopTimer' }, actor: { kind: 'system' } },
			{ id: newId(), command: { type: 'CastBallot', voteId: newId(), dots: { a: 'many' } } }
		];
		for (const message of malformed)
			expect(await phone.raw('command', message), JSON.stringify(message)).toEqual({
				ok: false,
				code: 'command/malformed'
			});
		for (const type of ['DropTables', 'PrepareMeeting', 'RestoreGrouping', '__proto__'])
			expect(await phone.raw('command', { id: newId(), command: { type } })).toEqual({
				ok: false,
				code: 'command/unknown-type'
			});
		for (const since of ['0', -1, 1.5, {}])
			expect(await phone.raw('sync', { since })).toMatchObject({ ok: false });
		expect(host.version).toBe(before);
		phone.close();
	});

	it('[IN7] of 2 MB end their own connection only', async () => {
		const phone = await aPhone(live, meeting);
		const gone = new Promise((resolve) => phone.socket.once('disconnect', resolve));
		phone.socket.emit('command', { id: newId(), text: 'x'.repeat(2_000_000) });
		await gone;
		await stillServes();
	});

	it('[IN7] a whole decision in emojis fits in a message', async () => {
		const longest = '💡'.repeat(600);
		const content = { texts: Array.from({ length: 5 }, () => longest) };
		expect(Buffer.byteLength(JSON.stringify(content)) + 3_000).toBeLessThan(MESSAGE_LIMIT);
	});

	it('[IN8] with an id known from before are answered as before', async () => {
		const own = await aMeeting(live.app, authorityId);
		const moderator = await aModerator(live, own);
		const phone = await aPhone(live, own);
		const refusedId = newId();
		const need = { type: 'SubmitNeed', needId: newId(), text: 'Mehr WLAN' } as const;
		const tooEarly = await phone.send(need, refusedId);
		expect(tooEarly).toMatchObject({ ok: false, code: 'agenda/not-collecting' });
		await enter(live, own, moderator, 'collect');
		expect(await phone.send(need, refusedId), 'a late copy of a refused one').toEqual(tooEarly);
		const id = newId();
		const answers = await Promise.all([
			phone.send(need, id),
			phone.send(need, id),
			phone.send({ ...need, text: 'anders' }, id)
		]);
		answers.push(await phone.send(need, id));
		expect(answers[0]).toMatchObject({ ok: true });
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		const host = await live.app.meetings.host(own.id);
		expect(Object.values(host.state.needs).map(({ text }) => text)).toEqual(['Mehr WLAN']);
		phone.close();
		moderator.close();
	});

	it("[IN9] reach only the connection's own meeting", async () => {
		const [mine, other] = [
			await aMeeting(live.app, authorityId),
			await aMeeting(live.app, authorityId)
		];
		const [moderator, stranger] = [await aModerator(live, mine), await aModerator(live, other)];
		await enter(live, mine, moderator, 'collect');
		const phone = await aPhone(live, mine);
		const needId = newId();
		await phone.send({ type: 'SubmitNeed', needId, text: 'Mehr WLAN' });
		const host = await live.app.meetings.host(other.id);
		const stepId = (await live.app.meetings.host(mine.id)).state.agenda[2]?.id ?? '';
		expect(await stranger.send({ type: 'HideNeed', needId })).toMatchObject({
			code: 'need/unknown'
		});
		expect(await stranger.send({ type: 'MoveToStep', stepId })).toMatchObject({
			code: 'agenda/step-unknown'
		});
		expect(Object.keys(host.state.needs)).toEqual([]);
		for (const client of [moderator, stranger, phone]) client.close();
	});

	it('[IN10] a participant cannot moderate', async () => {
		const phone = await aPhone(live, meeting);
		const other = await aPhone(live, meeting);
		const host = await live.app.meetings.host(meeting.id);
		const stepId = host.state.agenda.find(({ kind }) => kind === 'collect')?.id ?? '';
		for (const command of [
			{ type: 'MoveToStep', stepId },
			{ type: 'RevealNeeds', seed: newId() },
			{ type: 'CloseMeeting' },
			{ type: 'StartTimer', minutes: 5 },
			{ type: 'UndoAct', actId: newId() }
		] as const)
			expect(await phone.send(command)).toMatchObject({ ok: false, code: 'right/missing' });
		const moderator = await aModerator(live, meeting);
		await enter(live, meeting, moderator, 'collect');
		const needId = newId();
		await phone.send({ type: 'SubmitNeed', needId, text: 'Mein Bedarf' });
		for (const type of ['EditNeed', 'WithdrawNeed'] as const)
			expect(await other.send({ type, needId, text: 'Deiner' })).toMatchObject(
				type === 'EditNeed' ? { code: 'need/not-yours' } : { code: 'command/malformed' }
			);
		expect(await other.send({ type: 'WithdrawNeed', needId })).toMatchObject({
			code: 'need/not-yours'
		});
		for (const client of [phone, other, moderator]) client.close();
	});

	it('[IN11] a screen asks for nothing', async () => {
		const screen = await aScreen(live, meeting);
		expect(await screen.send({ type: 'CloseMeeting' })).toMatchObject({ code: 'right/missing' });
		screen.close();
	});

	it('[IN13] faster than anybody types are refused and may come again', async () => {
		const phone = await aPhone(live, meeting);
		const answers = await Promise.all(
			Array.from({ length: 200 }, () =>
				phone.send({ type: 'JoinMeeting', group: 'schueler', schoolId: null })
			)
		);
		const refused = answers.filter((answer) => !answer.ok);
		expect(refused.length).toBeGreaterThan(50);
		for (const answer of refused)
			expect(answer).toMatchObject({ code: 'rate/too-fast', retry: true });
		phone.close();
		await stillServes();
	});
});

describe('texts', () => {
	it('[IN6] bad texts get their own code; good ones are kept as text', async () => {
		const own = await aMeeting(live.app, authorityId);
		const moderator = await aModerator(live, own);
		await enter(live, own, moderator, 'collect');
		const phone = await aPhone(live, own);
		const submit = (text: string) => phone.send({ type: 'SubmitNeed', needId: newId(), text });
		for (const text of ['', '   \n\t ', '\u200b\u200d', '\u202e\u200f', '\u0000\u0007'])
			expect(await submit(text), JSON.stringify(text)).toMatchObject({ code: 'need/text-empty' });
		expect(await submit('😀'.repeat(NEED_LENGTH + 1))).toMatchObject({
			code: 'need/text-too-long',
			params: { limit: NEED_LENGTH }
		});
		expect(await submit('\ud800 halb')).toMatchObject({ ok: true });
		expect(await submit('<img src=x onerror=alert(1)>')).toMatchObject({ ok: true });
		expect(await submit('\u202eWLAN\u0000 für alle\u200f')).toMatchObject({ ok: true });
		const host = await live.app.meetings.host(own.id);
		expect(Object.values(host.state.needs).map(({ text }) => text)).toEqual([
			'halb',
			'<img src=x onerror=alert(1)>',
			'WLAN für alle'
		]);
		phone.close();
		moderator.close();
	});

	it('[IN7] 10,000 emojis end the connection or are refused, and the server goes on', async () => {
		const phone = await aPhone(live, meeting);
		const gone = new Promise((resolve) => phone.socket.once('disconnect', () => resolve('gone')));
		const answer = phone
			.send({ type: 'SubmitNeed', needId: newId(), text: '😀'.repeat(10_000) })
			.catch(() => 'unanswered');
		expect(['gone', 'unanswered']).toContain(await Promise.race([gone, answer]));
		await stillServes();
	});
});

describe('broken packets', () => {
	it('[IN12] end at most their own connection', async () => {
		const address = `${live.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
		const packets = ['', '4', '42', '42[', '42["command"', '451-["x",{"_placeholder":true}]', '9'];
		packets.push('42{"a":1}', '40{"code":', '42["command",{"id":', '\u0000'.repeat(99), '🙂');
		for (const packet of packets) {
			const socket = new WebSocket(address);
			await new Promise((open) => socket.once('open', open));
			const closed = new Promise((done) => socket.once('close', done));
			socket.send(packet);
			socket.send(Buffer.from([4, 255, 0, 1]));
			socket.close();
			await closed;
		}
		const status = await new Promise((resolve) => {
			const post = request(
				`${live.url}/socket.io/?EIO=4&transport=polling&sid=unknown`,
				{ method: 'POST' },
				(response) => resolve(response.statusCode)
			);
			post.end('x'.repeat(100_000));
		});
		expect(status).toBe(400);
		await stillServes();
	});
});

describe('access that ends', () => {
	it('[IN14] ends the connections', async () => {
		const { loginId, cookie } = await aLogin(live.app, authorityId, 'moderator');
		const auth = { code: meeting.joinCode, surface: 'moderator' };
		const client = new RawClient(live.url, auth, { cookie });
		expect(await client.connected()).toBeNull();
		const gone = new Promise((resolve) => client.socket.once('disconnect', resolve));
		await live.app.logins.sessions.endAll(loginId);
		live.app.live?.endLogin(loginId);
		await gone;
		expect(await refusalOf(auth, { cookie })).toBe('right/not-signed-in');
	});
});
