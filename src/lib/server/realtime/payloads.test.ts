/**
 * Reads every character that reaches each audience over the wire while a whole workshop is
 * held, and looks for what must not be there: not in events, views, answers, ids or orders.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDb } from '../db/test-database';
import type { MeetingRow } from '../meeting/meetings';
import { newId } from '../meeting/secrets';
import { completeDecision } from '../../domain/meeting/arbitrary.test-support';
import {
	aMeeting,
	aModerator,
	aPhone,
	aScreen,
	anAuthority,
	caughtUp,
	enter,
	startLiveServer,
	type LiveServer,
	type RawClient
} from './live-server.test-support';

type Phone = Awaited<ReturnType<typeof aPhone>>;

let live: LiveServer;
let meeting: MeetingRow;
let moderator: RawClient;
let screen: RawClient;
let phones: Phone[];
/** By phone: the need that it enters. */
let needs: { id: string; text: string; commandId: string }[];

beforeAll(async () => {
	live = await startLiveServer(await openTestDb());
	meeting = await aMeeting(live.app, await anAuthority(live.app));
	moderator = await aModerator(live, meeting);
	screen = await aScreen(live, meeting);
	phones = [];
	for (let index = 0; index < 8; index++)
		// One head of school among teachers: a group so small that it would name the person.
		phones.push(await aPhone(live, meeting, index === 0 ? 'schulleitung' : 'lehrkraft'));
	needs = phones.map((_, index) => ({
		id: newId(),
		text: `Geheimer Wunsch Nummer ${index} ${newId()}`,
		commandId: newId()
	}));
});
afterAll(() => live.close());

const others = (phone: Phone) => [...phones.filter((other) => other !== phone), moderator, screen];
const everybody = () => [...phones, moderator, screen];

async function allCaughtUp(): Promise<void> {
	await Promise.all(everybody().map(caughtUp));
}

describe('what goes over the wire', () => {
	it('[AU6] says nothing of silent needs but their number', async () => {
		await enter(live, meeting, moderator, 'collect');
		for (const [index, phone] of phones.entries()) {
			const { id, text, commandId } = needs[index] ?? { id: '', text: '', commandId: '' };
			const command = { type: 'SubmitNeed', needId: id, text } as const;
			expect(await phone.send(command, commandId)).toMatchObject({ ok: true });
		}
		await phones[7]?.send({ type: 'EditNeed', needId: needs[7]?.id ?? '', text: 'Geheimer Umbau' });
		await allCaughtUp();
		// Who joins or reloads now learns no more than who was there.
		const late = await aPhone(live, meeting);
		await caughtUp(late);
		for (const [index, phone] of phones.entries()) {
			const need = needs[index];
			for (const client of [...others(phone), late])
				for (const secret of [need?.text, need?.id, need?.commandId, 'Geheimer'].slice(0, 3))
					expect(client.received).not.toContain(secret);
			expect(phone.received, 'the author sees it').toContain(need?.text);
			expect(phone.received).not.toContain(needs[(index + 1) % 8]?.text);
		}
		expect(screen.received).toContain('"SilentNeedsCounted","count":8');
		late.close();
	});

	it('[AU7] shows needs hidden before the reveal to the moderator alone', async () => {
		await enter(live, meeting, moderator, 'reveal');
		const hidden = needs[3];
		await moderator.send({ type: 'HideNeed', needId: hidden?.id ?? '' });
		await moderator.send({ type: 'RevealNeeds', seed: newId() });
		await allCaughtUp();
		expect(moderator.received).toContain(hidden?.text);
		for (const client of [screen, ...phones.filter((_, index) => index !== 3)]) {
			expect(client.received).not.toContain(hidden?.text);
			expect(client.received).not.toContain(hidden?.id);
			expect(client.received, 'revealed ones are there').toContain(needs[2]?.text);
		}
	});

	it('[AU8] names no author, no seat of others, no small group, no command of others', () => {
		for (const client of everybody()) {
			for (const [index, phone] of phones.entries()) {
				if (client === phone) continue;
				expect(client.received).not.toContain(phone.seat.id);
				expect(client.received).not.toContain(phone.seat.secret);
				expect(client.received).not.toContain(needs[index]?.commandId);
			}
		}
		expect(groupsOfNeedsIn(moderator.received)).toEqual(new Set(['lehrkraft', null]));
		expect(groupsOfNeedsIn(screen.received)).toEqual(new Set([null]));
		expect(groupsOfNeedsIn(phones[1]?.received ?? '')).toEqual(new Set(['lehrkraft', null]));
	});

	it('[AU7] takes a hidden need out of everything that is sent afterwards', async () => {
		const { id, text } = needs[5] ?? { id: '', text: '' };
		await moderator.send({ type: 'HideNeed', needId: id });
		await allCaughtUp();
		for (const client of [screen, ...phones]) client.received = '';
		const late = await aPhone(live, meeting);
		await enter(live, meeting, moderator, 'vote');
		await Promise.all([...phones, screen, late].map(caughtUp));
		for (const client of [screen, late, ...phones.filter((_, index) => index !== 5)])
			expect(client.received).not.toContain(text);
		late.close();
	});

	it('[AU9] keeps ballots to their voter, and tells only how many have voted', async () => {
		const host = await live.app.meetings.host(meeting.id);
		const voteId = newId();
		const topicIds = host.state.needOrder.filter((id) => host.state.needs[id]?.status === 'shown');
		await moderator.send({
			type: 'OpenDotVote',
			voteId,
			topicIds,
			dotsPerPerson: 3,
			maxPerOption: 3
		});
		await allCaughtUp();
		for (const client of everybody()) client.received = '';
		for (const [index, phone] of phones.entries()) {
			const dots = { [topicIds[index % 2] ?? '']: 3 };
			expect(await phone.send({ type: 'CastBallot', voteId, dots })).toMatchObject({ ok: true });
		}
		await Promise.all(everybody().map((client) => frames(client)));
		for (const client of [moderator, screen]) {
			for (const topicId of topicIds) expect(client.received).not.toContain(`"${topicId}":`);
			expect(client.received).toContain(`"BallotsCounted","voteId":"${voteId}","count":8`);
		}
		for (const [index, phone] of phones.entries())
			expect(phone.received, 'only the own dots').not.toContain(`"${topicIds[(index + 1) % 2]}":3`);
		await moderator.send({ type: 'CloseDotVote', voteId });
		await allCaughtUp();
		expect(screen.received).toContain('"DotVoteClosed"');
		expect(screen.received).toContain('"dots":12');
		for (const client of [moderator, screen]) expect(client.received).not.toContain('"seatId"');
	});

	it('[AU10] keeps what can be undone to the moderator', async () => {
		await enter(live, meeting, moderator, 'core-needs');
		const host = await live.app.meetings.host(meeting.id);
		const topicId =
			host.state.needOrder.find((id) => host.state.needs[id]?.status === 'shown') ?? '';
		const coreNeedId = newId();
		const named = { type: 'NameCoreNeed', coreNeedId, topicId, title: 'Kernbedarf' } as const;
		expect(await moderator.send(named)).toMatchObject({ ok: true });
		await moderator.send({
			type: 'RecordDecision',
			decisionId: newId(),
			coreNeedId,
			content: completeDecision
		});
		await allCaughtUp();
		for (const client of [screen, ...phones]) {
			expect(client.received).not.toContain('"ActDone"');
			expect(client.received).not.toContain('"inverse"');
			expect(client.received).toContain('"DecisionRecorded"');
		}
		expect(moderator.received).toContain('"ActDone"');
	});
});

/** Waits until frames that are under way have arrived, without asking for a view. */
async function frames(client: RawClient): Promise<void> {
	const host = await live.app.meetings.host(meeting.id);
	const answer = await client.sync(host.version);
	expect(answer.shared.view).toBeNull();
}

/** Groups given with needs anywhere in what was received. */
function groupsOfNeedsIn(received: string): Set<string | null> {
	const groups = [...received.matchAll(/"authorSeatId":(?:null|"[^"]*"),"group":(null|"[^"]*")/g)];
	return new Set(groups.map(([, group]) => JSON.parse(group ?? 'null') as string | null));
}
