/** [S7, S12] Every command by everybody who may hold a connection, and packets that are none. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import WebSocket from 'ws';
import type { SeatRole } from '../../domain/kernel/actor';
import { commandTypes, meetingCommand } from '../../protocol/commands';
import { arbitraryOf } from '../../protocol/arbitrary-of.test-support';
import type { Answer, Surface } from '../../protocol/messages';
import { openTestDb } from '../db/test-database';
import type { MeetingRow } from '../meeting/meetings';
import { newId } from '../meeting/secrets';
import {
	RawClient,
	aMeeting,
	anAuthority,
	enter,
	startLiveServer,
	type LiveServer
} from './live-server.test-support';

/** Nothing of the fuzz is refused for its haste. */
const PATIENT = {
	messagesPerConnection: 1e6,
	packetsPerConnection: 1e6,
	commandsPerSeat: 1e6
};
const RUNS = 8;

/** What a participant may be accepted with, whatever the step; everything else is refused them. */
const OF_PARTICIPANTS = new Set([
	...['JoinMeeting', 'SubmitNeed', 'EditNeed', 'CategoriseNeed', 'WithdrawNeed'],
	...['SupportNeed', 'UnsupportNeed'],
	...['AddCard', 'EditCard', 'WithdrawCard', 'MoveCard', 'CastBallot', 'GiveAnswer', 'GiveFeedback']
]);

let live: LiveServer;
let meeting: MeetingRow;
let moderator: RawClient;
let ids: string[];

beforeAll(async () => {
	live = await startLiveServer(await openTestDb(), { limits: PATIENT });
	meeting = await aMeeting(live.app, await anAuthority(live.app));
	moderator = await connected('moderator', 'moderator');
	const phone = await connected('participant', 'phone');
	await phone.send({ type: 'JoinMeeting', group: 'lehrkraft', schoolId: null });
	await enter(live, meeting, moderator, 'collect');
	const needId = newId();
	await phone.send({ type: 'SubmitNeed', needId, text: 'Mehr WLAN' });
	phone.close();
	const { state } = await live.app.meetings.host(meeting.id);
	ids = [needId, newId(), newId(), ...state.agenda.slice(0, 3).map(({ id }) => id)];
});
afterAll(async () => {
	moderator.close();
	await live.close();
});

async function connected(role: SeatRole, surface: Surface): Promise<RawClient> {
	const seat = await live.app.seats.create(meeting.id, role);
	const client = new RawClient(live.url, { code: meeting.joinCode, surface, seat: seat.secret });
	expect(await client.connected()).toBeNull();
	await client.sync();
	return client;
}

const version = async () => (await live.app.meetings.host(meeting.id)).version;

async function stillServes(): Promise<void> {
	const phone = await connected('participant', 'phone');
	expect(await phone.sync()).toMatchObject({ ok: true });
	phone.close();
}

/** Each command type with values that its schema lets through, in turns. */
const everyCommand = () =>
	fc.tuple(...meetingCommand.options.map((option) => arbitraryOf(option, ids))) as fc.Arbitrary<
		{ type: string }[]
	>;

async function answersOf(client: RawClient, commands: { type: string }[]) {
	return Promise.all(
		commands.map(async (command) => ({
			type: command.type,
			answer: await client.raw('command', { id: newId(), command })
		}))
	);
}

/** Refused with a code that tells why, or done: never a fault of ours. */
function expectTold(answers: { type: string; answer: Answer }[]): void {
	expect(new Set(answers.map(({ type }) => type))).toEqual(commandTypes);
	const faults = answers.filter(({ answer }) => !answer.ok && /^(server|rate)\//.test(answer.code));
	expect(faults).toEqual([]);
	// Most get past the parser: it is the rules that answer.
	const parsed = answers.filter(({ answer }) => answer.ok || !answer.code.startsWith('command/'));
	expect(parsed.length).toBeGreaterThan(0.8 * answers.length);
}

describe('[S7] every command', () => {
	it.each<[string, SeatRole, Surface]>([
		['a projector', 'screen', 'screen'],
		['a moderator’s projector', 'moderator', 'screen'],
		['a moderator’s preview', 'moderator', 'preview'],
		['a co-moderator’s preview', 'co-moderator', 'preview']
	])('is refused to %s', async (_, role, surface) => {
		const client = await connected(role, surface);
		const before = await version();
		await fc.assert(
			fc.asyncProperty(everyCommand(), async (commands) => {
				for (const { answer } of await answersOf(client, commands))
					expect(answer).toEqual({ ok: false, code: 'right/missing' });
			}),
			{ numRuns: 2 }
		);
		expect(await version()).toBe(before);
		client.close();
	});

	it.each<[SeatRole, Surface]>([
		['participant', 'phone'],
		['input-helper', 'helper']
	])(
		'of a %s is told why it is refused, and those of the desk always are',
		async (role, surface) => {
			const client = await connected(role, surface);
			await fc.assert(
				fc.asyncProperty(everyCommand(), async (commands) => {
					const answers = await answersOf(client, commands);
					expectTold(answers);
					const beyond = answers.filter(
						({ type, answer }) => answer.ok && !OF_PARTICIPANTS.has(type)
					);
					expect(beyond).toEqual([]);
				}),
				{ numRuns: RUNS, endOnFailure: true }
			);
			client.close();
		}
	);

	it.each<SeatRole>(['co-moderator', 'moderator'])(
		'of a %s leaves a meeting that everybody can still be shown',
		async (role) => {
			const own = await aMeeting(live.app, await anAuthority(live.app));
			const before = meeting;
			meeting = own;
			const client = await connected(role, 'moderator');
			await fc.assert(
				fc.asyncProperty(everyCommand(), async (commands) => {
					// Closing ends the trial; it has tests of its own.
					const open = commands.filter(({ type }) => type !== 'CloseMeeting');
					const answers = await answersOf(client, open);
					expectTold([...answers, { type: 'CloseMeeting', answer: { ok: true, version: 0 } }]);
				}),
				{ numRuns: RUNS, endOnFailure: true }
			);
			for (const [other, surface] of [
				['participant', 'phone'],
				['screen', 'screen'],
				['moderator', 'moderator']
			] as const)
				(await connected(other, surface)).close();
			client.close();
			meeting = before;
		}
	);

	it('with any JSON in place of its fields is malformed, and nothing happens', async () => {
		const client = await connected('participant', 'phone');
		const before = await version();
		const types = fc.constantFrom(...commandTypes);
		const message = fc.oneof(
			fc.jsonValue(),
			fc.record({ id: fc.constant(newId()), command: fc.jsonValue() }),
			types.chain((type) =>
				fc.record({
					id: fc.constant(newId()),
					command: fc.record({ type: fc.constant(type), extra: fc.jsonValue() })
				})
			)
		);
		await fc.assert(
			fc.asyncProperty(message, async (sent) => {
				const answer = await client.raw('command', sent);
				expect(answer).toMatchObject({ ok: false });
				if (!answer.ok) expect(answer.code).toMatch(/^command\//);
			}),
			{ numRuns: 150 }
		);
		expect(await version()).toBe(before);
		client.close();
	});

	it('events that nobody knows are nothing', async () => {
		const client = await connected('participant', 'phone');
		const before = await version();
		for (const name of ['restarting', 'frame', 'view', 'own', 'disconnecting2', '__proto__', ''])
			client.socket.emit(name, { id: newId() });
		expect(await client.sync()).toMatchObject({ ok: true });
		expect(await version()).toBe(before);
		client.close();
	});
});

const CORPUS: (string | Buffer)[] = [
	...['', '4', '40', '41', '42', '43', '44', '45', '46', '5', '6', '9', 'x', '\u0000', '🙂'],
	...['42[', '42[]', '42{}', '42null', '42["command"', '42["command",', '42[1,2]', '42[null]'],
	...[
		'42["connect"]',
		'42["disconnect"]',
		'42["error"]',
		'42["newListener"]',
		'42["__proto__",{}]'
	],
	...['40{"protocol":1', '40/other,{}', '40//,', '42/other,["sync",{}]', '40[]', '40"text"'],
	...['429999999999999999999["sync",{"since":null}]', '42-1["sync",{}]', '430[]', '43[]', '43x'],
	...['451-["x",{"_placeholder":true,"num":0}]', '451-["x",{"_placeholder":true,"num":-1}]'],
	...['45999999999-["x"]', '45-["x"]', '451["x"]', '461-[]', '451-["x",{"_placeholder":true}]'],
	...[`42["command",${'['.repeat(7_000)}${']'.repeat(7_000)}]`, `42["${'x'.repeat(16_000)}"]`],
	...['42["command",{"__proto__":{"polluted":true}}]', '42["sync",{"since":1e999}]'],
	...[Buffer.from([]), Buffer.from([4, 255, 0, 1]), Buffer.alloc(16_000, 255), Buffer.from('42[')]
];

describe('[S12] packets that are none', () => {
	const address = () => `${live.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;

	async function sendAlone(packet: string | Buffer, auth?: object): Promise<void> {
		const socket = new WebSocket(address());
		socket.on('error', () => undefined);
		const closed = new Promise((done) => socket.once('close', done));
		await new Promise((open) => socket.once('open', open));
		if (auth) socket.send(`40${JSON.stringify(auth)}`);
		socket.send(packet);
		socket.close();
		await closed;
	}

	async function credentials(): Promise<object> {
		const { secret } = await live.app.seats.create(meeting.id, 'participant');
		return { protocol: 1, code: meeting.joinCode, surface: 'phone', seat: secret };
	}

	it('end at most their own connection, before somebody is known and after', async () => {
		const auth = await credentials();
		const before = await version();
		for (const packet of CORPUS) {
			await sendAlone(packet);
			await sendAlone(packet, auth);
		}
		expect(await version()).toBe(before);
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
		expect(moderator.socket.connected).toBe(true);
		await stillServes();
	});

	it('made by chance neither', async () => {
		const auth = await credentials();
		const packet = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 200 }),
			fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
			fc
				.tuple(fc.constantFrom('40', '41', '42', '43', '44', '45', '46'), fc.json())
				.map(([head, json]) => head + json)
		);
		await fc.assert(
			fc.asyncProperty(packet, (sent) => sendAlone(sent, auth)),
			{ numRuns: 150 }
		);
		await stillServes();
	});

	it('by long polling are answered with an error', async () => {
		const base = `${live.url}/socket.io/?EIO=4&transport=polling`;
		for (const packet of CORPUS) {
			const opened = await (await fetch(base)).text();
			const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
			const status = await new Promise((resolve) => {
				const post = request(`${base}&sid=${sid}`, { method: 'POST' }, (response) => {
					response.resume();
					resolve(response.statusCode);
				});
				post.on('error', () => resolve(0));
				post.end(packet);
			});
			expect([0, 200, 400, 413]).toContain(status);
		}
		for (const address of ['?EIO=3&transport=polling', '?EIO=99', '?transport=x', '?EIO=4&sid=a'])
			expect((await fetch(`${live.url}/socket.io/${address}`)).status).toBe(400);
		await stillServes();
	});
});
