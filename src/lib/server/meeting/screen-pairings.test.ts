import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDb } from '../db/test-database';
import {
	RawClient,
	aLogin,
	aMeeting,
	anAuthority,
	startLiveServer,
	type LiveServer
} from '../realtime/live-server.test-support';
import type { MeetingRow } from './meetings';
import { ScreenPairings } from './screen-pairings';
import { CODE_LETTERS } from './secrets';

const MINUTE = 60_000;

let live: LiveServer;
let authorityId: string;
let meeting: MeetingRow;
let now: number;
let pairings: ScreenPairings;

beforeAll(async () => {
	live = await startLiveServer(await openTestDb());
	authorityId = await anAuthority(live.app);
});
beforeEach(async () => {
	meeting = await aMeeting(live.app, authorityId);
	now = Date.now();
	pairings = new ScreenPairings(live.app.db, () => now);
});
afterAll(() => live.close());

async function waiting() {
	const secret = await pairings.begin('address');
	if (secret === null) throw new Error('refused');
	return { secret, code: await codeOf(secret) };
}

async function codeOf(secret: string): Promise<string> {
	const state = await pairings.stateOf(secret);
	if (state.kind !== 'waiting') throw new Error(state.kind);
	return state.code;
}

async function paired() {
	const { secret, code } = await waiting();
	const screen = await pairings.pair(meeting.id, code, 'me');
	if (typeof screen === 'string') throw new Error(screen);
	return { secret, ...screen };
}

function projector(secret: string): RawClient {
	return new RawClient(live.url, { code: meeting.joinCode, surface: 'screen', seat: secret });
}

describe('a computer that waits', () => {
	it('[SC12] shows six letters and digits that are not mistaken for each other, and a new code after ten minutes', async () => {
		const { secret, code } = await waiting();
		expect(code).toHaveLength(6);
		for (const letter of code) expect(CODE_LETTERS).toContain(letter);
		now += 9 * MINUTE;
		expect(await codeOf(secret)).toBe(code);
		now += 2 * MINUTE;
		expect(await codeOf(secret)).not.toBe(code);
	});

	it('[SC12] is let into nothing by its secret before it is paired', async () => {
		const { secret } = await waiting();
		expect(await projector(secret).connected()).toBe('right/not-signed-in');
	});

	it('[SC14] is one of at most thirty in ten minutes from one address', async () => {
		const many = await Promise.all(Array.from({ length: 31 }, () => pairings.begin('hall')));
		expect(many.filter((secret) => secret === null)).toHaveLength(1);
	});
});

describe('pairing', () => {
	it('[SC13] makes the computer a projector of this meeting, with the secret that it held', async () => {
		const { secret } = await paired();
		expect(await pairings.stateOf(secret)).toEqual({ kind: 'paired', joinCode: meeting.joinCode });
		expect(await projector(secret).connected()).toBeNull();
	});

	it('[SC13] takes a code once, as people type it, and none that has expired', async () => {
		const { code } = await waiting();
		const typed = ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`;
		const both = await Promise.all([
			pairings.pair(meeting.id, typed, 'me'),
			pairings.pair(meeting.id, code, 'you')
		]);
		expect(both.filter((answer) => answer === 'screen/code-unknown')).toHaveLength(1);
		const late = await waiting();
		now += 11 * MINUTE;
		expect(await pairings.pair(meeting.id, late.code, 'me')).toBe('screen/code-unknown');
		expect(await pairings.pair(meeting.id, 'O0I1', 'me')).toBe('screen/code-shape');
	});

	it('[SC14] is refused for ten minutes after ten wrong codes, right ones too', async () => {
		const { code } = await waiting();
		for (let tries = 0; tries < 10; tries++)
			expect(await pairings.pair(meeting.id, 'ABCDEF', 'guesser')).toBe('screen/code-unknown');
		expect(await pairings.pair(meeting.id, code, 'guesser')).toBe('screen/too-many-attempts');
		expect(typeof (await pairings.pair(meeting.id, code, 'somebody else'))).toBe('object');
	});
});

describe('a paired projector', () => {
	it('[SC15] is listed, and whether it is connected', async () => {
		const { secret, id } = await paired();
		expect((await pairings.paired(meeting.id)).map((screen) => screen.id)).toEqual([id]);
		expect(live.app.live?.isScreenConnected(id)).toBe(false);
		expect(await projector(secret).connected()).toBeNull();
		expect(live.app.live?.isScreenConnected(id)).toBe(true);
	});

	it('[SC15] is let out at once and for good when it is unpaired', async () => {
		const { secret, id } = await paired();
		const client = projector(secret);
		expect(await client.connected()).toBeNull();
		const gone = new Promise((resolve) => client.socket.once('disconnect', resolve));
		expect(await pairings.unpair(meeting.id, id)).toBe(true);
		live.app.live?.endSeat(id);
		expect(await gone).toBe('io server disconnect');
		expect(await projector(secret).connected()).toBe('right/not-signed-in');
		expect(await pairings.paired(meeting.id)).toEqual([]);
		expect(await pairings.stateOf(secret)).toEqual({ kind: 'unknown' });
	});

	it('[SC15] is unpaired only from its own meeting', async () => {
		const { id } = await paired();
		const other = await aMeeting(live.app, authorityId);
		expect(await pairings.unpair(other.id, id)).toBe(false);
	});
});

describe('the preview of the phones', () => {
	it('[SC16] is for whoever runs the meeting, and can do nothing', async () => {
		const auth = { code: meeting.joinCode, surface: 'preview' };
		const { cookie } = await aLogin(live.app, authorityId, 'moderator');
		const preview = new RawClient(live.url, auth, { cookie });
		expect(await preview.connected()).toBeNull();
		const answer: unknown = await preview.socket.emitWithAck('command', {
			id: 'A'.repeat(22),
			command: { type: 'BlankScreen', isBlank: true }
		});
		expect(answer).toEqual({ ok: false, code: 'right/missing' });
		const reader = await aLogin(live.app, authorityId, 'reader');
		const refused = new RawClient(live.url, auth, { cookie: reader.cookie });
		expect(await refused.connected()).toBe('right/missing');
	});
});
