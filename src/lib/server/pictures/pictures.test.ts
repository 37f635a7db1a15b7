import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor';
import { PICTURE_BYTES } from '../../domain/meeting/rules';
import type { NewStep } from '../../domain/meeting/steps';
import { meeting, picture, pictureUse } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { newId } from '../meeting/secrets';
import {
	aMeeting,
	anAuthority,
	startLiveServer,
	type LiveServer
} from '../realtime/live-server.test-support';
import { Pictures } from './pictures';

const A_DAY = 24 * 60 * 60 * 1_000;
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const moderator: Actor = { kind: 'staff', loginId: newId(), role: 'moderator' };

let live: LiveServer;
let here: string;
let elsewhere: string;
let now = Date.now();
let pictures: Pictures;

beforeAll(async () => {
	live = await startLiveServer(await openTestDb());
	here = await anAuthority(live.app);
	elsewhere = await anAuthority(live.app);
	pictures = new Pictures(live.app.db, {
		now: () => now,
		report: (fault) => expect.fail(String(fault))
	});
});
afterAll(async () => {
	pictures.close();
	await live.close();
});

async function stored(authorityId = here): Promise<string> {
	const answer = await pictures.add(authorityId, PNG);
	return answer.kind === 'stored' ? answer.id : expect.fail(answer.code);
}

const showing = (...ids: string[]): NewStep => ({
	kind: 'information',
	title: 'Rahmen',
	minutes: 5,
	settings: { text: '', pictures: ids.map((id) => ({ id, alt: 'Ein Netzplan' })) }
});

async function template(name: string, ...ids: string[]): Promise<string> {
	const answer = await live.app.templates.add(here, {
		name,
		about: '',
		kind: 'other',
		purpose: '',
		question: '',
		groups: ['lehrkraft'],
		agenda: [showing(...ids)]
	});
	return answer.kind === 'saved' ? answer.id : expect.fail(answer.code);
}

/** Meetings that use a picture. */
async function usersOf(pictureId: string): Promise<(string | null)[]> {
	const uses = await live.app.db
		.select({ meetingId: pictureUse.meetingId })
		.from(pictureUse)
		.where(eq(pictureUse.pictureId, pictureId));
	return uses.map(({ meetingId }) => meetingId);
}

/** Two days later; and it stays later. */
async function swept(): Promise<string[]> {
	now += 2 * A_DAY;
	await pictures.sweep();
	const rows = await live.app.db.select({ id: picture.id }).from(picture);
	return rows.map(({ id }) => id);
}

describe('pictures', () => {
	it('[IF4] come back byte by byte, under their own authority only', async () => {
		const id = await stored();
		expect(await pictures.byId(here, id)).toEqual({ type: 'image/png', content: PNG });
		expect(await pictures.byId(elsewhere, id)).toBeNull();
		expect(await pictures.byId(here, randomUUID())).toBeNull();
	});

	it('[IF4] are refused when they are too large, or no picture', async () => {
		const large = new Uint8Array(PICTURE_BYTES + 1);
		large.set(PNG);
		expect(await pictures.add(here, large)).toMatchObject({ code: 'picture/too-large' });
		expect(await pictures.add(here, new TextEncoder().encode('<svg/>'))).toMatchObject({
			code: 'picture/type-unknown'
		});
	});

	it('[IF6] stay as long as a template or a meeting shows them, then go', async () => {
		const [unused, inTemplate, inBoth] = [await stored(), await stored(), await stored()];
		const templateId = await template('Mit Bildern', inTemplate, inBoth);
		const prepared = await aMeeting(live.app, here, [showing(inBoth)]);
		expect(await swept()).not.toContain(unused);
		expect(await swept()).toEqual(expect.arrayContaining([inTemplate, inBoth]));
		// The meeting has its own use of what the template showed.
		await live.app.templates.remove(here, templateId);
		const left = await swept();
		expect(left).toContain(inBoth);
		expect(left).not.toContain(inTemplate);
		await live.app.db.delete(meeting).where(eq(meeting.id, prepared.id));
		expect(await swept()).not.toContain(inBoth);
	});

	it('[IF6] go with the template that shows them no longer', async () => {
		const id = await stored();
		const templateId = await template('Bald ohne Bild', id);
		expect(await swept()).toContain(id);
		const { id: _id, ...content } = (await live.app.templates.byId(here, templateId))!;
		await live.app.templates.change(here, templateId, { ...content, agenda: [showing()] });
		expect(await swept()).not.toContain(id);
	});

	it('[IF6] a rehearsal shows them too, and leaves them when it is wiped', async () => {
		const id = await stored();
		const original = await aMeeting(live.app, here, [showing(id)]);
		const rehearsal = await live.app.meetings.prepareRehearsal(original, moderator);
		expect((await live.app.meetings.host(rehearsal.id)).state.agenda[0]).toMatchObject(showing(id));
		await live.app.rehearsals.wipe(here, rehearsal.id);
		expect(await swept()).toContain(id);
	});

	it('[IF6] are kept once a step names them in the middle of the meeting, also when it is undone', async () => {
		const { id: meetingId } = await aMeeting(live.app, here);
		const host = await live.app.meetings.host(meetingId);
		const cancelled = await stored();
		const added = await stored();
		const actId = newId();
		const step = showing(added);
		const place = { beforeId: null, isSkipped: false };
		await host.submit(actId, { type: 'AddStep', stepId: newId(), step, ...place }, moderator);
		await expect.poll(() => usersOf(added)).toEqual([meetingId]);
		expect(await usersOf(cancelled)).toEqual([]);
		await host.submit(newId(), { type: 'UndoAct', actId }, moderator);
		const left = await swept();
		expect(left).toContain(added);
		expect(left).not.toContain(cancelled);
	});

	it('[IF5] the desk previews its own and what is new, not what others use', async () => {
		const [fresh, foreign] = [await stored(), await stored()];
		const own = await aMeeting(live.app, here);
		const other = await aMeeting(live.app, here, [showing(foreign)]);
		expect(await pictures.mayPreview(own.id, fresh)).toBe(true);
		expect(await pictures.mayPreview(own.id, foreign)).toBe(false);
		expect(await pictures.mayPreview(other.id, foreign)).toBe(true);
	});

	it('[IF5] nobody keeps a picture of another authority', async () => {
		const foreign = await stored(elsewhere);
		await aMeeting(live.app, here, [showing(foreign)]);
		expect(await swept()).not.toContain(foreign);
	});
});
