import { expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor';
import { meetingPrepared } from '../../domain/meeting/arbitrary.test-support';
import type { MeetingEvent } from '../../domain/meeting/events';
import { joined } from '../../domain/meeting/specification.test-support';
import type { Frame } from '../../protocol/messages';
import type { AppendRequest, AppendResult, EventLog, LoggedEvent } from '../event-log/event-log';
import { MemoryEventLog } from '../event-log/memory-event-log';
import { MeetingHost, meetingStreamId, type MeetingPorts } from './meeting-host';
import { newId } from './secrets';

/** Stores what it is asked to and then says that the version was taken, as after a lost answer. */
class ForgetfulLog extends MemoryEventLog {
	override async append(request: AppendRequest): Promise<AppendResult> {
		await super.append(request);
		return { kind: 'conflict' };
	}
}

const STREAM = meetingStreamId('meeting-1');
const DESK: Actor = { kind: 'seat', seatId: 'desk', role: 'moderator' };

/** A meeting into which so many people came. */
async function prepareOn(log: EventLog, people = 0): Promise<void> {
	await log.createStream({ streamId: STREAM, kind: 'meeting', authorityId: 'authority-1' });
	const joins = Array.from({ length: people }, () => joined(newId()));
	const commands = [meetingPrepared, ...joins].map(storing);
	await log.append({ streamId: STREAM, expectedVersion: 0, commands });
}

function storing({ type, ...payload }: MeetingEvent): AppendRequest['commands'][number] {
	const at = new Date(0).toISOString();
	return { commandId: newId(), actor: DESK, at, events: [{ type, payload }] };
}

function hostOn(
	log: EventLog,
	told: (frame: Frame) => void = () => undefined,
	time: Pick<MeetingPorts, 'now' | 'wait'> = { now: () => 0, wait: () => Promise.resolve() }
): MeetingHost {
	return new MeetingHost('meeting-1', {
		log,
		...time,
		monotonic: () => 0,
		later: (_ms, run) => run(),
		report: () => 'fault',
		broadcast: { frame: (_audience, frame) => told(frame), view() {}, own() {} }
	});
}

it('[ST2] publishes what was stored although the answer of the database was lost', async () => {
	const log = new ForgetfulLog();
	await prepareOn(log);
	const frames: Frame[] = [];
	const host = await hostOn(log, (frame) => frames.push(frame)).open();
	const answer = await host.submit('move', { type: 'MoveToStep', stepId: 'step-collect' }, DESK);
	expect(answer).toMatchObject({ ok: true });
	expect(frames.map(({ to }) => to)).toContain(host.version);
	const stored = await log.read(STREAM, 1);
	expect(new Set(stored.map(({ commandId }) => commandId))).toEqual(new Set(['move']));
});

it('[ST2] refuses the copy of what it refused, though what came between would make it right', async () => {
	const log = new MemoryEventLog();
	await prepareOn(log);
	const host = await hostOn(log).open();
	const moved = (commandId: string, stepId: string) =>
		host.submit(commandId, { type: 'MoveToStep', stepId }, DESK);
	await moved('start', 'step-collect');
	const answers = await Promise.all([
		moved('again', 'step-collect'),
		moved('onwards', 'step-reveal'),
		moved('again', 'step-collect')
	]);
	const refused = { ok: false, code: 'agenda/already-there' };
	expect(answers).toEqual([refused, { ok: true, version: host.version }, refused]);
	expect(host.state.currentStepId).toBe('step-reveal');
});

it('[ST10] a long log is read whole, and its newest part is told to who comes back', async () => {
	const log = new MemoryEventLog();
	const people = 2_500;
	await prepareOn(log, people);
	const host = await hostOn(log).open();
	expect([host.version, host.state.joined]).toEqual([people + 1, people]);
	const lately = host.sync('participants', host.version - 2_000, null).shared;
	expect(lately).toMatchObject({ view: null, from: host.version - 2_000, to: host.version });
	expect(lately.events).toMatchObject([{ type: 'AttendanceCounted', joined: people }]);
	const longAgo = host.sync('participants', host.version - 2_001, null).shared;
	expect(longAgo).toMatchObject({ view: { state: { joined: people } }, to: host.version });
});

it('[ST3] while a long log is read others get their turn, every 50 ms', async () => {
	const log = new MemoryEventLog();
	await prepareOn(log, 999);
	let now = 0;
	const turns: number[] = [];
	const host = await hostOn(log, undefined, {
		// An event a millisecond.
		now: () => now++,
		wait: (ms) => Promise.resolve(void turns.push(ms))
	}).open();
	expect(host.state.joined).toBe(999);
	expect(turns).toHaveLength(20);
});

/** Fails as a database that goes away while a long log is read. */
class CutLog extends MemoryEventLog {
	override async read(streamId: string, after: number, limit?: number): Promise<LoggedEvent[]> {
		if (after > 0) throw new Error('The database has gone.');
		return super.read(streamId, after, limit);
	}
}

it('[ST3] a meeting whose log cannot be read to its end is not opened', async () => {
	const log = new CutLog();
	await prepareOn(log, 2_000);
	await expect(hostOn(log).open()).rejects.toThrow('The database has gone.');
});

/** Calls out at each append before its answer is there, as a database calls its listeners. */
class CallingLog extends MemoryEventLog {
	reads = 0;
	called: (version: number) => void = () => undefined;

	override async append(request: AppendRequest): Promise<AppendResult> {
		const result = await super.append(request);
		if (result.kind === 'appended') this.called(result.version);
		return result;
	}

	override read(streamId: string, after: number, limit?: number): Promise<LoggedEvent[]> {
		this.reads += 1;
		return super.read(streamId, after, limit);
	}
}

it('[ST4] who hears of its own append before the answer does not read it again', async () => {
	const log = new CallingLog();
	await prepareOn(log);
	const host = await hostOn(log).open();
	const heard: Promise<void>[] = [];
	log.called = (version) => heard.push(host.catchUp(version));
	log.reads = 0;
	const move = { type: 'MoveToStep', stepId: 'step-collect' } as const;
	expect(await host.submit(newId(), move, DESK)).toMatchObject({ ok: true });
	await Promise.all(heard);
	expect([heard.length, log.reads]).toEqual([1, 0]);
});

it('[ST4] who hears of what another has appended reads it', async () => {
	const log = new MemoryEventLog();
	await prepareOn(log);
	const host = await hostOn(log).open();
	const commands = [storing(joined(newId()))];
	await log.append({ streamId: STREAM, expectedVersion: host.version, commands });
	await host.catchUp(host.version + 1);
	expect(host.state.joined).toBe(1);
});
