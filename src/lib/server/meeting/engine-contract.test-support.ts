/**
 * What the engine keeps on every database: durable, once, in one order, also with two nodes and
 * after a crash between a decision and its follow-ups. Run on PGlite and on PostgreSQL.
 */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor';
import type { AnyMeetingCommand } from '../../domain/meeting/commands';
import { completeAgreement, completeDecision } from '../../domain/meeting/arbitrary.test-support';
import { plainStep, type StepKind } from '../../domain/meeting/steps';
import type { App } from '../app';
import { anApp } from '../app.test-support';
import type { OpenDb } from '../db/open-db';
import { followUpCheckpoint } from '../db/schema';
import { aMeeting, anAuthority } from '../realtime/live-server.test-support';
import { PostgresCheckpoints } from '../follow-ups/checkpoints';
import { meetingStreamId, type MeetingHost } from './meeting-host';
import { newId } from './secrets';

const moderator: Actor = { kind: 'seat', seatId: 'moderator', role: 'moderator' };
const participant = (seatId: string): Actor => ({ kind: 'seat', seatId, role: 'participant' });

export function registerEngineContract(name: string, open: () => Promise<OpenDb>): void {
	describe(`the engine on ${name}`, () => {
		let opened: OpenDb;
		let app: App;
		let authorityId: string;

		/** Another process on the same database; it does not close the database. */
		const anotherNode = () => anApp({ ...opened, close: async () => undefined });

		beforeAll(async () => {
			opened = await open();
			app = await anotherNode();
			authorityId = await anAuthority(app);
		});
		afterAll(async () => {
			await app.close();
			await opened.close();
		});

		it('[ST3] brings a meeting back as it was after a restart', async () => {
			const meeting = await aMeeting(app, authorityId);
			const host = await app.meetings.host(meeting.id);
			await untilDecided(host);
			const restarted = await anotherNode();
			const again = await restarted.meetings.host(meeting.id);
			expect(again.state).toEqual(host.state);
			expect(again.version).toBe(host.version);
			await restarted.close();
		});

		it('[ST4] lets two nodes serve one meeting: one order, nothing lost, nothing twice', async () => {
			const meeting = await aMeeting(app, authorityId);
			const other = await anotherNode();
			const hosts = [await app.meetings.host(meeting.id), await other.meetings.host(meeting.id)];
			const [first, second] = hosts;
			if (!first || !second) throw new Error('two hosts');
			await enter(first, 'collect');
			const answers = await Promise.all(
				Array.from({ length: 60 }, async (_, index) => {
					const host = index % 2 === 0 ? first : second;
					const seat = participant(`seat-${index % 6}`);
					const commandId = newId();
					await host.submit(
						newId(),
						{ type: 'JoinMeeting', group: 'lehrkraft', schoolId: null },
						seat
					);
					const command: AnyMeetingCommand = {
						type: 'SubmitNeed',
						needId: newId(),
						text: `Bedarf ${index}`
					};
					const both = await Promise.all([
						host.submit(commandId, command, seat),
						// The phone's line broke and it sends the same to the other node.
						(index % 2 === 0 ? second : first).submit(commandId, command, seat)
					]);
					expect(both.every(({ ok }) => ok)).toBe(true);
					return commandId;
				})
			);
			const log = await app.log.read(meetingStreamId(meeting.id), 0);
			expect(log.map(({ version }) => version)).toEqual(log.map((_, index) => index + 1));
			for (const commandId of answers)
				expect(log.filter((event) => event.commandId === commandId)).toHaveLength(1);
			await Promise.all(hosts.map((host) => host.catchUp(log.length)));
			expect(first.state).toEqual(second.state);
			expect(Object.keys(first.state.needs)).toHaveLength(60);
			await other.close();
		});

		it('[FU1] writes an agreed decision into the change log and opens its action item', async () => {
			const meeting = await aMeeting(app, authorityId);
			const host = await app.meetings.host(meeting.id);
			const changeId = await untilDecided(host);
			await app.followUps.settled();
			expect(await changesOf(app, meeting.planId, changeId)).toHaveLength(1);
			expect(await itemOf(app, changeId)).toEqual(['ActionItemOpened']);
		});

		it('[ST5] carries out after a crash what was left undone, and only once', async () => {
			const dying = await anotherNode();
			const meeting = await aMeeting(dying, authorityId);
			const host = await dying.meetings.host(meeting.id);
			// From here on the node carries out nothing: it dies between the decision and its follow-ups.
			await dying.followUps.close();
			const changeId = await untilDecided(host);
			expect(await changesOf(dying, meeting.planId, changeId)).toHaveLength(0);
			await dying.close();
			for (let start = 0; start < 3; start++) {
				const node = await anotherNode();
				await node.followUps.settled();
				await node.meetings.host(meeting.id);
				await node.followUps.settled();
				expect(await changesOf(node, meeting.planId, changeId)).toHaveLength(1);
				expect(await itemOf(node, changeId)).toEqual(['ActionItemOpened']);
				await node.close();
			}
		});

		it('[ST5] carries out what any kind of event asks for, though nobody opens the meeting', async () => {
			const dying = await anotherNode();
			const meeting = await aMeeting(dying, authorityId, [plainStep('agreements', 'a', 5)]);
			const host = await dying.meetings.host(meeting.id);
			await dying.followUps.close();
			const agreementId = newId();
			await accepted(
				host,
				{ type: 'RecordAgreement', agreementId, content: completeAgreement },
				moderator
			);
			for (const side of ['school', 'authority'] as const)
				await accepted(host, { type: 'ConfirmAgreement', agreementId, side }, moderator);
			const itemId = `${host.meetingId}.${agreementId}.1`;
			expect(await itemOf(dying, itemId)).toEqual([]);
			await dying.close();
			const node = await anotherNode();
			await node.followUps.settled();
			expect(await itemOf(node, itemId)).toEqual(['ActionItemOpened']);
			await node.close();
		});

		it('[ST5] looks no more for what asked for nothing', async () => {
			const meeting = await aMeeting(app, authorityId, [plainStep('arrive', 'a', 5)]);
			const host = await app.meetings.host(meeting.id);
			await accepted(host, { type: 'CloseMeeting' }, moderator);
			await app.followUps.settled();
			expect(await new PostgresCheckpoints(opened.db).meetingsWithWork()).not.toContain(meeting.id);
		});

		it('[ST5] repeats half-done follow-ups without doubling them', async () => {
			const meeting = await aMeeting(app, authorityId);
			const changeId = await untilDecided(await app.meetings.host(meeting.id));
			await app.followUps.settled();
			await forgetCheckpoint(opened, meetingStreamId(meeting.id));
			const node = await anotherNode();
			await node.followUps.settled();
			expect(await changesOf(node, meeting.planId, changeId)).toHaveLength(1);
			expect(await itemOf(node, changeId)).toEqual(['ActionItemOpened']);
			await node.close();
		});
	});
}

async function enter(host: MeetingHost, kind: StepKind): Promise<void> {
	const stepId = host.state.agenda.find((step) => step.kind === kind)?.id ?? '';
	await accepted(host, { type: 'MoveToStep', stepId }, moderator);
}

async function accepted(host: MeetingHost, command: AnyMeetingCommand, actor: Actor) {
	const answer = await host.submit(newId(), command, actor);
	if (!answer.ok) throw new Error(`${command.type}: ${answer.code}`);
}

/** Holds a short meeting up to one agreed decision. @returns the id of its change */
async function untilDecided(host: MeetingHost): Promise<string> {
	const seat = participant(newId());
	const [needId, coreNeedId, decisionId] = [newId(), newId(), newId()];
	await accepted(host, { type: 'JoinMeeting', group: 'lehrkraft', schoolId: null }, seat);
	await enter(host, 'collect');
	await accepted(host, { type: 'SubmitNeed', needId, text: 'Mehr WLAN' }, seat);
	await enter(host, 'reveal');
	await accepted(host, { type: 'RevealNeeds', seed: newId() }, moderator);
	await accepted(
		host,
		{ type: 'NameCoreNeed', coreNeedId, topicId: needId, title: 'WLAN' },
		moderator
	);
	await accepted(
		host,
		{ type: 'RecordDecision', decisionId, coreNeedId, content: completeDecision },
		moderator
	);
	await accepted(host, { type: 'AgreeDecision', decisionId }, moderator);
	return `${host.meetingId}.${decisionId}.1`;
}

async function changesOf(app: App, planId: string, changeId: string) {
	const plan = await app.streams.plans.get(planId);
	await plan.catchUp();
	return plan.state.changes.filter(({ id }) => id === changeId);
}

async function itemOf(app: App, changeId: string): Promise<string[]> {
	return (await app.log.read(`action-item:${changeId}`, 0)).map(({ type }) => type);
}

async function forgetCheckpoint({ db }: OpenDb, streamId: string): Promise<void> {
	await db.delete(followUpCheckpoint).where(eq(followUpCheckpoint.streamId, streamId));
}
