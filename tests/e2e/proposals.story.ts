/** What the machine notices in the needs: proposed to the moderator, done by one key each, undone. */
import { Looks } from '../support/looks';
import { NeedsBoard } from '../support/needs-board';
import { ProposalQueue } from '../support/proposal-queue';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const SLOW = 'WLAN in der Turnhalle ist zu langsam';
const HALL = 'wlan turnhalle langsam';
const FASTER = 'Schnelleres WLAN in der Turnhalle';
const FORBID = 'Handys im Unterricht verbieten';
const ALLOW = 'Smartphones im Unterricht erlauben';
const BOTH = 'Mehr Beamer in den Klassenräumen und Fortbildung für Lehrkräfte';
const PLAYGROUND = 'Ein neuer Spielplatz auf dem Schulhof';
const TABLETS = 'Mehr Tablets für die Klassen';
const ENOUGH = 'Ausreichend Tablets für alle Klassen';
/** The plan gives one to each room. */
const NO_DISPLAYS = 'Keine interaktiven Displays in den Klassenräumen';
const NEEDS = [NO_DISPLAYS, SLOW, HALL, FASTER, FORBID, ALLOW, BOTH, PLAYGROUND, TABLETS, ENOUGH];

test('proposals are accepted, adjusted, rejected and taken back by keys', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(360_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator();
	const looks = new Looks('proposals');
	const board = new NeedsBoard(moderator);
	const queue = new ProposalQueue(moderator);
	const { page } = moderator;
	await moderator.opensDesk(code);
	const phones = [await people.phone(), await people.phone(), await people.phone()] as const;
	for (const phone of phones) await phone.joins(code, { group: 'Lehrkräfte' });
	await moderator.goesOnTo('Bedarfe einzeln sammeln');
	for (const [index, need] of NEEDS.entries()) await phones[index % 3]!.submitsNeed(need);
	await phones[0].seesSaved(ENOUGH);

	await test.step('while screening: entries of several needs, and categories', async () => {
		await expect(queue.card).toHaveCount(0);
		await moderator.goesOnTo('Bedarfe ansehen');
		await queue.goes();
		await queue.walksTo('proposals_kind_several');
		await looks.at('screening', moderator);
		await queue.accepts();
		await expect(page.getByText('Fortbildung für Lehrkräfte', { exact: true })).toBeVisible();
		await expect(moderator.undo).toContainText(
			say('proposals_act_apart', { text: BOTH }).slice(0, 20)
		);
		await moderator.reveals(NEEDS.length + 1);
		await moderator.goesOnTo('Gleiches zusammenführen');
	});

	await test.step('the same need: bundled by one key, taken back, adjusted', async () => {
		await queue.goes();
		await queue.walksTo('proposals_kind_same', {}, HALL);
		await expect(queue.card).toContainText(HALL);
		await looks.at('same', moderator);
		await queue.accepts();
		for (const need of [SLOW, HALL, FASTER]) await expect(board.member(SLOW, need)).toBeVisible();
		await page.keyboard.press('z');
		await expect(board.need(HALL)).toBeVisible();
		await queue.walksTo('proposals_kind_same', {}, HALL);
		await queue.adjusts();
		await looks.at('adjusted', moderator);
		await page.keyboard.insertText('Schnelles WLAN in der Turnhalle');
		await page.keyboard.press('Enter');
		await expect(board.member('Schnelles WLAN in der Turnhalle', HALL)).toBeVisible();
		await expect(queue.card).toBeVisible();
	});

	await test.step('what the moderator keeps apart stays apart, also for who comes later', async () => {
		await queue.goes();
		await queue.walksTo('proposals_kind_same', {}, ENOUGH);
		await queue.rejects();
		await expect(moderator.undo).toContainText(/verworfen/);
		await page.reload();
		await queue.card.waitFor();
		const heading = queue.card.getByRole('heading', { name: say('proposals_kind_same') });
		await expect(heading).toHaveCount(0);
	});

	await test.step('a contradiction is marked, out of scope is parked, a category is given', async () => {
		await queue.goes();
		await queue.walksTo('proposals_kind_contradiction');
		await expect(queue.card).toContainText(ALLOW);
		await looks.at('contradiction', moderator);
		await queue.accepts();
		await expect(moderator.undo).toContainText(say('proposals_act_mark'));
		await queue.walksTo('proposals_kind_against_plan');
		await expect(queue.card).toContainText(NO_DISPLAYS);
		const passage = queue.card.getByRole('link', { name: /^Plan, Abschnitt 5\.5 / });
		await expect(passage).toHaveAttribute('href', '/plan#section-5.5');
		await looks.at('against-plan', moderator);
		await queue.rejects();
		await expect(moderator.undo).toContainText(/verworfen/);
		await page.keyboard.press('z');
		await queue.walksTo('proposals_kind_against_plan');
		await queue.accepts();
		const marked = page.getByText(/^Widerspricht dem Plan: Abschnitt 5\.5 /);
		await expect(marked).toBeVisible();
		await looks.at('marked-against-plan', moderator);
		await page.keyboard.press('z');
		await expect(marked).toHaveCount(0);
		await queue.walksTo('proposals_kind_against_plan');
		await queue.accepts();
		await expect(marked).toBeVisible();
		await queue.walksTo('proposals_kind_out_of_scope');
		await queue.accepts();
		await expect(board.need(PLAYGROUND)).toHaveCount(0);
		await queue.walksTo('proposals_kind_category', { category: say('needs_category_netz') });
		await looks.at('category', moderator);
		await queue.accepts();
		await expect(moderator.undo).toContainText(/Rubrik/);
		await moderator.findsNoBarrier();
	});
});
