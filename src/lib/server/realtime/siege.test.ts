/** Hostile and broken clients on the running engine: they are ended, and the meeting goes on. */
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { PROTOCOL_VERSION } from '../../protocol/version';
import type { OpenDb } from '../db/open-db';
import { openTestDb } from '../db/test-database';
import type { Limits } from '../limits';
import type { MeetingRow } from '../meeting/meetings';
import { newId } from '../meeting/secrets';
import {
	RawClient,
	aMeeting,
	aModerator,
	aPhone,
	anAuthority,
	enter,
	startLiveServer,
	type LiveServer
} from './live-server.test-support';

let opened: OpenDb;
let live: LiveServer;
let meeting: MeetingRow;

beforeAll(async () => {
	opened = await openTestDb();
});
afterEach(() => live.close());
afterAll(() => opened.close());

async function start(limits: Partial<Limits>, trustProxy = false): Promise<void> {
	// One database for all servers, which would close it.
	live = await startLiveServer({ ...opened, close: async () => {} }, { limits, trustProxy });
	meeting = await aMeeting(live.app, await anAuthority(live.app));
}

/** The meeting is at its collecting, and each of these needs is stored. */
async function collects(): Promise<RawClient> {
	const moderator = await aModerator(live, meeting);
	await enter(live, meeting, moderator, 'collect');
	return moderator;
}

async function stillServes(): Promise<void> {
	const phone = await aPhone(live, meeting);
	const before = performance.now();
	expect(await phone.sync()).toMatchObject({ ok: true });
	expect(performance.now() - before).toBeLessThan(2_000);
	phone.close();
}

interface Ended {
	code: number;
	reason: string;
}

/** A websocket that only does what it is told. */
class BareSocket {
	readonly socket: WebSocket;
	readonly ended: Promise<Ended>;

	constructor(url: string, headers: Record<string, string> = {}) {
		const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
		this.socket = new WebSocket(address, { headers });
		this.socket.on('error', () => undefined);
		this.ended = new Promise((resolve) =>
			this.socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
		);
	}

	/** False where the handshake is refused. */
	opened(): Promise<boolean> {
		return new Promise((resolve) => {
			this.socket.once('open', () => resolve(true));
			this.socket.once('close', () => resolve(false));
		});
	}

	/** Admitted with this seat, and silent from then on. */
	async admitted(seat: string): Promise<this> {
		await this.opened();
		const answered = new Promise<void>((resolve) => {
			this.socket.on('message', (data: Buffer) => {
				if (data.toString().startsWith('40')) resolve();
			});
		});
		const auth = { protocol: PROTOCOL_VERSION, code: meeting.joinCode, surface: 'phone', seat };
		this.socket.send(`40${JSON.stringify(auth)}`);
		await answered;
		return this;
	}
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const newSeat = () => live.app.seats.create(meeting.id, 'participant');

describe('[S6] whoever says nothing', () => {
	it('is closed after a time with a code, a thousand at once, and others notice nothing', async () => {
		await start({ silence: 1 });
		const silent = times(1_000).map(() => new BareSocket(live.url));
		const named = await new BareSocket(live.url).admitted((await newSeat()).secret);
		const phone = await aPhone(live, meeting);
		const ended = await Promise.all([...silent, named].map((socket) => socket.ended));
		expect(new Set(ended.map(({ code, reason }) => `${code} ${reason}`))).toEqual(
			new Set(['4000 connection/silent'])
		);
		expect(phone.socket.connected, 'who has asked for its meeting may be silent').toBe(true);
		expect(live.app.live?.connections()).toEqual({ phone: 1 });
		expect(await live.app.metrics.text()).toContain(
			'planrunde_connections_ended_total{code="connection/silent"} 1001'
		);
		phone.close();
	});

	it('by long polling loses its session', async () => {
		await start({ silence: 1 });
		const address = `${live.url}/socket.io/?EIO=4&transport=polling`;
		const opened = await (await fetch(address)).text();
		const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
		// A poll that waits is answered with the close packet, later ones find no session.
		await expect.poll(async () => (await fetch(`${address}&sid=${sid}`)).status).toBe(400);
		await stillServes();
	});
});

describe('[S6] connections of one address', () => {
	it('a school of 1,000 behind one address joins at once', async () => {
		await start({});
		const seats = await Promise.all(
			times(1_000).map(async () => {
				expect(await live.app.guards.seats.mayPass('203.0.113.9')).toBe(true);
				return newSeat();
			})
		);
		const sockets = await Promise.all(
			seats.map(({ secret }) => new BareSocket(live.url).admitted(secret))
		);
		expect(live.app.live?.connections()).toEqual({ phone: 1_000 });
		for (const { socket } of sockets) socket.close();
		await expect.poll(() => live.app.live?.connections()).toEqual({});
	});

	it('have an end, at once and within a minute, and other addresses do not feel it', async () => {
		await start({ connectionsPerAddress: 5, newConnectionsPerAddress: 8 }, true);
		const from = (address: string) =>
			new BareSocket(live.url, { 'x-forwarded-for': `198.51.100.1, ${address}` });
		const five = times(5).map(() => from('203.0.113.9'));
		for (const socket of five) expect(await socket.opened()).toBe(true);
		expect(await from('203.0.113.9').opened(), 'a sixth at once').toBe(false);
		for (const { socket } of five) socket.terminate();
		await expect
			.poll(async () => {
				const socket = from('203.0.113.9');
				const isOpen = await socket.opened();
				socket.socket.terminate();
				return isOpen;
			})
			.toBe(true);
		// A ninth within the minute.
		await expect.poll(() => from('203.0.113.9').opened()).toBe(false);
		expect(await from('203.0.113.10').opened()).toBe(true);
	});

	it('of one IPv6 network count as one', async () => {
		await start({ newConnectionsPerAddress: 3 }, true);
		const opened = [];
		for (const host of times(5))
			opened.push(
				await new BareSocket(live.url, { 'x-forwarded-for': `2001:db8:1:2::${host}` }).opened()
			);
		expect(opened).toEqual([true, true, true, false, false]);
	});

	it('[S10] are not told from each other by what a client writes into X-Forwarded-For', async () => {
		await start({ newConnectionsPerAddress: 2 });
		const spoofed = (last: number) => ({ 'x-forwarded-for': `203.0.113.${last}` });
		const opened = [];
		for (const last of times(4))
			opened.push(await new BareSocket(live.url, spoofed(last)).opened());
		expect(opened, 'without a proxy the header means nothing').toEqual([true, true, false, false]);
	});

	it('in all have an end', async () => {
		await start({ connections: 2 });
		const opened = [];
		for (const _ of times(3)) opened.push(await new BareSocket(live.url).opened());
		expect(opened).toEqual([true, true, false]);
	});
});

describe('[S6] whoever does not read', () => {
	it('holds no more memory than allowed, is dropped, and resumes by version', async () => {
		const unread = 300_000;
		await start({ unread, messagesPerConnection: 1_000_000, packetsPerConnection: 1_000_000 });
		const moderator = await collects();
		const { secret } = await newSeat();
		const slow = await new BareSocket(live.url).admitted(secret);
		const writer = await aPhone(live, meeting);
		for (const number of times(60))
			await writer.send({
				type: 'SubmitNeed',
				needId: newId(),
				text: `${number} ${newId()}${'x'.repeat(200)}`
			});
		slow.socket.pause();
		const memoryBefore = process.memoryUsage().rss;
		let asked = 0;
		const isOpen = () => Object.values(live.app.live?.connections() ?? {}).includes(2);
		await expect
			.poll(
				() => {
					for (let more = 0; more < 500; more++)
						slow.socket.send(`42${String(asked++)}["sync",{"since":null}]`);
					return isOpen();
				},
				{ interval: 20, timeout: 30_000 }
			)
			.toBe(false);
		const grown = process.memoryUsage().rss - memoryBefore;
		expect(grown).toBeLessThan(100_000_000);
		const ended = await live.app.metrics.text();
		expect(ended).toContain('planrunde_connections_ended_total{code="connection/not-reading"} 1');

		// It comes back with what it knows and is told the rest.
		const back = new RawClient(live.url, {
			code: meeting.joinCode,
			surface: 'phone',
			seat: secret
		});
		expect(await back.connected()).toBeNull();
		const { version } = await live.app.meetings.host(meeting.id);
		expect(await back.sync(version - 1)).toMatchObject({
			ok: true,
			shared: { view: null, to: version }
		});
		for (const client of [back, writer, moderator]) client.close();
		slow.socket.terminate();
	});
});

describe('[S6] whoever does not stop', () => {
	it('is refused by connection and by seat, and ended when that does not help', async () => {
		await start({ packetsPerConnection: 400 });
		const { secret } = await newSeat();
		const [first, second] = await Promise.all(
			times(2).map(async () => {
				const client = new RawClient(live.url, {
					code: meeting.joinCode,
					surface: 'phone',
					seat: secret
				});
				await client.connected();
				return client;
			})
		);
		const join = () => ({ type: 'JoinMeeting', group: 'schueler', schoolId: null }) as const;
		// 50 on each of two connections of one seat: within each connection's limit, beyond the seat's.
		const answers = await Promise.all(
			times(50).flatMap(() => [first!.send(join()), second!.send(join())])
		);
		const refused = answers.filter((answer) => !answer.ok && answer.code === 'rate/too-fast');
		expect(refused).toHaveLength(100 - 60);
		for (const answer of refused) expect(answer).toMatchObject({ retry: true });

		const flooding = await new BareSocket(live.url).admitted(secret);
		for (const number of times(2_000)) flooding.socket.send(`42${String(number)}["nothing"]`);
		expect(await flooding.ended).toEqual({ code: 4_000, reason: 'rate/too-fast' });
		for (const client of [first!, second!]) client.close();
		await stillServes();
	});
});

describe('[S6] long polling', () => {
	const send = (path: string, method: string, body = '') =>
		new Promise<number>((resolve) => {
			const asking = request(`${live.url}/socket.io/?EIO=4&transport=polling${path}`, { method });
			asking.on('response', (response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			});
			asking.on('error', () => resolve(0));
			asking.end(body);
		});

	async function session(): Promise<string> {
		const opened = await (await fetch(`${live.url}/socket.io/?EIO=4&transport=polling`)).text();
		return (JSON.parse(opened.slice(1)) as { sid: string }).sid;
	}

	it('takes no message of 2 MB, no foreign session, and no flood in one request', async () => {
		await start({ packetsPerConnection: 500 });
		expect(await send(`&sid=${await session()}`, 'POST', 'x'.repeat(2_000_000))).toBe(413);
		expect(await send('&sid=guessed', 'POST', '2')).toBe(400);
		expect(await send('', 'POST', '40')).toBe(400);
		const sid = await session();
		const flood = Array(4_000).fill('3').join('\u001e');
		await send(`&sid=${sid}`, 'POST', flood);
		expect(await send(`&sid=${sid}`, 'POST', '3'), 'the session is over').toBe(400);
		await stillServes();
	});

	it('two polls at once end their own session only', async () => {
		await start({});
		const sid = await session();
		await Promise.all(times(10).map(() => send(`&sid=${sid}`, 'GET')));
		expect(await send(`&sid=${sid}`, 'POST', '3')).toBe(400);
		await stillServes();
	});
});
