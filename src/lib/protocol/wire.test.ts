import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MEETING_REFUSALS } from '../domain/meeting/refusals';
import { STEP_KINDS } from '../domain/meeting/steps';
import { STAKEHOLDER_GROUPS } from '../domain/meeting/stakeholder-groups';
import { meetingCommand } from './commands';
import { PROTOCOL_VERSION } from './version';
import { describeTypes, describeWire, fieldsByType } from './wire-description.test-support';
import history from './wire-history.json';

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, file), 'utf8');
const page = read('../../../docs/protocol.md');
const hashes: Record<string, string> = history;

describe('the wire', () => {
	it('is the one of this PROTOCOL_VERSION', () => {
		const hash = createHash('sha256').update(describeWire()).digest('hex');
		expect(
			hash,
			`What travels has changed. Raise PROTOCOL_VERSION in version.ts, tell it in docs/protocol.md, and add to wire-history.json: "${PROTOCOL_VERSION + 1}": "${hash}". Only a version that was never released may get another hash.`
		).toBe(hashes[PROTOCOL_VERSION]);
	});

	it('has a history without gaps, and no two versions alike', () => {
		const versions = Object.keys(hashes).map(Number);
		expect(versions).toEqual(Array.from({ length: PROTOCOL_VERSION }, (_, index) => index + 1));
		expect(new Set(Object.values(hashes)).size).toBe(versions.length);
	});
});

/** Each as the page writes it: in back ticks. */
function expectNamed(names: Iterable<string>): void {
	expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
}

/** Somewhere on the page, also inside a shape in braces. */
function expectTold(names: Iterable<string>): void {
	const missing = [...new Set(names)].filter(
		(name) => !new RegExp(`\\b${name.replace('?', '')}\\b`).test(page)
	);
	expect(missing).toEqual([]);
}

describe('docs/protocol.md', () => {
	const types = describeTypes();

	it('is about this version', () => expect(page).toContain(`Version ${PROTOCOL_VERSION}.`));

	it('names every command and its fields', () => {
		const entries = meetingCommand.options.map((option) => option.entries);
		expectNamed(entries.map(({ type }) => type.literal));
		expectNamed(entries.flatMap(({ type: _type, ...fields }) => Object.keys(fields)));
	});

	it('names every event and tells its fields', () => {
		const events = fieldsByType(types.SharedEvent);
		expect(events.size).toBeGreaterThan(30);
		expectNamed(events.keys());
		expectTold([...events.values()].flat());
	});

	it('names every message', () => {
		expectNamed(['sync', 'command', 'echo']);
		if (typeof types.ServerToClient === 'string' || !('fields' in types.ServerToClient))
			throw new Error('ServerToClient is no object.');
		expectNamed(Object.keys(types.ServerToClient.fields));
	});

	it('names every field of the state', () => {
		if (typeof types.MeetingState === 'string' || !('fields' in types.MeetingState))
			throw new Error('MeetingState is no object.');
		expectNamed(Object.keys(types.MeetingState.fields));
	});

	it('names every kind of step and every group', () => {
		expectNamed(STEP_KINDS);
		expectNamed(STAKEHOLDER_GROUPS);
	});

	it('names every refusal of a meeting', () => expectNamed(MEETING_REFUSALS));

	it('names every code that seats, handshake, gateway and host answer with', () => {
		const answering = [
			'../server/realtime/gateway.ts',
			'../server/meeting/viewer.ts',
			'../server/meeting/meetings.ts',
			'../server/streams/stream-host.ts',
			'../../routes/api/meetings/[code]/seats/+server.ts'
		];
		const codes = answering.flatMap((file) =>
			[...read(file).matchAll(/'([a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*)'/g)].map(
				([, code]) => code!
			)
		);
		expect(new Set(codes).size).toBeGreaterThan(8);
		expectNamed(codes.filter((code) => !IMPORTS.has(code)));
	});
});

/** Packages that look like codes. */
const IMPORTS = new Set(['drizzle-orm/pg-core']);
