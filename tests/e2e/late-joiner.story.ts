/** Who comes late learns in two lines what the room did, has the current task, and changes nothing of the past. */
import { newId } from '../../src/lib/client/new-id';
import { SocketTransport } from '../../src/lib/client/socket-transport';
import type { MeetingCommand } from '../../src/lib/domain/meeting/commands';
import type { Phone } from '../support/phone';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const MOOD = 'Wie steht es?';
const REVIEW = 'Rückblick';
const CONFIRM = 'Tragen wir das?';
const SENTENCE = 'Das WLAN kommt zuerst.';
const THOUGHTS = ['Die neuen Tafeln helfen', 'Im Altbau bricht das WLAN ab'] as const;

test('two come late, each to another step [UX 46]', async ({ people, town, server }) => {
	test.setTimeout(120_000);
	const { code } = town.late;
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const inTime = [await people.phone(), await people.phone()];
	for (const phone of inTime) await phone.joins(code, { group: 'Lehrkräfte' });
	const [first] = inTime as [Phone, Phone];
	const moodRead = say('agenda_recap_answers', { count: 2, title: MOOD });
	const cardsRead = say('agenda_recap_cards', { count: 2, title: REVIEW });

	await test.step('two in time say how they are', async () => {
		await moderator.goesOnTo(MOOD);
		for (const phone of inTime) {
			await phone.page.getByRole('radio').nth(3).check({ force: true });
			await phone.reads(say('phone_delivery_saved'));
		}
		await moderator.button(say('rounds_close')).click();
		await moderator.dialog.getByRole('button', { name: say('rounds_close') }).click();
		await moderator.goesOnTo(REVIEW);
	});

	const late = await people.phone({ size: 'narrow' });
	await test.step('who comes to the cards reads of the mood, and writes with the others', async () => {
		await late.joins(code, { group: 'Eltern' });
		await late.hasTask(REVIEW);
		await late.isToldSoFar(moodRead);
		await expect(late.page.getByRole('group', { name: 'Wie zufrieden sind Sie' })).toHaveCount(0);
		await late.findsNoBarrier();
		for (const [index, phone] of [first, late].entries())
			await phone.submitsCard(THOUGHTS[index]!, 'Hindert uns');
		await moderator.showsCards(2);
		await late.reads(THOUGHTS[0]);
		await late.reloads();
		await late.isToldSoFar(moodRead);
	});

	const later = await people.phone({ size: 'narrow' });
	await test.step('who comes still later reads two lines, and what is asked now', async () => {
		await moderator.goesOnTo(CONFIRM);
		await moderator.button(say('rounds_confirm_open_do')).click();
		await later.joins(code, { group: 'Eltern' });
		await later.hasTask(CONFIRM);
		await later.isToldSoFar(moodRead, cardsRead);
		await later.findsNoBarrier();
	});

	await test.step('nobody finds anything of closed steps to change', async () => {
		for (const phone of [first, late, later]) {
			await phone.hasTask(CONFIRM);
			const main = phone.page.getByRole('main');
			// All that can be chosen or pressed is the one word that is asked for.
			await expect(main.getByRole('radiogroup')).toHaveCount(1);
			await expect(main.getByRole('radiogroup', { name: SENTENCE }).getByRole('radio')).toHaveCount(
				await main.getByRole('radio').count()
			);
			await expect(main.getByRole('textbox')).toHaveCount(0);
			await expect(main.getByRole('slider')).toHaveCount(0);
			await expect(main.getByRole('button')).toHaveCount(0);
			for (const thought of THOUGHTS) await expect(main.getByText(thought)).toHaveCount(0);
		}
	});

	await test.step('who was there when the step began needs no recap; the late one answers it', async () => {
		for (const phone of [first, late]) await expect(phone.recap).toHaveCount(0);
		await later.page.getByRole('radio', { name: say('rounds_confirm_agree') }).check();
		await later.reads(say('phone_delivery_saved'));
	});

	await test.step('what is sent past the page for a step that has passed is refused, and changes nothing', async () => {
		const line = await lineOf(later, code, server.url);
		const { shared } = await line.request('sync', { since: null });
		const mood = shared.view?.state.agenda.find(({ title }) => title === MOOD);
		const late: MeetingCommand[] = [
			{
				type: 'GiveAnswer',
				stepId: mood?.id ?? '',
				answer: { kind: 'mood', values: [5, 5] }
			},
			{ type: 'AddCard', cardId: newId(), columnId: 'hindering', text: 'Zu spät geschrieben' },
			{ type: 'SubmitNeed', needId: newId(), text: 'Zu spät gesagt' }
		];
		const answers: unknown[] = [];
		for (const command of late)
			answers.push(await line.request('command', { id: newId(), command }));
		expect(answers).toEqual(
			['round/not-open', 'agenda/wrong-step', 'agenda/not-collecting'].map((refusal) =>
				expect.objectContaining({ ok: false, code: refusal })
			)
		);
		line.close();
		await moderator.goesTo(REVIEW);
		await moderator.doesNotRead('Zu spät geschrieben');
		await moderator.goesTo(MOOD);
		await moderator.reads(say('rounds_answers', { count: 2 }));
	});
});

/** The same seat without its page: whatever is sent reaches the server. */
async function lineOf({ page }: Phone, code: string, url: string): Promise<SocketTransport> {
	const cookies = await page.context().cookies();
	const seat = cookies.find(({ name }) => name === `seat_${code}`)?.value;
	const line = new SocketTransport({ code, surface: 'phone', url, seat });
	await new Promise<void>((connected, rejected) => {
		line.connect({ connected, rejected, disconnected() {}, frame() {}, view() {}, own() {} });
	});
	return line;
}
