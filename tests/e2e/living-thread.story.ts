/** The main story: a need travels from a phone to the plan's change log. */
import { axeClean, expect, test as base } from '../support/fixtures';
import { startDemoTown } from '../support/demo-town';
import { Moderator, Phone, Screen, Staff } from './people';

type Town = Awaited<ReturnType<typeof startDemoTown>>;

const test = base.extend<object, { town: Town; server: Town }>({
	town: [
		async ({}, use) => {
			const town = await startDemoTown();
			await use(town);
			await town.stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	server: [async ({ town }, use) => use(town), { scope: 'worker' }]
});

const [WLAN, NETWORK, SUPPORT] = [
	'WLAN fällt im Altbau dauernd aus',
	'Stabiles Funknetz in jedem Raum',
	'Ein Ansprechpartner für Technik'
];
const PERSONAL = 'Die Rektorin soll endlich zurückrufen';

test('a need travels from a phone to the change log', async ({ openPage, town }) => {
	test.setTimeout(300_000);
	const phones: Phone[] = [];
	for (const width of [390, 390, 320]) {
		const page = await openPage({
			viewport: { width, height: 844 },
			isMobile: true,
			hasTouch: true
		});
		phones.push(await new Phone(page, town.code).joins('Lehrkräfte'));
	}
	const [anna, ben, chris] = phones as [Phone, Phone, Phone];
	const desk = new Moderator(await openPage({ viewport: { width: 1440, height: 900 } }));
	await desk.signsIn('moderator', `/m/${town.code}/moderate`);
	const screenPage = await desk.page.context().newPage();
	await screenPage.setViewportSize({ width: 1920, height: 1080 });
	await screenPage.goto(`/m/${town.code}/screen`);
	const screen = new Screen(screenPage, town.code);
	const everywhereClean = async () => {
		for (const page of [anna.page, chris.page, desk.page, screenPage]) await axeClean(page);
	};

	await test.step('everybody is here', async () => {
		await screen.shows('3 Personen sind dabei');
		await everywhereClean();
	});

	await test.step('needs are collected in silence', async () => {
		await desk.goesOn();
		await anna.submitsNeed(WLAN);
		await ben.submitsNeed(NETWORK);
		await chris.submitsNeed(SUPPORT);
		await chris.submitsNeed(PERSONAL);
		await screen.shows('4');
		for (const [someone, text] of [
			[screen, WLAN],
			[ben, WLAN],
			[anna, NETWORK]
		] as const)
			await someone.showsNowhere(text);
		expect(await desk.page.content()).not.toContain(WLAN);
		await everywhereClean();
	});

	await test.step('a refused text stays in its field', async () => {
		await anna.types('   ');
		await anna.sends();
		await anna.shows('Bitte schreiben Sie, was gebraucht wird.');
		await expect(anna.page.getByRole('textbox').first()).toHaveValue('   ');
		await anna.types('');
	});

	await test.step('the moderator screens, hides one, and reveals the others', async () => {
		await desk.goesOn();
		await desk.hides(PERSONAL);
		await desk.reveals();
		await screen.shows(WLAN);
		await ben.shows(WLAN);
		await screen.showsNowhere(PERSONAL);
		await anna.showsNowhere(PERSONAL);
		await everywhereClean();
	});

	await test.step('what means the same is bundled', async () => {
		await desk.goesOn();
		await desk.merges([WLAN, NETWORK], 'Verlässliches WLAN');
		await screen.shows('Verlässliches WLAN');
		await everywhereClean();
	});

	await test.step('dots are given in secret', async () => {
		await desk.goesOn();
		await desk.button('Abstimmung eröffnen').click();
		await anna.gives(1, 'Verlässliches WLAN');
		await ben.gives(1, 'Verlässliches WLAN');
		await chris.gives(1, SUPPORT);
		await expect(desk.page.getByText('3 von 3 haben Punkte vergeben')).toBeVisible();
		await everywhereClean();
		await desk.button('Abstimmung schließen').click();
		await screen.shows('2 Punkte');
		await anna.shows('2 Punkte');
		await everywhereClean();
	});

	await test.step('a core need is named and decided', async () => {
		await desk.goesOn();
		await desk.names('Verlässliches WLAN', 'Verlässliches WLAN in allen Grundschulen');
		await screen.shows('Verlässliches WLAN in allen Grundschulen');
		await everywhereClean();
		await desk.goesOn();
		const { page } = desk;
		await desk.button('Vereinbaren').click();
		await expect(page.getByRole('alert').first()).toBeVisible();
		await page.getByLabel('Abschnitt suchen').fill('WLAN');
		await desk.button(/Abschnitt 5.2/).click();
		await page
			.getByLabel(/^Neu in 5.2/)
			.fill('Bis 2027 trägt das WLAN in jedem Raum dreißig Geräte.');
		await page.getByRole('radio', { name: 'Ja', exact: true }).check();
		await page.getByLabel('Einmalig (Euro)').fill('125.000');
		await page.getByLabel('Laufend je Jahr (Euro)').fill('8.500');
		await page.getByLabel('Seite').selectOption('authority');
		await page.getByLabel('Person oder Funktion').fill('Leitung Schul-IT');
		await page.getByLabel('Fällig am').fill('2027-12-31');
		await axeClean(page);
		await desk.button('Entwurf speichern').click();
		await screen.shows('125.000');
		await desk.button('Vereinbaren').click();
		await expect(desk.button('Vereinbarung öffnen')).toBeVisible();
		await anna.shows('Leitung Schul-IT');
		await everywhereClean();
	});

	await test.step('the meeting is closed', async () => {
		await desk.goesOn();
		await desk.button('Workshop beenden').click();
		await desk.page.getByRole('dialog').getByRole('button', { name: 'Workshop beenden' }).click();
		await expect(desk.page.getByRole('link', { name: 'Zum Änderungsverzeichnis' })).toBeVisible();
		await everywhereClean();
	});

	await test.step('the change log has it once, with its cause', async () => {
		const editor = new Staff(await openPage());
		await editor.signsIn('editor', '/changes');
		const entry = editor.page
			.getByRole('article')
			.filter({ hasText: 'Verlässliches WLAN in allen' });
		await expect(entry).toHaveCount(1);
		await expect(entry).toContainText('125.000');
		await expect(entry).toContainText('Bis 2027 trägt das WLAN');
		await axeClean(editor.page);
		await editor.page.goto('/action-items');
		await editor.page.getByRole('link', { name: /Verlässliches WLAN in allen/ }).click();
		await expect(editor.page.getByText('Leitung Schul-IT').first()).toBeVisible();
		await axeClean(editor.page);
	});
});

test.describe('a code that nobody has', () => {
	test.use({ expectedErrors: [/404/] });

	test('leads back to typing it', async ({ page, town }) => {
		expect(town.code).toHaveLength(6);
		const answer = await page.goto('/j/ZZZZZZ');
		expect(answer?.status()).toBe(404);
		await expect(page.getByRole('textbox')).toBeVisible();
	});
});
