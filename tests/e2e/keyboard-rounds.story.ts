/** The steps of a review and of a round by keyboard alone, on the desk and on the phone. */
import { Keyboard } from '../support/keyboard';
import type { Moderator } from '../support/moderator';
import { LAST_YEARS, STEPS } from '../support/review';
import { expect, startServer, test, type RunningServer } from '../support/story';
import { words, type Word } from '../support/words';

const say = words('de');
const [CHARGING, TRAINING] = LAST_YEARS.map(({ what }) => what) as [string, string];
const CARD = 'Passwörter zurücksetzen dauert Tage';
const AGREED = 'Vertretung für den Support in den Ferien benennen';
const NEED = 'WLAN in allen Räumen';
const REASON = 'Erst nach den Ferien';
/** The seventh of July: the same in whatever order this browser asks for day and month. */
const DAY = '07072027';

let server: RunningServer;

test.beforeAll(async ({ town }) => {
	// Other stories hold the same meetings on the server that all share.
	server = await startServer({ dataDir: town.copyOfData() });
});

test.afterAll(async () => {
	await server.stop();
});

test('action items, mood, cards and agreements without a mouse [UX 18]', async ({
	people,
	town
}) => {
	test.setTimeout(120_000);
	const { code } = town.reviews[0]!;
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const { page } = moderator;
	const desk = new Keyboard(page);
	const goOnTo = goingOn(moderator, desk);
	const phone = await people.phone({ server });
	await phone.joins(code, { group: say('group_schulleitung') });
	const keys = new Keyboard(phone.page);
	const row = (text: string, word: Word) =>
		moderator.row(text).getByRole('button', { name: say(word) });

	await test.step("last year's items are decided", async () => {
		await goOnTo(STEPS.items);
		await desk.presses(row(TRAINING, 'review_item_done'));
		await phone.reads(say('review_item_done'));
		await desk.presses(row(CHARGING, 'review_item_goes_on'));
		await expect(page.getByLabel(say('review_item_new_due'))).toBeFocused();
		await page.keyboard.type(DAY);
		await desk.types(page.getByLabel(say('review_item_reason')), 'Die Lieferung verzögert sich.');
		await desk.presses(moderator.button(say('review_item_save')));
		await phone.reads('Läuft weiter bis 7. Juli 2027');
	});

	await test.step('a mood is said, taken back and said again', async () => {
		await goOnTo(STEPS.indicators);
		await goOnTo(STEPS.mood);
		const scale = phone.page.getByRole('group', { name: 'Wie gut hilft der Support' });
		await keys.chooses(scale.getByRole('radio').nth(3));
		await phone.reads(say('phone_delivery_saved'));
		await keys.presses(scale.getByRole('button'));
		await expect(scale.getByRole('radio', { checked: true })).toHaveCount(0);
		await keys.chooses(scale.getByRole('radio').nth(1));
		await moderator.reads(say('rounds_count', { count: 1, people: 1 }));
		await closes(moderator, desk);
	});

	await test.step('a card is written, looked through, shown and moved', async () => {
		await goOnTo(STEPS.cards);
		await keys.chooses(phone.page.getByRole('radio', { name: 'Das hat gehindert' }));
		await keys.types(phone.page.getByLabel(say('rounds_cards_label'), { exact: true }), CARD);
		await phone.page.keyboard.press('Enter');
		await phone.reads(say('phone_delivery_saved'));
		await desk.presses(moderator.button(say('rounds_cards_close')));
		await desk.presses(moderator.button(say('rounds_cards_reveal', { count: 1 })));
		await desk.presses(
			page.locator('summary').filter({ hasText: say('rounds_cards_menu', { text: CARD }) })
		);
		await desk.presses(moderator.button(say('rounds_cards_move_to', { column: 'Das lief gut' })));
		// The menu went with its card; the focus stays where the card was.
		await expect(page.getByRole('heading', { name: 'Das hat gehindert' })).toBeFocused();
		await expect(page.getByRole('region', { name: 'Das lief gut' })).toContainText(CARD);
	});

	await test.step('what is agreed is entered at the desk, and each side confirms', async () => {
		await goOnTo(STEPS.pause);
		await goOnTo(STEPS.news);
		await goOnTo(STEPS.agreements);
		await desk.types(page.getByLabel(say('review_agreement_what')), AGREED);
		await desk.reaches(page.getByLabel(say('review_agreement_side')));
		await page.keyboard.type(say('live_side_school'));
		await desk.types(page.getByLabel(say('review_agreement_person')), 'Schulleitung');
		await desk.reaches(page.getByLabel(say('review_agreement_due')));
		await page.keyboard.type(DAY);
		await desk.presses(moderator.button(say('review_agreement_save')));
		const school = { side: say('review_agreement_by_school') };
		await keys.presses(phone.button(say('review_agreement_confirm_for', school)));
		const authority = { side: say('review_agreement_by_authority') };
		const confirm = say('review_agreement_confirm', authority);
		await desk.presses(moderator.row(AGREED).getByRole('button', { name: confirm }));
		await moderator.row(AGREED).getByText(say('review_agreement_settled')).first().waitFor();
	});
});

test('a matrix and a confirmation without a mouse [UX 18]', async ({ people, town }) => {
	test.setTimeout(120_000);
	const { code } = town.consent;
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const desk = new Keyboard(moderator.page);
	const goOnTo = goingOn(moderator, desk);
	const phone = await people.phone({ server });
	await phone.joins(code, { group: 'Lehrkräfte' });
	const keys = new Keyboard(phone.page);
	await moderator.goesOnTo('Sammeln');
	await phone.submitsNeed(NEED);
	await phone.seesSaved(NEED);
	await moderator.goesOnTo('Zeigen');
	await moderator.reveals(1);

	await test.step('a need is placed by arrows and read as words', async () => {
		await goOnTo('Nutzen und Aufwand');
		await desk.presses(moderator.button(say('rounds_matrix_open_do')));
		const benefit = phone.page.getByRole('slider', { name: `Nutzen: ${NEED}` });
		await keys.presses(benefit, 'End');
		await keys.presses(benefit, 'ArrowLeft');
		await expect(benefit).toHaveAttribute('aria-valuetext', '9 von 10');
		await keys.presses(phone.page.getByRole('slider', { name: `Aufwand: ${NEED}` }), 'ArrowRight');
		await phone.reads(say('rounds_matrix_progress', { rated: 1, count: 1 }));
		await moderator.reads(say('rounds_count', { count: 1, people: 1 }));
		await closes(moderator, desk);
		await phone.reads(say('rounds_matrix_too_few'));
	});

	await test.step('an objection is raised with its reason, read at the desk and shown', async () => {
		await goOnTo('Kernbedarfe');
		await moderator.namesCoreNeed(NEED, NEED);
		await goOnTo('Tragen wir das?');
		await desk.presses(moderator.button(say('rounds_confirm_open_do')));
		await keys.chooses(phone.page.getByRole('radio', { name: say('rounds_confirm_object') }));
		await keys.types(phone.page.getByLabel(say('rounds_confirm_object_label')), REASON);
		// Leaving the field is enough.
		await phone.page.keyboard.press('Tab');
		await expect(phone.button(say('rounds_confirm_object_save'))).toHaveCount(0);
		await phone.reads(say('phone_delivery_saved'));
		await moderator.reads(say('rounds_count', { count: 1, people: 1 }));
		await closes(moderator, desk);
		await moderator.reads(REASON);
		await desk.presses(moderator.button(new RegExp(`^${say('rounds_confirm_show')}`)));
		await desk.types(moderator.dialog.getByLabel(say('rounds_confirm_show_label')), 'Später');
		await desk.presses(moderator.dialog.getByRole('button', { name: say('rounds_confirm_show') }));
		await phone.reads('Später');
	});
});

function goingOn(moderator: Moderator, desk: Keyboard) {
	return async (title: string) => {
		await desk.presses(moderator.button(say('moderate_next', { title })));
		await moderator.isAt(title);
	};
}

/** A round, before everybody has answered or not: the desk asks back. */
async function closes(moderator: Moderator, desk: Keyboard): Promise<void> {
	await desk.presses(moderator.button(say('rounds_close')));
	await desk.presses(moderator.dialog.getByRole('button', { name: say('rounds_close') }));
	await expect(moderator.dialog).toHaveCount(0);
}
