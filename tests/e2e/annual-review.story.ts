/**
 * An annual review of one school, from last year's agreements to this year's: once with nothing
 * but a laptop and a projector, once with a phone in everybody's hand.
 */
import { expect, test } from '../support/story';
import { Looks } from '../support/looks';
import type { Moderator } from '../support/moderator';
import type { Phone } from '../support/phone';
import { LAST_YEARS, STEPS } from '../support/review';
import { words } from '../support/words';

const say = words('de');
const [CHARGING, TRAINING, CELLAR] = LAST_YEARS.map(({ what }) => what) as [string, string, string];
const LATE = 'Die Lieferung verzögert sich bis zum Frühjahr.';
const MOVED = 'Der Keller wird ohnehin geräumt.';
const CARDS = [
	{ column: 'Das lief gut', text: 'Die neuen Tafeln sind jeden Tag in Gebrauch' },
	{ column: 'Das hat gehindert', text: 'Passwörter zurücksetzen dauert Tage' }
] as const;
const AGREED = 'Vertretung für den Support in den Ferien benennen';

test('one laptop and a projector: nobody needs a phone [UX 55]', async ({ people, town }) => {
	test.setTimeout(300_000);
	const { id, code, title, school } = town.reviews[0]!;
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const looks = new Looks('review-laptop');
	const look = (step: string) => looks.at(step, moderator, screen);

	await test.step('the projector says which school it is about', async () => {
		await screen.reads(title);
		await screen.hasNothingToPress();
		await look('arrive');
	});

	await test.step("each of last year's items gets its decision; without it nothing closes", async () => {
		await moderator.goesOnTo(STEPS.items);
		await moderator.reads(say('review_items_left', { decided: 0, count: 3 }));
		await screen.shows(CHARGING, TRAINING, CELLAR);
		await look('items');
		await moderator.goesTo(STEPS.close);
		await moderator.reads(say('review_items_undecided', { count: 3 }));
		await expect(moderator.button(say('moderate_close_do'))).toBeDisabled();
		await moderator.goesTo(STEPS.items);
		await moderator
			.row(TRAINING)
			.getByRole('button', { name: say('review_item_done') })
			.click();
		await screen.reads(say('review_item_done'));
		await lets(moderator, CHARGING, 'review_item_goes_on');
		await moderator.button(say('review_item_save')).click();
		await moderator.reads(say('refusal_action_item_due_missing'));
		await look('items-asked');
		await moderator.page.getByLabel(say('review_item_new_due')).fill('2027-04-30');
		await moderator.page.getByLabel(say('review_item_reason')).fill(LATE);
		await moderator.button(say('review_item_save')).click();
		await lets(moderator, CELLAR, 'review_item_dropped');
		await moderator.page.getByLabel(say('review_item_reason')).fill(MOVED);
		await moderator.button(say('review_item_save')).click();
		await moderator.reads(say('review_items_left', { decided: 3, count: 3 }));
		await screen.shows('Läuft weiter bis 30. April 2027', say('review_item_dropped'));
		await look('items-decided');
	});

	await test.step('each indicator is talked about, and the reason kept', async () => {
		await moderator.goesOnTo(STEPS.indicators);
		await screen.shows('Schülerinnen und Schüler je Gerät', say('review_indicator_not_reached'));
		await look('indicators');
		await moderator
			.row('Störungen, die am selben Tag behoben sind')
			.getByRole('button', { name: say('review_indicator_edit') })
			.click();
		await moderator.page.getByRole('checkbox', { name: say('review_reason_fault_prone') }).check();
		await look('indicator-entered');
		await moderator.button(say('review_indicator_save')).click();
		await screen.shows(say('review_reason_fault_prone'));
		await look('indicators-explained');
	});

	await test.step('without phones there is no secret answer; the moderator passes on', async () => {
		await moderator.goesOnTo(STEPS.mood);
		await look('mood');
	});

	await test.step('the cards are typed at the desk', async () => {
		await moderator.goesOnTo(STEPS.cards);
		const { page } = moderator;
		for (const { column, text } of CARDS) {
			await page.getByRole('radio', { name: column }).check();
			await page.getByLabel(say('rounds_cards_desk_label'), { exact: true }).fill(text);
			await moderator.button(say('rounds_cards_desk_send')).click();
		}
		await look('cards');
		if (await moderator.button(say('rounds_cards_close')).isVisible())
			await moderator.showsCards(2);
		await screen.shows(...CARDS.map(({ text }) => text));
		await look('cards-shown');
	});

	await test.step('a break, then what the authority has to tell', async () => {
		await moderator.goesOnTo(STEPS.pause);
		await look('break');
		await moderator.goesOnTo(STEPS.news);
		await screen.shows('Bestellungen sind zweimal im Jahr möglich');
		await look('information');
	});

	await test.step('what both sides say yes to is agreed', async () => {
		await moderator.goesOnTo(STEPS.agreements);
		await look('agreements-none');
		await agreesOn(moderator, {
			what: AGREED,
			side: say('live_side_authority'),
			person: 'Leitung Schul-IT',
			due: '2027-05-31'
		});
		await screen.shows(AGREED);
		await look('agreements');
		for (const side of ['school', 'authority'] as const)
			await moderator
				.row(AGREED)
				.getByRole('button', {
					name: say('review_agreement_confirm', { side: say(`review_agreement_by_${side}`) })
				})
				.click();
		await moderator.row(AGREED).getByText(say('review_agreement_settled')).first().waitFor();
		await look('agreements-settled');
	});

	await test.step('now it closes', async () => {
		await moderator.goesOnTo(STEPS.close);
		await look('close');
		await moderator.closesMeeting();
		await screen.shows(say('screen_close_title'));
		await look('closed');
	});

	await test.step('what goes on keeps its history; what was agreed is an item of the school', async () => {
		const { page } = await people.staff('editor');
		await page.goto('/action-items?state=all');
		const row = (what: string) =>
			page
				.getByRole('row')
				.or(page.getByRole('listitem'))
				.filter({ hasText: what })
				.filter({ hasText: school })
				.first();
		await expect(row(AGREED)).toContainText('Leitung Schul-IT');
		await page.goto(`/meetings/${id}`);
		await expect(page.getByText(LATE)).toBeVisible();
		await expect(page.getByText(AGREED).first()).toBeVisible();
	});
});

/** Chooses what becomes of an item of last year. */
async function lets(
	moderator: Moderator,
	item: string,
	fate: 'review_item_done' | 'review_item_goes_on' | 'review_item_dropped'
): Promise<void> {
	await moderator
		.row(item)
		.getByRole('button', { name: say(fate) })
		.click();
}

async function agreesOn(
	{ page }: Moderator,
	{ what, side, person, due }: { what: string; side: string; person: string; due: string }
): Promise<void> {
	await page.getByLabel(say('review_agreement_what')).fill(what);
	await page.getByLabel(say('review_agreement_side')).selectOption({ label: side });
	await page.getByLabel(say('review_agreement_person')).fill(person);
	await page.getByLabel(say('review_agreement_due')).fill(due);
	await page.getByRole('button', { name: say('review_agreement_save'), exact: true }).click();
}

test('a phone in everybody’s hand: each side speaks for itself [UX 55]', async ({
	people,
	town
}) => {
	test.setTimeout(400_000);
	const { code } = town.reviews[1]!;
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const co = await people.coModerator(moderator);
	const head = await people.phone();
	const authority = await people.phone();
	const others: Phone[] = [authority];
	for (let more = 0; more < 3; more++) others.push(await people.phone());
	const looks = new Looks('review-phones');
	const look = (step: string) => looks.at(step, moderator, screen, head);

	await test.step('five people of both sides join', async () => {
		await head.joins(code, { group: say('group_schulleitung') });
		for (const phone of others)
			await phone.joins(code, {
				group: say(phone === authority ? 'group_schulverwaltung' : 'group_lehrkraft')
			});
		await screen.reads(say('live_joined', { count: 5 }));
		await look('arrive');
	});

	await test.step('the co-moderator decides an item; every surface follows', async () => {
		await co.goesOnTo(STEPS.items);
		await lets(co, TRAINING, 'review_item_done');
		for (const item of [CHARGING, CELLAR]) {
			await lets(co, item, 'review_item_goes_on');
			await co.page.getByLabel(say('review_item_new_due')).fill('2027-04-30');
			await co.page.getByLabel(say('review_item_reason')).fill(LATE);
			await co.button(say('review_item_save')).click();
		}
		await head.reads('Läuft weiter bis 30. April 2027');
		await look('items');
		await looks.at('items-co', co);
	});

	await test.step('the indicators are on each phone, as text', async () => {
		await moderator.goesOnTo(STEPS.indicators);
		await head.reads('Schülerinnen und Schüler je Gerät');
		await look('indicators');
	});

	await test.step('the mood is secret until five have answered and the moderator closes', async () => {
		await moderator.goesOnTo(STEPS.mood);
		await look('mood');
		for (const [index, phone] of [head, ...others].entries())
			for (const scale of ['Wie gut arbeiten Schule', 'Wie gut hilft der Support']) {
				const answers = phone.page.getByRole('group', { name: scale }).getByRole('radio');
				await answers.nth(Math.min(4, index + 1)).check({ force: true });
				await expect(answers.nth(Math.min(4, index + 1))).toBeChecked();
			}
		await moderator.reads(say('rounds_count', { count: 5, people: 5 }));
		await look('mood-answered');
		await moderator.button(say('rounds_close')).click();
		await moderator.dialog.getByRole('button', { name: say('rounds_close') }).click();
		for (const person of [moderator, screen, head])
			await person.reads(say('rounds_mood_mean', { mean: '3,8' }));
		await look('mood-closed');
	});

	await test.step('cards are written in silence on the phones', async () => {
		await moderator.goesOnTo(STEPS.cards);
		for (const [index, { column, text }] of CARDS.entries()) {
			const { page } = [head, ...others][index]!;
			await page.getByRole('radio', { name: column }).check();
			await page.getByLabel(say('rounds_cards_label'), { exact: true }).fill(text);
			await page.getByRole('button', { name: say('rounds_cards_send') }).click();
		}
		await screen.showsCount(2, say('rounds_cards_covered', { count: 2 }));
		await look('cards');
		await moderator.showsCards(2);
		for (const person of [screen, head]) for (const { text } of CARDS) await person.reads(text);
		await look('cards-shown');
	});

	await test.step('break and information', async () => {
		await moderator.goesOnTo(STEPS.pause);
		await look('break');
		await moderator.goesOnTo(STEPS.news);
		await head.reads('Bestellungen sind zweimal im Jahr möglich');
		await look('information');
	});

	await test.step('each side confirms on its own phone, and for itself alone', async () => {
		await moderator.goesOnTo(STEPS.agreements);
		await look('agreements-none');
		const side = say('live_side_school');
		await agreesOn(moderator, { what: AGREED, side, person: 'Schulleitung', due: '2027-05-31' });
		const bySchool = { side: say('review_agreement_by_school') };
		await head.button(say('review_agreement_confirm_for', bySchool)).click();
		await screen.shows(say('review_agreement_confirmed_by', bySchool));
		await look('agreements');
		const byAuthority = { side: say('review_agreement_by_authority') };
		await authority.button(say('review_agreement_confirm_for', byAuthority)).click();
		await moderator.row(AGREED).getByText(say('review_agreement_settled')).first().waitFor();
		await look('agreements-settled');
	});

	await test.step('the close is for whoever leads; the results stay on the phones', async () => {
		await moderator.goesOnTo(STEPS.close);
		await co.isAt(STEPS.close);
		await co.reads(say('closing_lead_only'));
		await expect(co.button(say('moderate_close_do'))).toHaveCount(0);
		await look('close');
		await looks.at('close-co', co);
		await moderator.closesMeeting();
		await head.reads(say('closing_link_title'));
		await look('closed');
		await head.page.getByRole('link', { name: say('closing_link_open') }).click();
		await head.page.waitForURL('**/r/*');
		await head.reads(AGREED);
		await head.reads(TRAINING);
		await looks.at('results', head);
	});
});
