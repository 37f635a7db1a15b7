/** Power cuts, dead spots, and networks that block websockets: nothing is lost, nothing comes twice. */
import { expect, startServer, test, type RunningServer } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const COLLECT = 'Bedarfe einzeln sammeln';

test.use({
	// One pattern: of two, the runner takes the second for options. The last is the network's sign-in
	// instead of a step that was fetched ahead.
	expectedErrors: [
		/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INTERNET_DISCONNECTED|WebSocket connection|Failed to load module script/
	]
});

let server: RunningServer;

test.beforeAll(async ({ town }) => {
	server = await startServer({ dataDir: town.copyOfData() });
});

test.afterAll(async () => {
	await server.stop();
});

test('the server dies while people write; it comes back, and each need is there once', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const phone = await people.phone({ server });
	await phone.joins(code, { group: 'Lehrkräfte' });
	await moderator.goesOnTo(COLLECT);
	await phone.submitsNeed('Vor dem Ausfall gesendet');
	await phone.seesSaved('Vor dem Ausfall gesendet');

	await server.kill();
	await phone.submitsNeed('Erster Gedanke ohne Verbindung');
	await phone.submitsNeed('Zweiter Gedanke ohne Verbindung');
	await phone.needField.fill('Ein angefangener Gedanke');
	await phone.reads(say('phone_offline'));
	for (const text of ['Erster Gedanke', 'Zweiter Gedanke'])
		await expect(phone.ownNeed(text)).toContainText(say('phone_delivery_kept'));
	await phone.findsNoBarrier();
	await moderator.reads(/Getrennt seit \d+ s/);
	await moderator.findsNoBarrier();

	server = await startServer({ dataDir: server.dataDir, port: server.port });
	await phone.seesSaved('Vor dem Ausfall', 'Erster Gedanke', 'Zweiter Gedanke');
	await expect(phone.page.getByText(say('phone_offline'))).toHaveCount(0);
	await expect(phone.needField).toHaveValue('Ein angefangener Gedanke');
	await moderator.reads(say('moderate_link_online'));
	await moderator.isAt(COLLECT);
	await expect(
		moderator.page.getByRole('region', { name: say('moderate_collect_title') })
	).toContainText(/(^|\s)3\s*Bedarfe/);

	await test.step('a reload keeps seat, own needs and draft', async () => {
		await phone.reloads();
		await expect(phone.needField).toHaveValue('Ein angefangener Gedanke');
		await phone.seesSaved('Vor dem Ausfall', 'Erster Gedanke', 'Zweiter Gedanke');
		await phone.reads('Lehrkräfte');
		await moderator.reloads();
		await moderator.isAt(COLLECT);
	});

	await test.step('revealed, each need is there exactly once', async () => {
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(3);
		for (const text of ['Vor dem Ausfall', 'Erster Gedanke', 'Zweiter Gedanke'])
			await expect(moderator.row(text)).toHaveCount(1);
	});

	await test.step('the draft waits for the next collecting', async () => {
		await phone.reads(say('phone_kept_title'));
		await moderator.goesTo(COLLECT);
		await phone.button(say('phone_need_send')).click();
		await phone.seesSaved('Ein angefangener Gedanke');
	});
});

test('where websockets are blocked everything works by polling', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phone = await people.phone({ server });
	const context = phone.page.context();
	await context.routeWebSocket(/.*/, (socket) => socket.close());
	await phone.joins(code, { group: 'Eltern' });
	await moderator.goesOnTo(COLLECT);
	await phone.submitsNeed('Über lange Abfragen gesendet');
	await phone.seesSaved('Über lange Abfragen');
	await screen.showsCount(1, say('screen_needs_label', { count: 1 }));

	await test.step('a dead spot: what is entered there is kept, then sent once', async () => {
		await context.setOffline(true);
		await phone.submitsNeed('Im Funkloch geschrieben');
		await phone.submitsNeed('Noch einer aus dem Funkloch');
		await expect(phone.ownNeed('Im Funkloch')).toContainText(say('phone_delivery_kept'), {
			timeout: 30_000
		});
		await context.setOffline(false);
		await expect(phone.ownNeed('Im Funkloch')).toContainText(say('phone_delivery_saved'), {
			timeout: 30_000
		});
		await phone.seesSaved('Über lange Abfragen', 'Im Funkloch', 'Noch einer');
		await screen.showsCount(3, say('screen_needs_label', { count: 3 }));
	});

	await test.step('a reload by polling keeps seat and needs', async () => {
		await phone.reloads();
		await phone.seesSaved('Über lange Abfragen', 'Im Funkloch', 'Noch einer');
	});

	await test.step('reveal and vote', async () => {
		await moderator.goesOnTo('Bedarfe ansehen');
		await moderator.reveals(3);
		await phone.reads('Noch einer aus dem Funkloch');
		await moderator.goesTo('Punkte vergeben');
		await moderator.opensVote({ dots: 2, perTopic: 2 });
		await phone.votes('Im Funkloch geschrieben', 2);
		await screen.showsCount(1, say('screen_vote_count', { count: 1, joined: 1 }));
		await moderator.closesVote();
		await expect(phone.row('Im Funkloch')).toContainText(say('live_dots_own', { count: 2 }));
	});
});

test('a Wi-Fi that wants a sign-in first is told from a dead spot; what is written waits', async ({
	people,
	nextWorkshop
}) => {
	test.setTimeout(120_000);
	const { code } = nextWorkshop();
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	await moderator.goesOnTo(COLLECT);
	const phone = await people.phone({ server, size: 'narrow' });
	const context = phone.page.context();
	let isSignedIn = true;
	let cutSocket: () => void = () => undefined;
	// Until the sign-in the network answers in the name of every server, and lets no socket live.
	await context.routeWebSocket(/.*/, (socket) => {
		if (!isSignedIn) return void socket.close();
		const upstream = socket.connectToServer();
		cutSocket = () => {
			void upstream.close();
			void socket.close();
		};
	});
	await context.route(/.*/, (route) =>
		isSignedIn
			? route.continue()
			: route.fulfill({ contentType: 'text/html', body: '<h1>Willkommen im Gäste-WLAN</h1>' })
	);
	await phone.joins(code, { group: 'Eltern' });
	await phone.submitsNeed('Vor der Anmeldung');
	await phone.seesSaved('Vor der Anmeldung');

	isSignedIn = false;
	cutSocket();
	await phone.submitsNeed('Geschrieben, bevor das WLAN durchlässt');
	await phone.reads(say('phone_wifi_title'));
	await expect(phone.ownNeed('Geschrieben, bevor')).toContainText(say('phone_delivery_kept'));
	await phone.findsNoBarrier();

	isSignedIn = true;
	await phone.seesSaved('Vor der Anmeldung', 'Geschrieben, bevor');
	await phone.doesNotRead(say('phone_wifi_title'));
});
