import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor';
import { EventNotStorable, UnknownStream, type CommandToAppend, type EventLog } from './event-log';

export interface LogUnderTest {
	log: EventLog;
	authorityId: string;
	close: () => Promise<void>;
}

const actor: Actor = { kind: 'seat', seatId: 'seat-1', role: 'participant' };
const at = '2026-03-04T09:15:00.123Z';

function command(commandId: string, ...payloads: unknown[]): CommandToAppend {
	return {
		commandId,
		actor,
		at,
		events: payloads.map((payload) => ({ type: 'Noted', payload }))
	};
}

/** What every event log has to do, whichever database it uses. */
export function registerEventLogContract(name: string, factory: () => Promise<LogUnderTest>): void {
	describe(`event log contract: ${name}`, () => {
		let tested: LogUnderTest | undefined;
		let log: EventLog;
		let authorityId: string;
		let streams = 0;

		beforeAll(async () => {
			tested = await factory();
			({ log, authorityId } = tested);
		}, 60_000);
		afterAll(async () => tested?.close());

		async function newStream(): Promise<string> {
			const streamId = `meeting-${++streams}`;
			await log.createStream({ streamId, kind: 'meeting', authorityId });
			return streamId;
		}

		it('gives an empty stream version 0', async () => {
			const streamId = await newStream();
			expect(await log.version(streamId)).toBe(0);
			expect(await log.read(streamId, 0)).toEqual([]);
		});

		it('knows nothing of a stream that was never created', async () => {
			expect(await log.version('nowhere')).toBe(0);
			expect(await log.read('nowhere', 0)).toEqual([]);
			await expect(
				log.append({ streamId: 'nowhere', expectedVersion: 0, commands: [command('c1', 1)] })
			).rejects.toThrow(UnknownStream);
		});

		it('returns what was appended, with versions from 1 on', async () => {
			const streamId = await newStream();
			const result = await log.append({
				streamId,
				expectedVersion: 0,
				commands: [command('c1', { text: 'a' }, { text: 'b' }), command('c2', { text: 'c' })]
			});
			expect(result).toEqual({ kind: 'appended', version: 3 });
			expect(await log.version(streamId)).toBe(3);
			expect(await log.read(streamId, 0)).toEqual([
				{ streamId, version: 1, commandId: 'c1', type: 'Noted', payload: { text: 'a' }, actor, at },
				{ streamId, version: 2, commandId: 'c1', type: 'Noted', payload: { text: 'b' }, actor, at },
				{ streamId, version: 3, commandId: 'c2', type: 'Noted', payload: { text: 'c' }, actor, at }
			]);
		});

		it.each([0, 2])('refuses expected version %i of a stream at 1', async (expectedVersion) => {
			const streamId = await newStream();
			await log.append({ streamId, expectedVersion: 0, commands: [command('c1', 'first')] });
			expect(
				await log.append({ streamId, expectedVersion, commands: [command('c2', 'late', 'later')] })
			).toEqual({ kind: 'conflict' });
			expect(await log.version(streamId)).toBe(1);
			expect(await log.read(streamId, 0)).toHaveLength(1);
		});

		it('lets exactly one of several writers win', async () => {
			const streamId = await newStream();
			const results = await Promise.all(
				Array.from({ length: 12 }, (_, writer) =>
					log.append({
						streamId,
						expectedVersion: 0,
						commands: [command(`w${writer}`, writer, writer)]
					})
				)
			);
			const winners = results.flatMap((result, writer) =>
				result.kind === 'appended' ? [`w${writer}`] : []
			);
			expect(winners).toHaveLength(1);
			expect((await log.read(streamId, 0)).map(({ commandId }) => commandId)).toEqual([
				...winners,
				...winners
			]);
		});

		it('stays without gap and doublet when writers who lose try again', async () => {
			const streamId = await newStream();
			const write = async (writer: number) => {
				for (let n = 0; n < 5; n++) {
					const commands = [command(`w${writer}-${n}`, { writer, n }, { writer, n })];
					let version = await log.version(streamId);
					while (
						(await log.append({ streamId, expectedVersion: version, commands })).kind === 'conflict'
					)
						version = await log.version(streamId);
				}
			};
			await Promise.all([1, 2, 3].map(write));
			const events = await log.read(streamId, 0);
			expect(events.map(({ version }) => version)).toEqual(
				Array.from({ length: 30 }, (_, index) => index + 1)
			);
			expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(15);
			for (let index = 0; index < 30; index += 2)
				expect(events[index]?.commandId).toBe(events[index + 1]?.commandId);
		});

		it('keeps streams apart', async () => {
			const [one, other] = [await newStream(), await newStream()];
			await log.append({ streamId: one, expectedVersion: 0, commands: [command('c1', 1, 2)] });
			await log.append({ streamId: other, expectedVersion: 0, commands: [command('c1', 3)] });
			expect(await log.version(one)).toBe(2);
			expect((await log.read(other, 0)).map(({ payload }) => payload)).toEqual([3]);
		});

		it('reads after a version and up to a limit', async () => {
			const streamId = await newStream();
			const payloads = Array.from({ length: 10 }, (_, index) => index + 1);
			await log.append({ streamId, expectedVersion: 0, commands: [command('c1', ...payloads)] });
			const versions = async (after: number, limit?: number) =>
				(await log.read(streamId, after, limit)).map(({ version }) => version);
			expect(await versions(0, 3)).toEqual([1, 2, 3]);
			expect(await versions(7)).toEqual([8, 9, 10]);
			expect(await versions(8, 5)).toEqual([9, 10]);
			expect(await versions(10)).toEqual([]);
			expect(await versions(99)).toEqual([]);
		});

		it('creates a stream once, however often it is asked', async () => {
			const streamId = await newStream();
			await log.append({ streamId, expectedVersion: 0, commands: [command('c1', 1)] });
			const stream = { streamId, kind: 'meeting', authorityId } as const;
			await Promise.all([log.createStream(stream), log.createStream(stream)]);
			expect(await log.version(streamId)).toBe(1);
		});

		it.each([
			['nothing', null],
			['truth', false],
			['a number', -1.5],
			['quotes and backslashes', `'"\`\\ \\u0000 $1 {"a":1}`],
			['emoji and right-to-left marks', '👩🏽‍🏫 Süßes \u202e אב'],
			['line ends and control characters', 'a\r\n\tb\u0001\u2028'],
			['nested values', { list: [1, [null, {}], 'x'], empty: '', deep: { deeper: { a: true } } }],
			['text that looks like a date', { dueAt: '2026-03-04T09:15:00.123Z' }]
		])('keeps %s', async (_, payload) => {
			const streamId = await newStream();
			await log.append({ streamId, expectedVersion: 0, commands: [command('c1', payload)] });
			const [event] = await log.read(streamId, 0);
			expect(event?.payload).toEqual(payload);
			expect(event?.at).toBe(at);
			expect(event?.actor).toEqual(actor);
		});

		it('keeps any JSON whose text is whole', async () => {
			const streamId = await newStream();
			let version = 0;
			const storable = fc
				.json({ stringUnit: 'grapheme' })
				.filter((json) => !json.includes('\\u0000'))
				.map((json): unknown => JSON.parse(json));
			await fc.assert(
				fc.asyncProperty(storable, async (payload) => {
					const commands = [command('c1', payload)];
					await log.append({ streamId, expectedVersion: version, commands });
					const [event] = await log.read(streamId, version++);
					// JSON has no negative zero.
					expect(event?.payload).toEqual(JSON.parse(JSON.stringify(payload)));
				}),
				{ numRuns: 50 }
			);
		});

		it.each([
			['NUL', 'a\0b'],
			['NUL in a name', { 'a\0': 1 }],
			['half a character', ['\ud83d']],
			['the other half', 'x\ude00']
		])('refuses %s before it stores anything', async (_, payload) => {
			const streamId = await newStream();
			await expect(
				log.append({
					streamId,
					expectedVersion: 0,
					commands: [command('c1', 'fine'), command('c2', payload)]
				})
			).rejects.toThrow(EventNotStorable);
			expect(await log.version(streamId)).toBe(0);
			expect(await log.read(streamId, 0)).toEqual([]);
		});

		it('refuses an append without events', async () => {
			const streamId = await newStream();
			await expect(log.append({ streamId, expectedVersion: 0, commands: [] })).rejects.toThrow(
				'at least one event'
			);
		});
	});
}
