/** Two people run one meeting: whoever is second is told so, and nothing of theirs is lost. */
import { expect, test } from '../support/story';
import { Moderator } from '../support/moderator';
import { words } from '../support/words';

const say = words('de');
const NEEDS = ['Mehr Steckdosen', 'Steckdosen in allen Räumen', 'Ladewagen für Tablets'] as const;

test('both merge the same needs at once: one wins, the other keeps ticks and title', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const first = await people.moderator();
	const { page } = await people.staff('administrator');
	const second = new Moderator(page, say);
	// What the second is told can be held back: so both act on the same state.
	let release = () => {};
	let held: Promise<void> | undefined;
	await page.routeWebSocket(/.*/, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((message) => {
			if (held) void held.then(() => socket.send(message));
			else socket.send(message);
		});
	});

	await first.opensDesk(code);
	await second.opensDesk(code);
	const phone = await people.phone();
	await phone.joins(code, { group: 'Lehrkräfte' });
	await first.goesOnTo('Bedarfe einzeln sammeln');
	for (const need of NEEDS) await phone.submitsNeed(need);
	await phone.seesSaved(...NEEDS);
	await first.goesOnTo('Bedarfe ansehen');
	await first.reveals(3);
	await first.goesOnTo('Gleiches zusammenführen');
	await second.isAt('Gleiches zusammenführen');

	held = new Promise((resolve) => (release = resolve));
	await second.selects(...NEEDS);
	await first.merges([NEEDS[0], NEEDS[1]], 'Strom am Platz');
	await phone.reads('Strom am Platz');
	await second.asksToMerge('Strom und Laden');
	held = undefined;
	release();

	await second.reads(say('refusal_topic_changed_meanwhile'));
	await second.reads('Strom am Platz');
	await expect(second.tick(NEEDS[2])).toBeChecked();
	await expect(first.page.getByText('Strom und Laden')).toHaveCount(0);
	await second.findsNoBarrier();

	await test.step('the title is still there for the next try', async () => {
		await second.selects('Strom am Platz');
		await second.button(say('moderate_bundle_merge')).click();
		await expect(second.dialog.getByLabel(say('moderate_bundle_dialog_title'))).toHaveValue(
			'Strom und Laden'
		);
		await second.findsNoBarrier();
		await second.dialog
			.getByRole('button', { name: say('moderate_bundle_dialog_do'), exact: true })
			.click();
		await first.reads('Strom und Laden');
		await expect(first.page.getByRole('checkbox')).toHaveCount(1);
	});

	await test.step('undo goes back act by act, for both [UN6]', async () => {
		await expect(first.undo).toContainText('Strom und Laden');
		await first.takesBack();
		await first.reads('Strom am Platz');
		await expect(second.page.getByRole('checkbox')).toHaveCount(2);
		await second.takesBack();
		await expect(first.page.getByRole('checkbox')).toHaveCount(3);
		await expect(phone.page.getByText('Strom am Platz')).toHaveCount(0);
		for (const need of NEEDS) await phone.reads(need);
	});

	await test.step('hiding and taking it back: gone within a second, back in its place', async () => {
		const screen = await first.opensScreen();
		await screen.shows(...NEEDS);
		const order = await screen.page.getByRole('main').innerText();
		await first.hides(NEEDS[1]);
		await expect(screen.page.getByText(NEEDS[1])).toHaveCount(0, { timeout: 1_000 });
		await expect(
			phone.page.getByRole('main').getByText(say('phone_delivery_hidden'))
		).toBeVisible();
		await second.takesBack();
		await screen.shows(...NEEDS);
		expect(await screen.page.getByRole('main').innerText()).toBe(order);
	});

	await test.step('going back a step loses nothing, and can be taken back itself', async () => {
		await first.goesTo('Bedarfe einzeln sammeln');
		await first.reads(say('moderate_went_back', { title: 'Bedarfe einzeln sammeln' }));
		await phone.submitsNeed('Ein Nachzügler');
		await phone.seesSaved('Ein Nachzügler');
		await second.takesBack();
		await first.isAt('Gleiches zusammenführen');
		await first.reads(say('moderate_waiting_silent', { count: 1 }));
		for (const need of NEEDS) await phone.reads(need);
	});
});
