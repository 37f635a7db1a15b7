import { beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../clock';
import type { EventLog } from '../event-log/event-log';
import { MemoryEventLog } from '../event-log/memory-event-log';
import { Nodes, type Bell, type Ears, type OpenStream } from './nodes';

/** A bell whose calls are taken when the test says so. */
class HeldBell implements Bell {
	isAlone = false;
	readonly calls: string[] = [];
	ears: Ears | undefined;
	#taken: (() => void)[] = [];

	start(): void {}

	call(message: string): Promise<void> {
		this.calls.push(message);
		return new Promise((done) => this.#taken.push(done));
	}

	take(): void {
		for (const done of this.#taken.splice(0)) done();
	}

	async close(): Promise<void> {}
}

let bell: HeldBell;
let log: EventLog;
let open: OpenStream[];
/** Whoever waits for a call gives it up. */
let giveUp: () => void;

beforeEach(() => {
	bell = new HeldBell();
	open = [];
	const nodes = new Nodes({
		clock: {
			...systemClock,
			within: (_ms, answer) =>
				Promise.race([
					answer,
					new Promise<never>((_, reject) => (giveUp = () => reject(new Error('no answer'))))
				])
		},
		bellFor: (ears) => {
			bell.ears = ears;
			return bell;
		},
		versionsOf: async () => [],
		openStreams: () => open,
		report: (fault) => {
			throw fault;
		}
	});
	log = nodes.waking(new MemoryEventLog());
});

it('[ND1] the others are called for what is stored, once for all that moved meanwhile', async () => {
	await append('a', 0);
	expect(bell.calls).toEqual(['moved {"a":1}']);
	await append('a', 1);
	await append('b', 0);
	expect(await append('a', 0)).toEqual({ kind: 'conflict' });
	expect(bell.calls).toHaveLength(1);
	bell.take();
	await vi.waitFor(() => expect(bell.calls).toEqual(['moved {"a":1}', 'moved {"a":2,"b":1}']));
});

it('[ND1] whoever is called reads what it lacks, of the streams that it holds', async () => {
	const catchUp = vi.fn<OpenStream['catchUp']>(() => Promise.resolve());
	open = [
		{ streamId: 'a', version: 3, catchUp },
		{ streamId: 'b', version: 3, catchUp }
	];
	bell.ears?.called('moved {"a":4,"b":3,"c":9}');
	expect(catchUp.mock.calls).toEqual([[4]]);
	for (const nonsense of ['moved', 'moved nothing', 'moved {"a":"x"}', 'moved []'])
		bell.ears?.called(nonsense);
	expect(catchUp).toHaveBeenCalledTimes(1);
});

it('[ND1] a call that is never taken holds up no other', async () => {
	await append('a', 0);
	await append('a', 1);
	giveUp();
	await vi.waitFor(() => expect(bell.calls).toEqual(['moved {"a":1}', 'moved {"a":2}']));
});

it('nobody is called by a node that is alone', async () => {
	bell.isAlone = true;
	await append('a', 0);
	bell.isAlone = false;
	await append('b', 0);
	expect(bell.calls).toEqual(['moved {"b":1}']);
});

async function append(streamId: string, expectedVersion: number) {
	await log.createStream({ streamId, kind: 'meeting', authorityId: 'authority-1' });
	const at = new Date(0).toISOString();
	const actor = { kind: 'system', cause: 'test' } as const;
	const events = [{ type: 'Happened', payload: {} }];
	const command = { commandId: `${streamId}-${String(expectedVersion)}`, actor, at, events };
	return log.append({ streamId, expectedVersion, commands: [command] });
}
