/** Last year's needs are at hand while the next meeting is prepared: where they were named, and what was decided then. */
import { AGREEMENT } from '../support/agreement';
import { Looks } from '../support/looks';
import { ProposalQueue } from '../support/proposal-queue';
import { expect, startServer, test, type RunningServer } from '../support/story';
import { words } from '../support/words';

const say = words('de');

test.use({ expectedErrors: [/status of 404/] });

/** Word for word what somebody said in the closed workshop of the town. */
const AGAIN = 'Bei kaputtem Tablet am selben Tag ein anderes bekommen';
/** There it was bundled and named. */
const THEN = 'Ersatzgerät am selben Schultag';
const NOW = 'Ersatz noch am selben Tag';
const FORBID = 'Handys im Unterricht verbieten';
const ALLOW = 'Smartphones im Unterricht erlauben';
const HIDDEN = 'Herr Beispielmann soll endlich zurückrufen';

let server: RunningServer;

test.beforeAll(async ({ town }) => {
	server = await startServer({ dataDir: town.copyOfData() });
});

test.afterAll(async () => {
	await server.stop();
});

test('needs of earlier meetings stand by while the next is prepared', async ({
	people,
	town,
	nextWorkshop
}) => {
	test.setTimeout(180_000);
	const looks = new Looks('earlier');
	const held = nextWorkshop();
	const prepared = nextWorkshop();

	await test.step('a workshop names again what last year’s had decided, and decides anew', async () => {
		const moderator = await people.moderator({ server });
		await moderator.opensDesk(held.code);
		const phone = await people.phone({ server });
		await phone.joins(held.code, { group: 'Lehrkräfte' });
		await moderator.goesOnTo('Bedarfe einzeln sammeln');
		await phone.submitsNeed(AGAIN);
		for (const need of [HIDDEN, FORBID, ALLOW]) await phone.submitsNeed(need);
		await phone.seesSaved(AGAIN, HIDDEN, FORBID, ALLOW);
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.hides(HIDDEN);
		await moderator.reveals(3);
		await moderator.goesOnTo('Gleiches zusammenführen');
		const queue = new ProposalQueue(moderator);
		await queue.goes();
		await queue.walksTo('proposals_kind_contradiction');
		await queue.accepts();
		await moderator.goesTo('Kernbedarfe benennen');
		await moderator.namesCoreNeed(AGAIN, NOW);
		await moderator.goesOnTo('Entscheidungen festhalten');
		await moderator.records(AGREEMENT);
		await moderator.savesDraft();
		await moderator.agrees();
		await moderator.goesOnTo('Ergebnis und Ausblick');
		await moderator.closesMeeting();
	});

	const staff = await people.staff('moderator', { server });
	const { page } = staff;
	const line = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: NOW }) });

	await test.step('from the page of the next meeting it is one press away', async () => {
		await staff.goesTo(`/meetings/${prepared.id}`);
		await page.getByRole('link', { name: say('earlier_title') }).click();
		await expect(page.getByRole('heading', { level: 1, name: say('earlier_title') })).toBeVisible();
		await expect(line).toContainText(say('earlier_in_meetings', { count: 2 }));
		await staff.doesNotRead(HIDDEN);
	});

	await test.step('it says where it was named and what was decided then, and leads there', async () => {
		await expect(line).toContainText(held.title);
		await expect(line).toContainText(town.closed.title);
		await expect(line).toContainText('12.11.2025');
		await expect(line).toContainText(say('earlier_called', { title: THEN }));
		await expect(line).toContainText(AGREEMENT.how);
		const open = page.getByRole('region', { name: say('earlier_contradictions') });
		for (const text of [FORBID, ALLOW, held.title]) await expect(open).toContainText(text);
		await looks.at('list', staff);
		await line.getByText(say('earlier_texts', { count: 4 })).click();
		await expect(line.getByText('Ersatzgeräte an der Schule lagern')).toBeVisible();
		await looks.at('unfolded', staff);
		const change = line.getByRole('link', { name: /^Änderungsverzeichnis Nr\. \d+$/ }).first();
		await change.click();
		await expect(page.getByRole('article')).toContainText(NOW);
		await page.goBack();
		await line
			.getByRole('link', { name: /^Aufgabe: / })
			.first()
			.click();
		await page.waitForURL('**/action-items/*');
		await page.goBack();
	});

	await test.step('only what several meetings named, or what was left open', async () => {
		const show = page.getByLabel(say('earlier_show'), { exact: true });
		await show.selectOption({ label: say('earlier_show_several') });
		await page.getByRole('button', { name: say('staff_filter') }).click();
		await page.waitForURL('**show=several*');
		await expect(line).toBeVisible();
		await show.selectOption({ label: say('earlier_show_open') });
		await page.getByRole('button', { name: say('staff_filter') }).click();
		await page.waitForURL('**show=open*');
		await expect(line).toHaveCount(0);
	});

	await test.step('a meeting about a school begins with that school', async () => {
		const review = town.reviews[0];
		await staff.goesTo(`/meetings/${review?.id ?? ''}/earlier`);
		await staff.reads(say('earlier_no_needs_title'));
		await looks.at('none', staff);
		await page
			.getByLabel(say('earlier_scope'), { exact: true })
			.selectOption({ label: say('earlier_scope_all') });
		await page.getByRole('button', { name: say('staff_filter') }).click();
		await expect(line).toBeVisible();
	});

	await test.step('another authority has none of it, and finds none', async () => {
		const neighbour = await people.staff('neighbour', { server });
		expect(await neighbour.goesTo(`/meetings/${prepared.id}/earlier`)).toBe(404);
	});

	await test.step('in English too', async () => {
		const english = await people.staff('reader', { server, language: 'en' });
		await english.goesTo(`/meetings/${prepared.id}/earlier`);
		await english.reads(english.say('earlier_in_meetings', { count: 2 }));
		await looks.at('english', english);
	});
});
