/** What the meeting does not deal with is parked in two acts from any step, and nothing of it is forgotten. */
import { ParkingLot } from '../support/parking-lot';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const NEEDS = [
	'Ein neuer Spielplatz',
	'WLAN in der Turnhalle',
	'Mehr Busse am Nachmittag'
] as const;
const TEXT = 'Essen in der Mensa';

test('a text and two needs are parked, and each gets its way on before the close', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phones = [
		await people.phone({ size: 'narrow' }),
		await people.phone(),
		await people.phone({ language: 'en' })
	] as const;
	const [first] = phones;
	const lot = new ParkingLot(moderator);
	await first.joins(code, { group: 'Lehrkräfte' });
	await phones[1].joins(code, { group: 'Lehrkräfte' });
	await phones[2].joins(code, { group: words('en')('group_lehrkraft') });
	await moderator.goesOnTo('Bedarfe einzeln sammeln');
	for (const [index, phone] of phones.entries()) await phone.submitsNeed(NEEDS[index]!);
	await first.seesSaved(NEEDS[0]);

	await test.step('while others write: a key, the words, Enter [UX 42]', async () => {
		await lot.opens();
		await moderator.page.keyboard.insertText(TEXT);
		await moderator.page.keyboard.press('Enter');
		await expect(lot.entries).toHaveText([new RegExp(TEXT)]);
		await moderator.findsNoBarrier();
		await lot.closes();
	});

	await test.step('at the row of a need: one press, or one key; it is no topic any more', async () => {
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(3);
		await moderator.findsNoBarrier();
		await lot.rowButton(NEEDS[0]).click();
		await expect(lot.rowButton(NEEDS[0])).toHaveCount(0);
		await screen.doesNotShow(NEEDS[0]);
		await expect(moderator.undo).toContainText(say('needs_act_park', { text: NEEDS[0] }));
	});

	await test.step('from any other step: the key, and the need in the list; undo by its name', async () => {
		await moderator.goesTo('Kernbedarfe benennen');
		await lot.opens();
		await lot.offered(NEEDS[2]).click();
		await expect(lot.entries).toHaveCount(3);
		await lot.closes();
		await moderator.page.keyboard.press('z');
		await lot.opens();
		await expect(lot.entries).toHaveCount(2);
		await lot.offered(NEEDS[2]).click();
		await expect(lot.entries).toHaveCount(3);
		await lot.closes();
	});

	await test.step('the meeting closes only when each has its way on [PK8]', async () => {
		await moderator.goesTo('Ergebnis und Ausblick');
		const close = moderator.button(say('moderate_close_do'));
		await expect(close).toBeDisabled();
		await moderator.reads(say('needs_parked_missing', { count: 3 }));
		await lot.forwards(NEEDS[0], 'Bauamt');
		await lot.postpones(TEXT);
		await lot.drops(NEEDS[2], 'Sache des Landkreises');
		await expect(close).toBeEnabled();
		await moderator.findsNoBarrier();
		const became = [
			say('needs_disposed_forwarded', { to: 'Bauamt' }),
			say('needs_disposed_next'),
			say('needs_disposed_dropped', { reason: 'Sache des Landkreises' })
		];
		for (const sentence of became) {
			await screen.shows(sentence);
			await first.reads(sentence);
		}
		await phones[2].reads(words('en')('needs_disposed_next'));
		await screen.hasNothingToPress();
		await screen.findsNoBarrier();
		for (const phone of phones) await phone.findsNoBarrier();
	});

	await test.step('the result page keeps it, and tells its author', async () => {
		await moderator.closesMeeting();
		await moderator.findsNoBarrier();
		await screen.shows(say('closing_link_screen'), say('needs_disposed_next'));
		await screen.findsNoBarrier();
		await first.page.getByRole('link', { name: say('closing_link_open') }).click();
		await first.reads(say('needs_results_parking_lead'));
		const disposition = say('needs_disposed_forwarded', { to: 'Bauamt' });
		await first.reads(disposition);
		await first.reads(say('needs_results_own_parked', { disposition }));
		await first.findsNoBarrier();
	});
});
