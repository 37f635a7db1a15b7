/** A list of needs grows long: words, category, group and school narrow it, and point at nobody. */
import { freePort } from '../../scripts/test/free-port';
import { Looks } from '../support/looks';
import { NeedsBoard } from '../support/needs-board';
import { expect, startServer, test, type RunningServer } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const OF_SCHOOL = 'Beamer im Musikraum';
const OF_OTHERS = 'Neues Kassensystem für die Mensa';
const TEACHERS = 5;

let server: RunningServer;

test.beforeAll(async ({ town }) => {
	server = await startServer({ dataDir: town.copyOfData(), port: await freePort() });
});

test.afterAll(async () => {
	await server.stop();
});

test('needs are filtered by group and by school, from five people on', async ({ people, town }) => {
	test.setTimeout(120_000);
	const { code } = town.prepared;
	const looks = new Looks('board-filter');
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const phones = [];
	for (let number = 0; number <= TEACHERS; number++)
		phones.push(await people.phone({ server, size: 'narrow' }));
	const parent = phones.pop()!;
	const [first] = phones;
	await parent.joins(code, { group: 'Eltern' });
	await first!.entersCode(code);
	const schools = first!.page
		.getByLabel(say('join_school_label'))
		.locator('option:not([value=""])');
	const school = (await schools.first().textContent()) ?? '';
	for (const phone of phones) await phone.joins(code, { group: 'Lehrkräfte', school });
	await moderator.goesOnTo('Bedarfe einzeln sammeln');
	await first!.submitsNeed(OF_SCHOOL);
	await parent.submitsNeed(OF_OTHERS);
	await parent.seesSaved(OF_OTHERS);
	await first!.seesSaved(OF_SCHOOL);
	await moderator.goesOnTo('Bedarfe ansehen');
	await moderator.reveals(2);
	await moderator.goesOnTo('Gleiches zusammenführen');
	const board = new NeedsBoard(moderator);
	const bySchool = moderator.page.getByLabel(say('needs_filter_school'));
	const byGroup = moderator.page.getByLabel(say('needs_filter_group'));

	await test.step('a school of five is offered, one parent is not', async () => {
		await expect(bySchool.getByRole('option')).toHaveText([say('needs_filter_any'), school]);
		await expect(byGroup.getByRole('option')).toHaveText([say('needs_filter_any'), 'Lehrkräfte']);
		await expect(board.unsorted.getByRole('listitem')).toHaveCount(2);
	});

	await test.step('by school, and all again', async () => {
		await bySchool.selectOption(school);
		await expect(board.need(OF_SCHOOL)).toBeVisible();
		await expect(board.need(OF_OTHERS)).toHaveCount(0);
		await looks.at('by-school', moderator);
		await moderator.button(say('needs_filter_reset')).click();
		await expect(board.need(OF_OTHERS)).toBeVisible();
	});
});
