/** On the phone: thoughts are sent one by one for who likes, with a category for who likes, and "I have this too". */
import { greyLook, toldApart } from '../support/grey';
import type { Phone } from '../support/phone';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const TWO = 'WLAN in der Turnhalle und neue iPads für Klasse 5';
const HALL = 'WLAN in der Turnhalle';
const PADS = 'Neue iPads für Klasse 5';
const WHOLE = 'Mehr Zeit für Fortbildung und feste Ansprechpartner';
const TIME = 'Mehr Zeit für Fortbildung';
const PEOPLE = 'Feste Ansprechpartner';
const POWER = 'Steckdosen an jedem Platz';

const support = (phone: Phone, text: string) =>
	phone.button(phone.say('needs_support_this', { text }));
const takeBack = (phone: Phone, text: string) =>
	phone.button(phone.say('needs_support_back_this', { text }));

test('three phones: split, categorised, and supported', async ({ people, nextWorkshop }) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const first = await people.phone({ size: 'narrow' });
	const second = await people.phone();
	const third = await people.phone({ language: 'en' });
	await first.joins(code, { group: 'Lehrkräfte' });
	await second.joins(code, { group: 'Lehrkräfte' });
	await third.joins(code, { group: words('en')('group_lehrkraft') });
	await moderator.goesOnTo('Bedarfe einzeln sammeln');

	await test.step('two thoughts in one text: an offer, taken with one tap [NE26]', async () => {
		await first.needField.fill(TWO);
		await first.reads(say('needs_split_title', { count: 2 }));
		await first.button(say('needs_chip_netz')).click();
		await first.findsNoBarrier();
		await first.button(say('needs_split_do', { count: 2 })).click();
		await first.seesSaved(HALL, PADS);
		await expect(first.needField).toHaveValue('');
		await first.findsNoBarrier();
	});

	await test.step('or sent whole, and taken apart later', async () => {
		await second.submitsNeed(WHOLE);
		await second.seesSaved(WHOLE);
		await second.findsNoBarrier();
		await second.button(say('needs_split_own_named', { count: 2, text: WHOLE })).click();
		await second.seesSaved(TIME, PEOPLE);
		await expect(second.ownNeed(WHOLE)).toHaveCount(0);
	});

	await test.step('one thought is asked nothing; a category is chosen and taken back', async () => {
		await third.needField.fill(POWER);
		await expect(third.page.getByText(/Are these/)).toHaveCount(0);
		const chip = third.button(third.say('needs_chip_bau'));
		const open = await greyLook(chip);
		await chip.click();
		await expect(chip).toHaveAttribute('aria-pressed', 'true');
		await toldApart({ open, chosen: await greyLook(chip) });
		await chip.click();
		await expect(chip).toHaveAttribute('aria-pressed', 'false');
		await chip.click();
		await third.findsNoBarrier();
		await third.button(third.say('phone_need_send')).click();
		await third.seesSaved(POWER);
	});

	await test.step('revealed: others have it too, and all see how many [NE27]', async () => {
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(5);
		await support(second, HALL).click();
		await support(third, HALL).click();
		await expect(support(first, HALL)).toHaveCount(0);
		const two = say('needs_supports', { count: 2 });
		for (const person of [moderator, screen, first, second]) await person.reads(two);
		await third.reads(third.say('needs_supports', { count: 2 }));
		await third.reads(third.say('needs_support_yours'));
		for (const person of [moderator, screen, first, second, third]) await person.findsNoBarrier();
		await takeBack(third, HALL).click();
		await expect(support(third, HALL)).toBeFocused();
		await screen.shows(say('needs_supports', { count: 1 }));
	});

	await test.step('a bundle counts people once [NE29]; the desk knows the categories', async () => {
		await moderator.goesOnTo('Gleiches zusammenführen');
		await support(second, PADS).click();
		await second.button(say('needs_board_hold')).click();
		await moderator.merges([HALL, PADS], 'WLAN und Geräte');
		await first.reads(/WLAN und Geräte/);
		// Who holds the list finds what is new at its end [UX 20].
		await expect(second.page.getByRole('main').locator('ul.stack > li').last()).toContainText(
			'WLAN und Geräte'
		);
		await second.button(say('needs_board_hold')).click();
		const once = say('needs_supports', { count: 1 });
		await expect(first.row('WLAN und Geräte').first()).toContainText(once);
		await screen.shows(new RegExp(once));
		await moderator.reads(new RegExp(say('needs_category_netz')));
		await moderator.reads(new RegExp(say('needs_category_bau')));
		for (const person of [moderator, screen, first, third]) await person.findsNoBarrier();
	});
});
