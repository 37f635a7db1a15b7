/** The administration says that two words mean the same: in an open meeting the machine proposes it. */
import { Looks } from '../support/looks';
import { NeedsBoard } from '../support/needs-board';
import { ProposalQueue } from '../support/proposal-queue';
import { expect, test } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const SLOW = 'Der Kreisel ist zu langsam';
const LOADING = 'iServ lädt ewig';
const BUNDLED = [
	['Mehr Speicherplatz im Kreisel', 'Mehr Speicherplatz in der Bildungsinsel'],
	['Anleitung zum Kreisel auf Papier', 'Anleitung zur Bildungsinsel auf Papier'],
	['Eltern sollen in den Kreisel', 'Eltern sollen in die Bildungsinsel']
] as const;
const NEEDS = [SLOW, LOADING, ...BUNDLED.flat()];

test.use({ expectedErrors: [/status of (400|403)/] });

test('[OW4] [OW5] [OW9] own words join needs in a meeting that is open', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(360_000);
	const { code } = nextWorkshop();
	const looks = new Looks('word-groups');
	const moderator = await people.moderator();
	const board = new NeedsBoard(moderator);
	const queue = new ProposalQueue(moderator);
	const administrator = await people.staff('administrator');
	const { page } = administrator;
	const field = page.getByLabel(say('words_field'));
	const same = queue.card.getByRole('heading', { name: say('proposals_kind_same') });
	const group = (...named: string[]) =>
		page.getByRole('link', { name: named.join(', '), exact: true });

	await test.step('needs with two names for one thing are revealed, and not joined', async () => {
		await moderator.opensDesk(code);
		const phone = await people.phone();
		await phone.joins(code, { group: 'Lehrkräfte' });
		await moderator.goesOnTo('Bedarfe einzeln sammeln');
		for (const need of NEEDS) await phone.submitsNeed(need);
		await phone.seesSaved(NEEDS.at(-1)!);
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(NEEDS.length);
		await moderator.goesOnTo('Gleiches zusammenführen');
		for (const [one, other] of BUNDLED) await moderator.merges([one, other], one);
		// What is the same comes first in the queue.
		await moderator.page.reload();
		await queue.goes();
		await expect(same).toHaveCount(0);
	});

	await test.step('words are for the administration alone', async () => {
		const other = await people.staff('moderator');
		expect(await other.goesTo('/words')).toBe(403);
	});

	await test.step('a group is added; what is wrong is said, and what was typed stays', async () => {
		await administrator.goesTo('/meetings');
		await page.getByRole('banner').locator('summary').last().click();
		await page.getByRole('link', { name: say('words_title') }).click();
		await page.waitForURL('**/words');
		await page.getByRole('link', { name: say('words_add') }).click();
		await page.waitForURL('**/words/new');
		await field.fill('Kreisel');
		await administrator.button(say('staff_save')).click();
		await administrator.reads(say('words_problem_too_few', { limit: 2 }));
		await expect(field).toBeFocused();
		await expect(field).toHaveValue('Kreisel');
		await looks.at('refused', administrator);
		await field.fill('Kreisel\niServ, unser Portal');
		await administrator.button(say('staff_save')).click();
		await page.waitForURL('**/words');
		await expect(group('Kreisel', 'iServ', 'unser Portal')).toBeVisible();
	});

	await test.step('the desk of the open meeting is proposed what the words join', async () => {
		await expect(async () => {
			await moderator.page.reload();
			await queue.goes();
			await expect(same).toBeVisible({ timeout: 3_000 });
		}).toPass();
		for (const need of [SLOW, LOADING]) await expect(queue.card).toContainText(need);
		await queue.accepts();
		await expect(board.member(SLOW, LOADING).or(board.member(LOADING, SLOW))).toBeVisible();
	});

	await test.step('three bundles propose words, which a person takes over', async () => {
		await expect(async () => {
			await page.reload();
			await administrator.reads(
				say('words_proposed_pair', { first: 'Bildungsinsel', second: 'Kreisel' })
			);
		}).toPass();
		await looks.at('list', administrator);
		const english = await people.staff('administrator', { language: 'en' });
		await english.page.getByRole('banner').locator('summary').last().click();
		await expect(english.page.getByRole('link', { name: 'Your own words' })).toBeVisible();
		await english.goesTo('/words');
		await looks.at('list-english', english);
		await english.goesTo('/words/new');
		await looks.at('new-english', english);
		const neighbour = await people.staff('neighbour');
		await neighbour.goesTo('/words');
		await neighbour.reads(say('words_none'));
		await neighbour.doesNotRead(/Kreisel, iServ, unser Portal$|Bildungsinsel/);
		await looks.at('empty', neighbour);
		await administrator
			.button(say('words_proposed_take_these', { first: 'Bildungsinsel', second: 'Kreisel' }))
			.click();
		await group('Kreisel', 'iServ', 'unser Portal', 'Bildungsinsel').click();
		await expect(field).toHaveValue('Kreisel\niServ\nunser Portal\nBildungsinsel');
		await looks.at('change', administrator);
	});

	await test.step('a group is deleted', async () => {
		await page.getByText(say('words_delete'), { exact: true }).click();
		await administrator.button(say('words_delete_do')).click();
		await page.waitForURL('**/words');
		await expect(page.getByRole('link', { name: /Kreisel/ })).toHaveCount(0);
		await administrator
			.button(say('words_proposed_reject_these', { first: 'Bildungsinsel', second: 'Kreisel' }))
			.click();
		await expect(page.getByRole('heading', { name: say('words_proposed_title') })).toHaveCount(0);
	});
});
