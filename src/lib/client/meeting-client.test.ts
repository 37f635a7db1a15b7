import { describe, expect, it } from 'vitest';
import { initialMeeting, type MeetingState } from '../domain/meeting/state';
import type { Answer, SyncAnswer } from '../protocol/messages';
import {
	MeetingClient,
	type Early,
	type Settled,
	type Transport,
	type TransportReceiver
} from './meeting-client';

/** A connection whose answers and pushes the test sends; everything arrives at once. */
class Line implements Transport {
	receiver!: TransportReceiver;
	readonly asked: { since: number | null }[] = [];
	reconnects = 0;
	#answer: (answer: SyncAnswer & Answer) => void = () => undefined;
	#fail: (fault: Error) => void = () => undefined;

	connect(receiver: TransportReceiver): void {
		this.receiver = receiver;
	}

	request(_name: 'sync' | 'command', message: unknown): Promise<SyncAnswer & Answer> {
		this.asked.push(message as { since: number | null });
		return new Promise((answer, fail) => {
			this.#answer = answer;
			this.#fail = fail;
		});
	}

	answersWithView(version: number): void {
		const state: MeetingState = { ...initialMeeting, status: 'open', groups: ['eltern'] };
		const shared = { view: { version, state }, from: version, to: version, events: [] };
		this.#answer({ ok: true, now: 0, shared, own: { version, state }, version });
	}

	answers(answer: Answer): void {
		this.#answer(answer as SyncAnswer & Answer);
	}

	/** The request is given up; with the connection or without. */
	staysSilent(): void {
		this.#fail(new Error('no answer'));
	}

	reconnect(): void {
		this.reconnects++;
	}

	close(): void {
		this.receiver.disconnected();
	}
}

async function opened(
	early?: Early,
	later: (ms: number, run: () => void) => void = () => undefined,
	remove: () => Promise<void> = async () => undefined
): Promise<{ client: MeetingClient; line: Line }> {
	const line = new Line();
	const client = new MeetingClient(
		early ? { kind: 'seat', seatId: 'seat', role: 'participant' } : null,
		{
			transport: line,
			outbox: {
				// What was sent early is in the outbox already.
				load: async () => early?.pending.map(({ status: _, ...entry }) => entry) ?? [],
				put: async () => undefined,
				remove
			},
			now: () => 0,
			newId: () => 'AAAAAAAAAAAAAAAAAAAAAA',
			later,
			changed: () => undefined
		},
		undefined,
		early
	);
	await client.open();
	line.receiver.connected();
	return { client, line };
}

/** Until what was resolved has been handed over. */
const turn = () => new Promise((done) => setImmediate(done));

describe('what the server sends right behind the answer to a sync', () => {
	it('a frame is applied, although both came in one packet', async () => {
		const { client, line } = await opened();
		line.answersWithView(7);
		line.receiver.frame({ from: 7, to: 8, events: [{ type: 'SilentNeedsCounted', count: 3 }] });
		await turn();
		expect(client.version).toBe(8);
		expect(client.state?.silentCount).toBe(3);
		expect(line.asked).toEqual([{ since: null }]);
	});

	it('so are a view and what is told to this seat alone', async () => {
		const { client, line } = await opened();
		line.answersWithView(7);
		line.receiver.view({ version: 9, state: { ...initialMeeting, joined: 12 } });
		line.receiver.own({ to: 9, events: [{ type: 'SilentNeedsCounted', count: 1 }] });
		await turn();
		expect(client.sharedState?.joined).toBe(12);
		expect(client.ownState?.silentCount).toBe(1);
	});

	it('what waited for an answer that never came is forgotten with the connection', async () => {
		const { client, line } = await opened();
		line.receiver.frame({ from: 7, to: 8, events: [{ type: 'SilentNeedsCounted', count: 3 }] });
		line.receiver.disconnected();
		line.receiver.connected();
		line.answersWithView(9);
		await turn();
		expect(client.version).toBe(9);
		expect(client.state?.silentCount).toBe(0);
	});

	it('a frame may begin before the version of the sync, where nothing was told', async () => {
		const { client, line } = await opened();
		line.answersWithView(7);
		await turn();
		line.receiver.frame({ from: 6, to: 8, events: [{ type: 'SilentNeedsCounted', count: 3 }] });
		expect(client.version).toBe(8);
		expect(client.state?.silentCount).toBe(3);
		expect(line.asked).toHaveLength(1);
	});

	it('a gap makes the client ask for what it lacks', async () => {
		const { client, line } = await opened();
		line.answersWithView(7);
		await turn();
		line.receiver.frame({ from: 8, to: 9, events: [] });
		expect(client.version).toBe(7);
		expect(line.asked.at(-1)).toEqual({ since: 7 });
	});
});

describe('a sync without an answer', () => {
	it('gives a connection up that stands and says nothing', async () => {
		const { line } = await opened();
		line.staysSilent();
		await turn();
		expect(line.reconnects).toBe(1);
	});

	it('leaves a lost connection to the transport, which waits its turn', async () => {
		const { line } = await opened();
		line.receiver.disconnected();
		line.staysSilent();
		await turn();
		expect(line.reconnects).toBe(0);
	});
});

describe('what was sent before the client was there', () => {
	it('goes out once and in order, and its sender hears what becomes of it', async () => {
		const settled: Settled[] = [];
		const { pending } = twoEarly();
		const waiting = new Map(
			pending.map(({ id }) => [id, (answer: Settled) => void settled.push(answer)])
		);
		const { client, line } = await opened({ pending, waiting });
		expect(client.pending.map(({ id, status }) => `${id} ${status}`)).toEqual([
			'id first kept',
			'id second kept'
		]);
		line.answersWithView(7);
		await turn();
		expect(line.asked.slice(1)).toMatchObject([{ id: 'id first' }]);
		line.answersWithView(8);
		await turn();
		expect(settled).toEqual([{ kind: 'accepted', version: 8 }]);
		expect(line.asked.slice(1)).toMatchObject([{ id: 'id first' }, { id: 'id second' }]);
		expect(client.pending.map(({ status }) => status)).toEqual(['accepted', 'sending']);
	});

	it('[ST7] does not overtake what the server could not take yet', async () => {
		const later: (() => void)[] = [];
		const { client, line } = await opened(twoEarly(), (_ms, run) => void later.push(run));
		line.answersWithView(7);
		await turn();
		line.answers({ ok: false, code: 'server/unavailable', retry: true });
		await turn();
		expect(client.pending.map(({ status }) => status)).toEqual(['kept', 'kept']);
		const sent = client.send({ type: 'JoinMeeting', group: 'eltern', schoolId: null });
		expect(sent.kind).toBe('sent');
		expect(line.asked).toHaveLength(2);
		later.splice(0).forEach((run) => run());
		expect(line.asked.slice(1)).toMatchObject([{ id: 'id first' }, { id: 'id first' }]);
	});

	it('[ST7] goes out again from the first one on when the connection was lost', async () => {
		const { client, line } = await opened(twoEarly());
		line.answersWithView(7);
		await turn();
		line.receiver.disconnected();
		line.staysSilent();
		await turn();
		expect(client.pending.map(({ status }) => status)).toEqual(['kept', 'kept']);
		line.receiver.connected();
		line.answersWithView(7);
		await turn();
		expect(line.asked.slice(1)).toMatchObject([
			{ id: 'id first' },
			{ since: 7 },
			{ id: 'id first' }
		]);
	});
});

it.each(['lets go', 'refuses', 'does not answer'] as const)(
	'[ST2] tells a refusal once no reload can send it again, or the storage %s',
	async (outcome) => {
		let storage!: { resolve: () => void; reject: (fault: Error) => void };
		const removed = new Promise<void>((resolve, reject) => (storage = { resolve, reject }));
		const later: (() => void)[] = [];
		const settled: Settled[] = [];
		const { pending } = twoEarly();
		const waiting = new Map([['id first', (answer: Settled) => void settled.push(answer)]]);
		const { client, line } = await opened(
			{ pending, waiting },
			(_ms, run) => void later.push(run),
			() => removed
		);
		line.answersWithView(7);
		await turn();
		line.answers({ ok: false, code: 'agenda/already-there' });
		await turn();
		expect(client.pending.map(({ id }) => id)).toEqual(['id second']);
		expect(settled).toEqual([]);
		if (outcome === 'lets go') storage.resolve();
		else if (outcome === 'refuses') storage.reject(new Error('no room'));
		else later.splice(0).forEach((run) => run());
		await turn();
		expect(settled).toEqual([{ kind: 'refused', refusal: { code: 'agenda/already-there' } }]);
	}
);

describe('what the server puts off', () => {
	it('[S6] is sent again after pauses that grow, and is kept meanwhile', async () => {
		const pauses: number[] = [];
		const entry = {
			id: 'BBBBBBBBBBBBBBBBBBBBBB',
			command: { type: 'JoinMeeting', group: 'eltern', schoolId: null },
			position: 1
		} as const;
		const early = { pending: [{ ...entry, status: 'kept' as const }], waiting: new Map() };
		const { client, line } = await opened(early, (ms, run) => {
			pauses.push(ms);
			run();
		});
		line.answersWithView(7);
		await turn();
		for (let refused = 0; refused < 6; refused++) {
			line.answers({ ok: false, code: 'rate/too-fast', retry: true });
			await turn();
			expect(client.pending).toMatchObject([{ id: entry.id }]);
		}
		expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 16_000, 16_000]);
		line.answers({ ok: true, version: 7 });
		await turn();
		expect(client.pending).toEqual([]);
	});
});

function twoEarly(): Early {
	const pending = ['first', 'second'].map((text, position) => ({
		id: `id ${text}`,
		command: { type: 'SubmitNeed' as const, needId: text, text },
		position,
		status: 'kept' as const
	}));
	return { pending, waiting: new Map() };
}
