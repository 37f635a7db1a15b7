/** What payloads.test.ts does for needs and dots, for what the engine notices and what the room is asked of it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDb } from '../db/test-database';
import type { MeetingRow } from '../meeting/meetings';
import { newId } from '../meeting/secrets';
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

const TEXTS = [
	'WLAN in der Turnhalle ist zu langsam',
	'Schnelleres WLAN in der Turnhalle',
	'Handys im Unterricht verbieten',
	'Smartphones im Unterricht erlauben',
	'Ein neuer Spielplatz'
];
/** As a message that says something begins on the wire. */
const PROPOSALS = '["proposals",{"proposals":[{';

let live: LiveServer;
let meeting: MeetingRow;
let moderator: RawClient;
let screen: RawClient;
let phones: Phone[];
const needIds = TEXTS.map(() => newId());

beforeAll(async () => {
	live = await startLiveServer(await openTestDb());
	meeting = await aMeeting(live.app, await anAuthority(live.app));
	moderator = await aModerator(live, meeting);
	screen = await aScreen(live, meeting);
	phones = [];
	for (let index = 0; index < TEXTS.length; index++) phones.push(await aPhone(live, meeting));
});
afterAll(() => live.close());

const room = () => [...phones, screen];
const everybody = () => [...room(), moderator];
const allCaughtUp = () => Promise.all(everybody().map(caughtUp));
const similarTo = (phone: Phone, text: string) => phone.raw('similar', { text });
const accepted = async (command: Parameters<RawClient['send']>[0], by: RawClient = moderator) =>
	expect(await by.send(command)).toMatchObject({ ok: true });

describe('what goes over the wire', () => {
	it('[SN2] in silence says to nobody who types that there is a similar need, and proposes nothing', async () => {
		await enter(live, meeting, moderator, 'collect');
		for (const [index, phone] of phones.entries())
			await accepted({ type: 'SubmitNeed', needId: needIds[index]!, text: TEXTS[index]! }, phone);
		expect(await similarTo(phones[4]!, TEXTS[0]!)).toEqual({ ok: true, needIds: [] });
		await allCaughtUp();
		for (const client of everybody()) expect(client.received).not.toContain(PROPOSALS);
	});

	it('[PP10] tells proposals, and what was rejected of them, to the moderator alone', async () => {
		await enter(live, meeting, moderator, 'reveal');
		await vi.waitFor(() => expect(moderator.received).toContain(PROPOSALS), { timeout: 20_000 });
		await accepted({ type: 'RevealNeeds', seed: newId() });
		await vi.waitFor(() => expect(moderator.received).toContain('"kind":"contradiction"'), {
			timeout: 20_000
		});
		const rejected = needIds.slice(0, 2);
		await accepted({ type: 'RejectProposal', rejection: { kind: 'same', needIds: rejected } });
		const late = await aPhone(live, meeting);
		await Promise.all([...everybody(), late].map(caughtUp));
		expect(moderator.received).toContain('ProposalRejected');
		for (const client of [...room(), late])
			for (const word of [PROPOSALS, 'ProposalRejected', '"rejections":[{', '"sides"'])
				expect(client.received).not.toContain(word);
		late.close();
	});

	it('keeps answers about a pair, and resistance, to who gave them until the question is closed', async () => {
		await enter(live, meeting, moderator, 'bundle');
		const contradictionId = newId();
		await accepted({
			type: 'MarkContradiction',
			contradictionId,
			needIds: [needIds[2]!, needIds[3]!],
			of: 'opposed',
			reason: 'Die einen wollen verbieten, die anderen erlauben.'
		});
		const [pair, resistance] = [newId(), newId()];
		await accepted({ type: 'AskPair', questionId: pair, needIds: [needIds[0]!, needIds[1]!] });
		await answersStaySecret(pair, '"together":', (index) => ({
			kind: 'pair' as const,
			word: index < 3 ? ('together' as const) : ('apart' as const)
		}));
		await accepted({ type: 'EndQuestion', questionId: pair });
		await accepted({ type: 'AskResistance', questionId: resistance, contradictionId, ways: [] });
		await answersStaySecret(resistance, '"sum":', (index) => ({
			kind: 'resistance' as const,
			values: [index, 10 - index]
		}));
	});
});

type RoomAnswer = Extract<Parameters<RawClient['send']>[0], { type: 'GiveAnswer' }>['answer'];

/**
 * All answer; before the close each phone has heard of its own answer and of how many there are.
 * @param result a word that only the result has on the wire
 */
async function answersStaySecret(
	stepId: string,
	result: string,
	answerOf: (index: number) => RoomAnswer
) {
	await allCaughtUp();
	for (const client of everybody()) client.received = '';
	for (const [index, phone] of phones.entries())
		await accepted({ type: 'GiveAnswer', stepId, answer: answerOf(index) }, phone);
	const late = await aPhone(live, meeting);
	await Promise.all([...everybody(), late].map(caughtUp));
	const wireOf = (index: number) => JSON.stringify(answerOf(index)).slice(1, -1);
	for (const client of [moderator, screen, late]) {
		for (const index of phones.keys()) expect(client.received).not.toContain(wireOf(index));
		expect(client.received).not.toContain(result);
	}
	for (const [index, phone] of phones.entries()) {
		expect(phone.received, 'the own answer').toContain(wireOf(index));
		for (const other of phones.keys())
			if (wireOf(other) !== wireOf(index)) expect(phone.received).not.toContain(wireOf(other));
	}
	await accepted({ type: 'CloseRound', stepId });
	await Promise.all([...everybody(), late].map(caughtUp));
	expect(screen.received).toContain(result);
	for (const client of [moderator, screen, late])
		for (const phone of phones) expect(client.received).not.toContain(phone.seat.id);
	late.close();
}
