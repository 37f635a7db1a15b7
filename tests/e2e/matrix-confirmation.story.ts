/** Needs are placed on two axes in secret, and the room says whether it carries what came of it. */
import { Looks } from '../support/looks';
import type { Phone } from '../support/phone';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const NEEDS = [
	'WLAN in allen Räumen',
	'Ein Koffer mit Tablets je Jahrgang',
	'Fortbildung zu Lernplattformen',
	'Ladeschränke im Lehrerzimmer',
	'Feste Ansprechperson für Störungen'
] as const;
const SECRET = 'Frau K. hat dafür keine Zeit';

test('five place needs and consent, an objection is heard, and a small round does without phones', async ({
	people,
	town
}) => {
	test.setTimeout(300_000);
	const { code } = town.consent;
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phones = [await people.phone({ size: 'narrow' })];
	for (let more = 0; more < 4; more++) phones.push(await people.phone());
	for (const phone of phones) await phone.joins(code, { group: 'Lehrkräfte' });
	const looks = new Looks('matrix');
	const [first, second] = phones as [Phone, Phone];

	await test.step('needs are collected and shown', async () => {
		await moderator.goesOnTo('Sammeln');
		for (const [index, phone] of phones.entries()) {
			await phone.submitsNeed(NEEDS[index]!);
			await phone.seesSaved(NEEDS[index]!);
		}
		await moderator.goesOnTo('Zeigen');
		await moderator.reveals(5);
		for (const need of NEEDS) await screen.reads(need);
	});

	await test.step('the moderator sees what will be placed, and opens [MX1]', async () => {
		await moderator.goesOnTo('Nutzen und Aufwand');
		await first.reads(say('rounds_phone_soon'));
		await moderator.reads(say('rounds_matrix_ready', { count: 5 }));
		await moderator.findsNoBarrier();
		await moderator.button(say('rounds_matrix_open_do')).click();
		await screen.reads(
			say('rounds_matrix_screen_question', { count: 5, x: 'Aufwand', y: 'Nutzen' })
		);
	});

	await test.step('not placed is not the middle; by keyboard alone it is placed and taken back [MX4]', async () => {
		const slider = first.page.getByRole('slider', { name: `Nutzen: ${NEEDS[0]}` });
		await expect(slider).toHaveAttribute('aria-valuetext', say('rounds_matrix_unrated'));
		await slider.focus();
		await first.page.keyboard.press('End');
		await expect(slider).toHaveAttribute('aria-valuetext', '10 von 10: hoch');
		await first.reads(say('rounds_matrix_half', { label: 'Aufwand' }));
		await first.page.keyboard.press('Home');
		await expect(slider).toHaveAttribute('aria-valuetext', say('rounds_matrix_unrated'));
	});

	await test.step('each places what they have a view on; nobody learns of it [MX6]', async () => {
		for (const [index, phone] of phones.entries()) {
			for (const [at, need] of NEEDS.slice(0, 4).entries()) {
				// Only four of five place the last one.
				if (at === 3 && index === 4) continue;
				await rate(phone, 'Nutzen', need, 9 - at * 2);
				await rate(phone, 'Aufwand', need, 1 + index + at);
			}
			await phone.reads(say('phone_delivery_saved'));
			await phone.reads(
				say('rounds_matrix_progress', { rated: index === 4 ? 3 : 4, count: NEEDS.length })
			);
		}
		await first.findsNoBarrier();
		await moderator.reads(say('rounds_count', { count: 5, people: 5 }));
		await moderator.findsNoBarrier();
		await screen.findsNoBarrier();
		for (const person of [moderator, screen]) await person.wasNeverTold('"ratings"');
		await first.reloads();
		await expect(first.page.getByRole('slider', { name: `Nutzen: ${NEEDS[0]}` })).toHaveValue('9');
	});

	await test.step('closed, medians are on the map and in the table, and nothing of too few [MX5] [MX6]', async () => {
		await moderator.button(say('rounds_close')).click();
		await moderator.dialog.getByRole('button', { name: say('rounds_close') }).click();
		for (const person of [moderator, first]) {
			const row = person.page.getByRole('row').filter({ hasText: NEEDS[0] });
			await expect(row).toContainText('9');
			await expect(row).toContainText(say('rounds_matrix_spread', { low: 2, high: 4 }));
			await expect(person.page.getByRole('row').filter({ hasText: NEEDS[3] })).toContainText(
				say('rounds_matrix_too_few')
			);
			await person.findsNoBarrier();
		}
		await expect(screen.page.getByRole('img', { name: /^Karte: Nutzen/ })).toBeVisible();
		for (const need of NEEDS) await screen.reads(need);
		await screen.findsNoBarrier();
	});

	await test.step('a group of five is looked at alone, and shown to the room when the moderator says so [MX9] [MX10]', async () => {
		const ofGroup = say('rounds_matrix_group_of', { group: 'Lehrkräfte' });
		await moderator.page.getByLabel(say('rounds_matrix_group')).selectOption('Lehrkräfte');
		for (const person of [screen, first]) await person.wasNeverTold('"group":"lehrkraft","spread"');
		await moderator.button(say('rounds_matrix_group_show')).click();
		await moderator.reads(say('rounds_matrix_group_shown', { group: 'Lehrkräfte' }));
		for (const person of [screen, first]) await person.reads(ofGroup);
		await expect(first.page.getByRole('table')).toHaveCount(2);
		await looks.at('matrix-group', moderator, screen, first);
		await expect(moderator.button(say('rounds_matrix_group_back'))).toBeFocused();
		await moderator.button(say('rounds_matrix_group_back')).click();
		await expect(moderator.button(say('rounds_matrix_group_show'))).toBeFocused();
		for (const person of [screen, first]) await person.doesNotRead(ofGroup);
	});

	await test.step('core needs are named, and the room is asked [CF1] [CF5]', async () => {
		await moderator.goesOnTo('Kernbedarfe');
		await moderator.namesCoreNeed(NEEDS[0], 'WLAN in allen Räumen');
		await moderator.namesCoreNeed(NEEDS[2], 'Fortbildung zu Lernplattformen');
		await moderator.goesOnTo('Tragen wir das?');
		await moderator.reads(say('rounds_confirm_ready', { count: 2 }));
		await moderator.findsNoBarrier();
		await moderator.button(say('rounds_confirm_open_do')).click();
		await screen.shows('WLAN in allen Räumen', say('rounds_confirm_screen_secret'));
		await screen.findsNoBarrier();
		for (const phone of phones)
			await answers(phone, 'WLAN in allen Räumen', 'rounds_confirm_agree');
		for (const phone of phones.slice(1))
			await answers(phone, 'Fortbildung zu Lernplattformen', 'rounds_confirm_abstain');
		await answers(first, 'Fortbildung zu Lernplattformen', 'rounds_confirm_object');
		await first.reads(say('rounds_confirm_object_who'));
		await first.page.getByLabel(say('rounds_confirm_object_label')).fill(SECRET);
		await first.button(say('rounds_confirm_object_save')).click();
		await first.reads(say('phone_delivery_saved'));
		await first.findsNoBarrier();
		await moderator.reads(say('rounds_count', { count: 5, people: 5 }));
		for (const person of [moderator, screen, second]) await person.wasNeverTold(SECRET);
	});

	await test.step('the objection is the moderator’s to read, and all read the words that are shown [CF4] [CF6]', async () => {
		await moderator.button(say('rounds_close')).click();
		await moderator.dialog.getByRole('button', { name: say('rounds_close') }).click();
		await moderator.reads(SECRET);
		for (const person of [screen, second]) {
			await person.reads(say('rounds_confirm_count_agree', { count: 5 }));
			await person.reads(say('rounds_confirm_count_object', { count: 1 }));
			await person.wasNeverTold(SECRET);
		}
		await moderator.findsNoBarrier();
		await moderator.button(new RegExp(`^${say('rounds_confirm_show')}`)).click();
		await moderator.dialog
			.getByLabel(say('rounds_confirm_show_label'))
			.fill('Dafür fehlt die Zeit');
		await moderator.dialog.getByRole('button', { name: say('rounds_confirm_show') }).click();
		for (const person of [screen, second]) {
			await person.reads('Dafür fehlt die Zeit');
			await person.wasNeverTold(SECRET);
			await person.findsNoBarrier();
		}
		await moderator.button(new RegExp(`^${say('rounds_confirm_park')}`)).click();
		await moderator.dialog.getByRole('button', { name: say('rounds_confirm_park_do') }).click();
		await moderator.reads(say('rounds_confirm_parked'));
		await moderator.findsNoBarrier();
	});

	await test.step('asked again, without phones: the moderator records what the room says [CF7] [CF8]', async () => {
		const again = say('rounds_confirm_again_title', { title: 'Tragen wir das?' });
		await moderator.button(say('rounds_confirm_again')).click();
		await moderator.isAt(again);
		await moderator.button(say('rounds_confirm_room_do')).click();
		const second = moderator.dialog.getByRole('radiogroup', {
			name: 'Fortbildung zu Lernplattformen'
		});
		await second.getByRole('radio', { name: say('rounds_confirm_room_objects') }).check();
		await moderator.dialog
			.getByLabel(say('rounds_confirm_room_objection'))
			.fill('Erst nach den Ferien');
		await moderator.findsNoBarrier();
		await moderator.dialog.getByRole('button', { name: say('rounds_confirm_room_save') }).click();
		for (const person of [moderator, screen, first]) {
			await person.reads(say('rounds_confirm_room_agrees'));
			await person.reads(say('rounds_confirm_room_objects'));
			await person.reads('Erst nach den Ferien');
			await person.findsNoBarrier();
		}
		await moderator.takesBack();
		await moderator.reads(say('rounds_confirm_ready', { count: 2 }));
	});
});

async function rate(phone: Phone, axis: string, need: string, value: number): Promise<void> {
	await phone.page.getByRole('slider', { name: `${axis}: ${need}` }).fill(String(value));
}

async function answers(
	phone: Phone,
	title: string,
	word: 'rounds_confirm_agree' | 'rounds_confirm_object' | 'rounds_confirm_abstain'
): Promise<void> {
	await phone.page
		.getByRole('radiogroup', { name: title })
		.getByRole('radio', { name: say(word) })
		.check();
}
