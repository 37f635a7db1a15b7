import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDb } from '../db/open-db';
import { meeting, resultMail } from '../db/schema';
import { openTestDb } from '../db/test-database';
import { aMeeting } from '../results/a-meeting.test-support';
import { SmtpMailer } from './mailer';
import { ResultMails } from './result-mails';
import { startMailServer, type MailServer } from './smtp.test-support';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CLOSED_AT = Date.parse('2027-03-01T16:00:00Z');

let opened: OpenDb;
let server: MailServer;
let now: number;
let faults: string[];
let token: string | null;
const open: ResultMails[] = [];

beforeAll(async () => {
	opened = await openTestDb();
});
afterAll(() => opened.close());

beforeEach(async () => {
	server = await startMailServer();
	now = CLOSED_AT;
	faults = [];
	token = 'a-token';
	await opened.db.delete(resultMail);
});
afterEach(async () => {
	for (const mails of open.splice(0)) await mails.close();
	await server.close();
});

/** One process that sends mails. */
function aSender(): ResultMails {
	const report = (fault: unknown) => void faults.push(String(fault));
	const mails = new ResultMails({
		db: opened.db,
		mailer: new SmtpMailer({ smtpUrl: server.url, from: 'Planrunde <p@example.de>' }, report),
		origin: 'https://runde.example.de',
		linkOf: () => Promise.resolve(token),
		now: () => now,
		report
	});
	open.push(mails);
	return mails;
}

const closedMeeting = () => aMeeting(opened.db, new Date(CLOSED_AT));
const rows = () => opened.db.select().from(resultMail);

/** Quoted-printable as plain text. */
function readable(content: string): string {
	return Buffer.from(
		content
			.replace(/=\r\n/g, '')
			.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
				String.fromCharCode(Number.parseInt(hex, 16))
			),
		'latin1'
	).toString('utf8');
}

describe('results by mail', () => {
	it('[MA2] keeps an address once, with nothing but meeting, language and day', async () => {
		const mails = aSender();
		const meetingId = await closedMeeting();
		await mails.ask(meetingId, 'anna@example.de', 'de');
		await mails.ask(meetingId, 'anna@example.de', 'en');
		expect(await rows()).toEqual([
			{
				id: expect.any(String) as string,
				meetingId,
				address: 'anna@example.de',
				language: 'de',
				askedOn: '2027-03-01',
				attempts: 0,
				dueAt: null
			}
		]);
	});

	it('[MA3] sends the link a minute after the close, in the language asked for', async () => {
		const mails = aSender();
		const meetingId = await closedMeeting();
		await mails.ask(meetingId, 'anna@example.de', 'de');
		await mails.ask(meetingId, 'ben@example.org', 'en');
		now = CLOSED_AT + MINUTE - 1;
		await mails.run();
		expect(server.mails).toEqual([]);
		now = CLOSED_AT + MINUTE;
		await mails.run();
		expect(server.mails.map(({ to }) => to).toSorted()).toEqual([
			'anna@example.de',
			'ben@example.org'
		]);
		const german = readable(server.mails.find(({ to }) => to === 'anna@example.de')!.content);
		expect(german).toContain('https://runde.example.de/r/a-token');
		expect(german).toContain('Guten Tag');
		expect(german).toContain('Workshop &lt;Grundschulen&gt;');
		expect(german).toMatch(/text\/plain[\s\S]*text\/html/);
		const english = readable(server.mails.find(({ to }) => to === 'ben@example.org')!.content);
		expect(english).toContain('Hello');
		expect(await rows()).toEqual([]);
	});

	it('[MA3] sends nothing for a meeting that was reopened', async () => {
		const mails = aSender();
		const meetingId = await closedMeeting();
		await mails.ask(meetingId, 'anna@example.de', 'de');
		await opened.db
			.update(meeting)
			.set({ state: 'open', closedAt: null })
			.where(eq(meeting.id, meetingId));
		now = CLOSED_AT + 10 * MINUTE;
		await mails.run();
		expect(server.mails).toEqual([]);
		expect(await rows()).toHaveLength(1);
	});

	it('[MA4] of two processes one sends each mail', async () => {
		const [one, two] = [aSender(), aSender()];
		const meetingId = await closedMeeting();
		for (let number = 0; number < 60; number++)
			await one.ask(meetingId, `person-${number}@example.de`, 'de');
		now = CLOSED_AT + MINUTE;
		await Promise.all([one.run(), two.run()]);
		expect(server.mails).toHaveLength(60);
		expect(new Set(server.mails.map(({ to }) => to)).size).toBe(60);
	});

	it('[MA5] tries again after growing pauses, and after a crash', async () => {
		const mails = aSender();
		await mails.ask(await closedMeeting(), 'anna@example.de', 'de');
		server.refusal = '451 later';
		now = CLOSED_AT + MINUTE;
		await mails.run();
		await mails.run();
		expect(await rows()).toMatchObject([{ attempts: 1 }]);
		expect(faults.join()).not.toContain('anna');
		now += 2 * MINUTE;
		await mails.run();
		expect(await rows()).toMatchObject([{ attempts: 2 }]);
		// The process died after its claim: another takes it up when the claim is over.
		await opened.db.update(resultMail).set({ dueAt: new Date(now + 5 * MINUTE) });
		server.refusal = null;
		const another = aSender();
		await another.run();
		expect(server.mails).toEqual([]);
		now += 5 * MINUTE;
		await another.run();
		expect(server.mails).toHaveLength(1);
	});

	it('[MA5] gives up what is refused for good, and after eight tries', async () => {
		const mails = aSender();
		const meetingId = await closedMeeting();
		await mails.ask(meetingId, 'nobody@example.de', 'de');
		server.refusal = '550 no such mailbox';
		now = CLOSED_AT + MINUTE;
		await mails.run();
		expect(await rows()).toEqual([]);
		await mails.ask(meetingId, 'anna@example.de', 'de');
		server.refusal = '451 later';
		for (let tries = 1; tries <= 8; tries++) {
			expect(await rows()).toHaveLength(1);
			now += 2 * DAY;
			await mails.run();
		}
		expect(await rows()).toEqual([]);
	});

	it('[MA5] gives up where staff revoked the link', async () => {
		const mails = aSender();
		await mails.ask(await closedMeeting(), 'anna@example.de', 'de');
		token = null;
		now = CLOSED_AT + MINUTE;
		await mails.run();
		expect(server.mails).toEqual([]);
		expect(await rows()).toEqual([]);
	});

	it('[MA6] deletes addresses after 30 days', async () => {
		const mails = aSender();
		await mails.ask(await aMeeting(opened.db), 'anna@example.de', 'de');
		now = CLOSED_AT + 30 * DAY;
		await mails.run();
		expect(await rows()).toHaveLength(1);
		now = CLOSED_AT + 31 * DAY;
		await mails.run();
		expect(await rows()).toEqual([]);
	});
});
