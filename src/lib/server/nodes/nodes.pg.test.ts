import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestPostgres } from '../db/test-database';
import { openDb } from '../db/open-db';
import type { MeetingRow } from '../meeting/meetings';
import { PostgresBell } from './postgres-bell';
import {
	aMeeting,
	aModerator,
	anAuthority,
	aPhone,
	aScreen,
	enter,
	RawClient,
	startLiveServer,
	type LiveServer
} from '../realtime/live-server.test-support';

/** The way to the database, which can be cut. */
class Way {
	readonly #server = createServer((near) => this.#pass(near));
	readonly #sockets = new Set<Socket>();
	readonly #target: URL;
	#isCut = false;

	constructor(databaseUrl: string) {
		this.#target = new URL(databaseUrl);
	}

	/** @returns the address of the database behind this way */
	async open(): Promise<string> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		const url = new URL(this.#target);
		url.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
		return url.href;
	}

	cut(): void {
		this.#isCut = true;
		for (const socket of this.#sockets) socket.destroy();
	}

	mend(): void {
		this.#isCut = false;
	}

	close(): void {
		this.cut();
		this.#server.close();
	}

	#pass(near: Socket): void {
		if (this.#isCut) return void near.destroy();
		const far = connect(Number(this.#target.port), this.#target.hostname);
		for (const socket of [near, far]) {
			this.#sockets.add(socket);
			socket.on('error', () => socket.destroy());
		}
		near.on('close', () => far.destroy()).pipe(far);
		far.on('close', () => near.destroy()).pipe(near);
	}
}

let database: Awaited<ReturnType<typeof createTestPostgres>>;
let way: Way;
let first: LiveServer;
let second: LiveServer;
let meeting: MeetingRow;
let authorityId: string;

beforeAll(async () => {
	database = await createTestPostgres();
	way = new Way(database.databaseUrl);
	first = await startLiveServer(await openDb({ databaseUrl: database.databaseUrl, dataDir: '' }));
	second = await startLiveServer(await openDb({ databaseUrl: await way.open(), dataDir: '' }));
	authorityId = await anAuthority(first.app);
});
afterAll(async () => {
	await first.close();
	await second.close();
	way.close();
	await database.drop();
});
beforeEach(async () => {
	meeting = await aMeeting(first.app, authorityId);
});

const soon = { timeout: 2_000, interval: 20 };

describe('two nodes', () => {
	it('[ND1] show their clients what is done at the other', async () => {
		const here = await aPhone(first, meeting);
		const there = await aPhone(second, meeting);
		there.received = '';
		await collect();
		expect(await here.send({ type: 'SubmitNeed', needId: newId(1), text: 'WLAN' })).toMatchObject({
			ok: true
		});
		await vi.waitFor(
			() => expect(there.received).toContain('"SilentNeedsCounted","count":1'),
			soon
		);
		for (const client of [here, there]) client.close();
	});

	it('[ND2] find out by themselves what they have not heard, and listen again', async () => {
		const there = await aPhone(second, meeting);
		await collect();
		const here = await aPhone(first, meeting);
		const admin = postgres(database.databaseUrl, { max: 1 });
		const ears = () => admin<{ pid: number }[]>`
			select pid from pg_stat_activity
			where datname = current_database() and query ilike 'listen %'`;
		const before = await ears();
		expect(before).toHaveLength(2);
		await admin`select pg_terminate_backend(pid) from unnest(${before.map(({ pid }) => pid)}::int[]) pid`;
		there.received = '';
		await here.send({ type: 'SubmitNeed', needId: newId(2), text: 'Beamer' });
		await vi.waitFor(
			() => expect(there.received).toContain('"SilentNeedsCounted","count":1'),
			soon
		);
		await vi.waitFor(async () => expect(await ears()).toHaveLength(2), {
			...soon,
			timeout: 10_000
		});
		await admin.end();
		for (const client of [here, there]) client.close();
	});

	it('[ND3] that are cut off let nobody look at an old state, and come back by themselves', async () => {
		const there = await aPhone(second, meeting);
		way.cut();
		await vi.waitFor(() => expect(there.socket.connected).toBe(false), { timeout: 8_000 });
		const refused = new RawClient(second.url, { code: meeting.joinCode, surface: 'phone' });
		expect(await refused.connected()).toBe('server/unavailable');
		await collect();
		way.mend();
		await vi.waitFor(() => expect(second.app.nodes?.isCutOff).toBe(false), { timeout: 10_000 });
		const back = await aPhone(second, meeting);
		const host = await second.app.meetings.host(meeting.id);
		const step = host.state.agenda.find(({ kind }) => kind === 'collect');
		expect(host.state.currentStepId).toBe(step?.id);
		back.close();
	});

	it('[ND4] end the connections of a revoked seat wherever it is', async () => {
		const screen = await aScreen(second, meeting);
		first.app.live?.endSeat(screen.seat.id);
		await vi.waitFor(() => expect(screen.socket.connected).toBe(false), soon);
	});

	it('[ND3] stay when one stream waits for the database and the others do not', async () => {
		const phone = await aPhone(second, meeting);
		const host = await second.app.meetings.host(meeting.id);
		const stuck = vi.spyOn(host, 'catchUp').mockReturnValue(new Promise(() => undefined));
		const here = await aPhone(first, meeting);
		await vi.waitFor(() => expect(stuck.mock.calls.length).toBeGreaterThan(3), { timeout: 8_000 });
		expect(second.app.nodes?.isCutOff).toBe(false);
		expect(phone.socket.connected).toBe(true);
		stuck.mockRestore();
		for (const client of [here, phone]) client.close();
	});

	it('[ND4] shut out again whoever may have been shut out while they did not listen', async () => {
		const moderator = await aModerator(second, meeting);
		const phone = await aPhone(second, meeting);
		second.app.nodes?.missed();
		await vi.waitFor(() => expect(moderator.socket.connected).toBe(false), soon);
		expect(phone.socket.connected).toBe(true);
		phone.close();
	});

	it('[ND5] know of each other’s screens', async () => {
		const screen = await aScreen(second, meeting);
		await vi.waitFor(() => expect(first.app.live?.isScreenConnected(screen.seat.id)).toBe(true), {
			timeout: 8_000
		});
		screen.close();
	});
});

it('a node learns that it is alone, and at once that it no longer is', async () => {
	const { databaseUrl, drop } = await createTestPostgres();
	const sql = postgres(databaseUrl, { max: 2 });
	const bellOf = (nodeId: string) =>
		new PostgresBell({ sql, databaseUrl, nodeId, called: () => {}, listening: () => {} });
	const [one, other] = [bellOf('one'), bellOf('other')];
	one.start();
	expect(one.isAlone).toBe(false);
	await vi.waitFor(() => expect(one.isAlone).toBe(true), { timeout: 8_000, interval: 20 });
	other.start();
	await vi.waitFor(() => expect(one.isAlone).toBe(false), soon);
	expect(other.isAlone).toBe(false);
	await other.close();
	await vi.waitFor(() => expect(one.isAlone).toBe(true), { timeout: 8_000, interval: 20 });
	await one.close();
	await sql.end();
	await drop();
});

/** Begun at the first node. */
async function collect(): Promise<void> {
	const moderator = await aModerator(first, meeting);
	await enter(first, meeting, moderator, 'collect');
	moderator.close();
}

function newId(number: number): string {
	return String(number).padStart(22, '0');
}
