/** A review begins with how everybody is, and with cards under two titles, written in silence. */
import { Looks } from '../support/looks';
import { ParkingLot } from '../support/parking-lot';
import { expect, test } from '../support/story';
import { greyLook, toldApart } from '../support/grey';
import { words } from '../support/words';

const say = words('de');
const CARDS = [
	{ column: 'Läuft gut', text: 'Die neuen Tafeln sind jeden Tag in Gebrauch' },
	{ column: 'Hindert uns', text: 'Im Altbau bricht das WLAN ab' },
	{ column: 'Hindert uns', text: 'Passwörter zurücksetzen dauert Tage' }
] as const;
const NAMED = { column: 'Hindert uns', text: 'Herr Krause antwortet nie' } as const;
const HALF = 'Ein Gedanke, der noch nicht fertig';

test('five say how they are, three write cards, nothing is seen before its time', async ({
	people,
	town
}) => {
	test.setTimeout(180_000);
	const { code } = town.rounds;
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phones = [await people.phone({ size: 'narrow' })];
	for (let more = 0; more < 4; more++) phones.push(await people.phone());
	for (const phone of phones) await phone.joins(code, { group: 'Lehrkräfte' });
	const first = phones[0]!;
	const lot = new ParkingLot(moderator);
	const looks = new Looks('rounds');

	const menu = async (text: string, entry: string) => {
		await moderator.page
			.locator('summary')
			.filter({ hasText: say('rounds_cards_menu', { text }) })
			.click();
		await moderator.button(entry).click();
	};

	await test.step('each answers on two scales; the room sees only how many did', async () => {
		await moderator.goesOnTo('Wie steht es?');
		for (const [index, phone] of phones.entries()) {
			await phone.page
				.getByRole('group', { name: 'Wie zufrieden sind Sie' })
				.getByRole('radio')
				.nth(index)
				.check({ force: true });
			await phone.reads(say('phone_delivery_saved'));
		}
		await first.findsNoBarrier();
		const value = (place: number) =>
			greyLook(first.page.getByRole('group').first().locator('label').nth(place), /\d/);
		await toldApart({ chosen: await value(0), 'not chosen': await value(1) });
		await moderator.reads(say('rounds_count', { count: 5, people: 5 }));
		await moderator.findsNoBarrier();
		await screen.shows(say('rounds_screen_secret'));
		await screen.findsNoBarrier();
		await screen.wasNeverTold('"values"');
	});

	await test.step('closed, the result is shown, but no scale with fewer than five [MO7]', async () => {
		await moderator.button(say('rounds_close')).click();
		await moderator.dialog.getByRole('button', { name: say('rounds_close') }).click();
		for (const person of [moderator, screen, first]) {
			await person.reads(say('rounds_mood_mean', { mean: 3 }));
			await person.reads(say('rounds_too_few'));
			await person.findsNoBarrier();
		}
	});

	await test.step('cards are written in silence and shown together [CA9]', async () => {
		await moderator.goesOnTo('Rückblick');
		for (const [index, { column, text }] of [...CARDS, NAMED].entries())
			await phones[index]!.submitsCard(text, column);
		await first.findsNoBarrier();
		await moderator.reads(say('rounds_cards_silent_count', { count: 4 }));
		await screen.showsCount(4, '');
		await moderator.findsNoBarrier();
		await screen.findsNoBarrier();
		for (const person of [moderator, screen, phones[4]!])
			for (const { text } of CARDS) await person.wasNeverTold(text);
	});

	await test.step('the moderator looks through them and hides what names somebody, unseen by the room [CA17] [CA18]', async () => {
		const field = first.page.getByRole('textbox', { name: say('rounds_cards_label') });
		await field.fill(HALF);
		await moderator.button(say('rounds_cards_close')).click();
		for (const { text } of [...CARDS, NAMED]) await moderator.reads(text);
		await moderator.reads(say('moderate_trace_name'));
		for (const person of [screen, first, phones[4]!])
			await person.reads(say('rounds_cards_screened'));
		await first.reads(say('phone_kept_title'));
		await looks.at('cards-screened', moderator, screen, first);
		for (const person of [screen, phones[4]!])
			for (const { text } of CARDS) await person.wasNeverTold(text);
		// It asks again while a text seems to name somebody.
		await moderator.button(say('rounds_cards_reveal', { count: 4 })).click();
		await moderator.dialog.getByRole('button', { name: say('moderate_reveal_ask_back') }).click();
		await moderator.hides(NAMED.text);
		await moderator.button(say('rounds_cards_reveal', { count: 3 })).click();
		for (const person of [moderator, screen, phones[4]!])
			for (const { text } of CARDS) await person.reads(text);
		for (const person of [screen, phones[4]!]) await person.wasNeverTold(NAMED.text);
		await expect(field).toHaveCount(0);
		await moderator.button(say('rounds_cards_reopen')).click();
		await expect(field).toHaveValue(HALF);
	});

	await test.step('by its menu a card is moved, and another goes on as a need [CA7] [CA13]', async () => {
		await menu(CARDS[2].text, say('rounds_cards_move_to', { column: 'Läuft gut' }));
		await expect(
			moderator.page.getByRole('region', { name: 'Läuft gut' }).getByText(CARDS[2].text).first()
		).toBeVisible();
		await menu(CARDS[1].text, say('rounds_cards_take'));
		await moderator.reads(say('rounds_cards_is_need'));
		for (const person of [moderator, screen, first]) await person.findsNoBarrier();
	});

	await test.step('a card is parked from its menu, and keeps the meeting open until it has its way on [PK10]', async () => {
		await menu(CARDS[0].text, say('needs_park'));
		await screen.doesNotShow(CARDS[0].text);
		await phones[4]!.doesNotRead(CARDS[0].text);
		await moderator.goesOnTo('Abschluss');
		const close = moderator.button(say('moderate_close_do'));
		await expect(close).toBeDisabled();
		await lot.opens();
		await expect(lot.entries).toHaveText([
			new RegExp(`${CARDS[0].text}.*${say('needs_parking_is_card')}`)
		]);
		await lot.closes();
		await lot.postpones(CARDS[0].text);
		await expect(close).toBeEnabled();
		await screen.shows(CARDS[0].text, say('needs_disposed_next'));
		await phones[4]!.reads(CARDS[0].text);
	});

	await test.step('the minutes keep what the room answered and wrote, as it was shown', async () => {
		const reader = await people.staff('reader');
		await reader.goesTo(`/meetings/${town.rounds.id}`);
		await reader.reads(say('rounds_mood_mean', { mean: 3 }));
		await reader.reads(say('rounds_too_few'));
		await reader.reads(CARDS[1].text);
		await reader.doesNotRead(NAMED.text);
		await looks.at('minutes', reader);
	});
});
