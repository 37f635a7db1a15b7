/** The server is updated in the middle of a meeting: everybody comes back, and the pages renew themselves calmly. */
import { Looks } from '../support/looks';
import { expect, startServer, test, type RunningServer } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const COLLECT = 'Bedarfe einzeln sammeln';

test.use({
	expectedErrors: [
		/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket connection/
	]
});

let server: RunningServer;

test.beforeAll(async ({ town }) => {
	server = await startServer({ dataDir: town.copyOfData(), env: { BUILD_ID: 'before' } });
});

test.afterAll(async () => {
	await server.stop();
});

test('a new version starts while people write: nothing is lost, and nobody is interrupted', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(180_000);
	const looks = new Looks('update');
	const { code } = nextWorkshop();
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phone = await people.phone({ server });
	await phone.joins(code, { group: 'Lehrkräfte' });
	await moderator.goesOnTo(COLLECT);
	await phone.submitsNeed('Vor der Aktualisierung');
	await phone.seesSaved('Vor der Aktualisierung');
	await phone.needField.fill('Gerade angefangen');
	for (const { page } of [phone, moderator, screen])
		await page.evaluate(() => document.body.setAttribute('data-same-page', ''));

	await server.stop();
	await phone.submitsNeed('Während der Aktualisierung');
	await phone.needField.fill('Mitten im Schreiben');
	await moderator.reads(/Getrennt seit \d+ s, es wird weiter versucht/);
	server = await startServer({
		dataDir: server.dataDir,
		port: server.port,
		env: { BUILD_ID: 'after' }
	});

	await test.step('all come back by themselves, and the step goes on as it was', async () => {
		await phone.seesSaved('Vor der Aktualisierung', 'Während der Aktualisierung');
		await expect(phone.needField).toHaveValue('Mitten im Schreiben');
		await moderator.reads(say('moderate_link_online'));
		await screen.showsCount(2, say('screen_needs_label', { count: 2 }));
		for (const person of [phone, moderator, screen]) {
			await person.doesNotRead(say('live_newer_build'));
			await expect(person.page.locator('[data-same-page]')).toHaveCount(1);
		}
	});

	await test.step('at the next step the projector has renewed itself, the others are offered it', async () => {
		await moderator.goesOnTo('Bedarfe ansehen');
		await expect(screen.page.locator('[data-same-page]')).toHaveCount(0);
		await screen.reads('Bedarfe ansehen');
		for (const person of [phone, moderator]) {
			await person.reads(say('live_newer_build'));
			await expect(person.page.locator('[data-same-page]')).toHaveCount(1);
		}
		await looks.at('offer', phone, moderator);
	});

	await test.step('who takes the offer has the new version, and every entry', async () => {
		for (const person of [phone, moderator]) {
			await person.page.getByRole('link', { name: say('live_newer_build') }).click();
			await expect(person.page.locator('[data-same-page]')).toHaveCount(0);
		}
		await moderator.reads(say('moderate_link_online'));
		await phone.reads(say('phone_kept_title'));
		await moderator.goesTo(COLLECT);
		await expect(phone.needField).toHaveValue('Mitten im Schreiben');
		await phone.seesSaved('Vor der Aktualisierung', 'Während der Aktualisierung');
		for (const person of [phone, moderator]) await person.doesNotRead(say('live_newer_build'));
	});
});
