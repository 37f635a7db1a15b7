/** What payloads.test.ts does for needs and dots, for answers of a round and for cards in columns. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainStep, type NewStep } from '../../domain/meeting/steps';
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

const NO_WORDS = { label: '', low: '', high: '' };

let live: LiveServer;
let meeting: MeetingRow;
let moderator: RawClient;
let screen: RawClient;
let phones: Phone[];

beforeAll(async () => {
	live = await startLiveServer(await openTestDb());
	meeting = await aMeeting(live.app, await anAuthority(live.app), [
		plainStep('arrive', 'arrive', 5),
		plainStep('mood', 'mood', 5),
		plainStep('cards', 'cards', 5),
		{
			...plainStep('matrix', 'matrix', 5),
			settings: { source: 'cards', x: NO_WORDS, y: NO_WORDS }
		} as NewStep,
		{
			...plainStep('confirm', 'confirm', 5),
			settings: { source: 'statements', scope: 'whole', statements: ['Wir bauen das WLAN aus.'] }
		} as NewStep
	]);
	moderator = await aModerator(live, meeting);
	screen = await aScreen(live, meeting);
	phones = [];
	for (let index = 0; index < 5; index++) phones.push(await aPhone(live, meeting));
});
afterAll(() => live.close());

const others = (phone: Phone) => [...phones.filter((other) => other !== phone), moderator, screen];
const everybody = () => [...phones, moderator, screen];
const allCaughtUp = () => Promise.all(everybody().map(caughtUp));

async function currentStep(): Promise<string> {
	return (await live.app.meetings.host(meeting.id)).state.currentStepId;
}

describe('what goes over the wire', () => {
	it('keeps answers of a round to who gave them, before and after the close', async () => {
		await enter(live, meeting, moderator, 'mood');
		const stepId = await currentStep();
		await allCaughtUp();
		for (const client of everybody()) client.received = '';
		for (const [index, phone] of phones.entries()) {
			const answer = { kind: 'mood' as const, values: [index + 1] };
			expect(await phone.send({ type: 'GiveAnswer', stepId, answer })).toMatchObject({ ok: true });
		}
		// Who joins or reloads now learns no more than who was there.
		const late = await aPhone(live, meeting);
		await Promise.all([...everybody(), late].map(caughtUp));
		for (const client of [moderator, screen, late])
			expect(client.received).not.toContain('"values"');
		for (const [index, phone] of phones.entries()) {
			const told = [...phone.received.matchAll(/"values":\[(\d)\]/g)].map(([, value]) => value);
			expect(new Set(told), 'only the own answer').toEqual(new Set([String(index + 1)]));
		}
		expect(screen.received).toMatch(/"answerCount":5|"AnswersCounted","stepId":"[^"]+","count":5/);

		for (const client of everybody()) client.received = '';
		expect(await moderator.send({ type: 'CloseRound', stepId })).toMatchObject({ ok: true });
		await allCaughtUp();
		expect(screen.received).toContain('"counts":[1,1,1,1,1]');
		for (const client of [moderator, screen]) {
			expect(client.received).not.toContain('"values"');
			for (const phone of phones) expect(client.received).not.toContain(phone.seat.id);
		}
		late.close();
	});

	it('says nothing of silent cards but their number until the moderator looks through them, and of shown ones not whose they are', async () => {
		await enter(live, meeting, moderator, 'cards');
		const stepId = await currentStep();
		const cards = phones.map((_, index) => ({
			cardId: newId(),
			columnId: 'column-1',
			text: `Geheime Karte Nummer ${index} ${newId()}`
		}));
		for (const [index, phone] of phones.entries())
			expect(await phone.send({ type: 'AddCard', ...cards[index]! })).toMatchObject({ ok: true });
		const late = await aPhone(live, meeting);
		await Promise.all([...everybody(), late].map(caughtUp));
		for (const [index, phone] of phones.entries()) {
			for (const client of [...others(phone), late])
				for (const secret of [cards[index]!.text, cards[index]!.cardId])
					expect(client.received).not.toContain(secret);
			expect(phone.received, 'the author sees it').toContain(cards[index]!.text);
		}
		expect(await moderator.send({ type: 'RevealCards', stepId })).toMatchObject({
			code: 'card/not-closed'
		});
		expect(await moderator.send({ type: 'CloseCards', stepId })).toMatchObject({ ok: true });
		const [named, ...rest] = cards;
		const hide = { type: 'HideCard', cardId: named!.cardId } as const;
		expect(await moderator.send(hide)).toMatchObject({ ok: true });
		const later = await aPhone(live, meeting);
		await Promise.all([...everybody(), late, later].map(caughtUp));
		for (const { text } of cards) {
			expect(moderator.received, 'the moderator looks through them').toContain(text);
			for (const client of [screen, late, later]) expect(client.received).not.toContain(text);
		}
		for (const phone of phones) expect(moderator.received).not.toContain(phone.seat.id);
		expect(await moderator.send({ type: 'RevealCards', stepId })).toMatchObject({ ok: true });
		await Promise.all([...everybody(), late].map(caughtUp));
		for (const client of [...everybody(), late])
			for (const { text } of rest) expect(client.received).toContain(text);
		for (const client of [...phones.slice(1), screen, late])
			expect(client.received, 'what was hidden before').not.toContain(named!.text);
		later.close();
		for (const phone of phones)
			for (const client of [...others(phone), late])
				expect(client.received).not.toContain(phone.seat.id);
		late.close();
	});

	it('keeps ratings on the matrix to who gave them, and tells medians after the close', async () => {
		await enter(live, meeting, moderator, 'matrix');
		const stepId = await currentStep();
		expect(await moderator.send({ type: 'OpenRound', stepId })).toMatchObject({ ok: true });
		await allCaughtUp();
		for (const client of everybody()) client.received = '';
		for (const [index, phone] of phones.entries()) {
			// One of the cards was hidden.
			const ratings = phones.slice(1).map(() => ({ x: index + 1, y: 10 - index }));
			const answer = { kind: 'matrix' as const, ratings };
			expect(await phone.send({ type: 'GiveAnswer', stepId, answer })).toMatchObject({ ok: true });
		}
		const late = await aPhone(live, meeting);
		await Promise.all([...everybody(), late].map(caughtUp));
		for (const client of [moderator, screen, late]) {
			expect(client.received).not.toContain('"ratings"');
			expect(client.received).not.toContain('"median"');
		}
		for (const [index, phone] of phones.entries()) {
			const told = [...phone.received.matchAll(/"x":(\d+),"y":/g)].map(([, x]) => x);
			expect(new Set(told), 'only the own ratings').toEqual(new Set([String(index + 1)]));
		}
		expect(await moderator.send({ type: 'CloseRound', stepId })).toMatchObject({ ok: true });
		await allCaughtUp();
		expect(screen.received).toContain('"x":{"low":2,"median":3,"high":4}');
		for (const client of [moderator, screen]) expect(client.received).not.toContain('"ratings"');
		const group = '"group":"lehrkraft","spread"';
		expect(moderator.received, 'the moderator sees groups').toContain(group);
		for (const client of [...phones, screen, late]) expect(client.received).not.toContain(group);
		const shown = { type: 'ShowGroup', stepId, group: 'lehrkraft' } as const;
		expect(await moderator.send(shown)).toMatchObject({ ok: true });
		await Promise.all([...everybody(), late].map(caughtUp));
		for (const client of [...phones, screen, late]) expect(client.received).toContain(group);
		late.close();
	});

	it('tells objections to the moderator alone, at the close, and to all in the words that are shown', async () => {
		await enter(live, meeting, moderator, 'confirm');
		const stepId = await currentStep();
		expect(await moderator.send({ type: 'OpenRound', stepId })).toMatchObject({ ok: true });
		await allCaughtUp();
		for (const client of everybody()) client.received = '';
		const secret = `Geheimer Einwand ${newId()}`;
		const author = phones[0]!;
		const say = (phone: Phone, word: 'agree' | 'object', text = '') =>
			phone.send({
				type: 'GiveAnswer',
				stepId,
				answer: { kind: 'confirm', stances: [{ word, text }] }
			});
		expect(await say(author, 'object', secret)).toMatchObject({ ok: true });
		for (const phone of phones.slice(1))
			expect(await say(phone, 'agree')).toMatchObject({ ok: true });
		await allCaughtUp();
		for (const client of others(author)) expect(client.received).not.toContain(secret);
		expect(await moderator.send({ type: 'CloseRound', stepId })).toMatchObject({ ok: true });
		const late = await aPhone(live, meeting);
		await Promise.all([...everybody(), late].map(caughtUp));
		expect(moderator.received).toContain(secret);
		for (const client of [...phones.slice(1), screen, late])
			expect(client.received).not.toContain(secret);
		for (const client of others(author)) expect(client.received).not.toContain(author.seat.id);
		const shown = { type: 'ShowObjection', stepId, number: 1, text: 'Zu teuer' } as const;
		expect(await moderator.send(shown)).toMatchObject({ ok: true });
		await Promise.all([...everybody(), late].map(caughtUp));
		for (const client of [...phones.slice(1), screen, late]) {
			expect(client.received).toContain('Zu teuer');
			expect(client.received).not.toContain(secret);
		}
		late.close();
	});
});
