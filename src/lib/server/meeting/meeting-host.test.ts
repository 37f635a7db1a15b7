import { expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor';
import { meetingPrepared } from '../../domain/meeting/arbitrary.test-support';
import type { Frame } from '../../protocol/messages';
import type { AppendRequest, AppendResult } from '../event-log/event-log';
import { MemoryEventLog } from '../event-log/memory-event-log';
import { MeetingHost, meetingStreamId } from './meeting-host';

/** Stores what it is asked to and then says that the version was taken, as after a lost answer. */
class ForgetfulLog extends MemoryEventLog {
	override async append(request: AppendRequest): Promise<AppendResult> {
		await super.append(request);
		return { kind: 'conflict' };
	}
}

it('[ST2] publishes what was stored although the answer of the database was lost', async () => {
	const log = new ForgetfulLog();
	const streamId = meetingStreamId('meeting-1');
	const actor: Actor = { kind: 'seat', seatId: 'desk', role: 'moderator' };
	const at = new Date(0).toISOString();
	const { type, ...payload } = meetingPrepared;
	await log.createStream({ streamId, kind: 'meeting', authorityId: 'authority-1' });
	await log.append({
		streamId,
		expectedVersion: 0,
		commands: [{ commandId: 'prepare', actor, at, events: [{ type, payload }] }]
	});
	const frames: Frame[] = [];
	const host = await new MeetingHost('meeting-1', {
		log,
		now: () => 0,
		monotonic: () => 0,
		wait: () => Promise.resolve(),
		later: (_ms, run) => run(),
		report: () => 'fault',
		broadcast: { frame: (_audience, frame) => frames.push(frame), view() {}, own() {} }
	}).open();
	const answer = await host.submit('move', { type: 'MoveToStep', stepId: 'step-collect' }, actor);
	expect(answer).toMatchObject({ ok: true });
	expect(frames.map(({ to }) => to)).toContain(host.version);
	const stored = await log.read(streamId, 1);
	expect(new Set(stored.map(({ commandId }) => commandId))).toEqual(new Set(['move']));
});
