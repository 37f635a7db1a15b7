/**
 * What somebody typed or chose on a phone and has not sent: another visit finds it, and what comes
 * before the page's program runs is neither lost nor sent anywhere.
 */
import type { Route } from '@playwright/test';
import { freePort } from '../../scripts/test/free-port';
import type { Phone } from '../support/phone';
import { expect, startServer, test, type RunningServer } from '../support/story';
import { words } from '../support/words';

const say = words('de');
const NEED = 'Steckdosen an jedem Platz';
const CARD = 'Die Technik ist gut gewartet';
const OTHER_CARD = 'Zu wenig Zeit zum Üben';
const REASON = 'Dafür fehlt uns das Personal';
const REMARK = 'Bitte früher einladen';
const ADDRESS = 'rektorat@schule.example';
const PROGRAM = /\/entry\/start\..*\.js$/;

let server: RunningServer;

test.beforeAll(async ({ town }) => {
	const port = await freePort();
	server = await startServer({
		dataDir: town.copyOfData(),
		port,
		// Phones are offered the results by mail; none is sent before a close.
		env: {
			ORIGIN: `http://127.0.0.1:${String(port)}`,
			SMTP_URL: 'smtp://127.0.0.1:9',
			MAIL_FROM: 'planrunde@stadt.example'
		}
	});
});

test.afterAll(async () => {
	await server.stop();
});

test('needs, an objection, the feedback and an address outlive a visit [UX 6]', async ({
	people,
	town
}) => {
	test.setTimeout(120_000);
	const { code } = town.consent;
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const phone = await people.phone({ server, size: 'narrow' });
	const { page } = phone;
	await phone.joins(code, { group: 'Lehrkräfte' });

	await test.step('a need with its category', async () => {
		await moderator.goesOnTo('Sammeln');
		await phone.needField.fill(NEED);
		await phone.button(say('needs_chip_bau')).click();
		await comesBack(phone, NEED);
		await expect(phone.needField).toHaveValue(NEED);
		await expect(phone.button(say('needs_chip_bau'))).toHaveAttribute('aria-pressed', 'true');
		await phone.button(say('phone_need_send')).click();
		await phone.seesSaved(NEED);
	});

	await test.step('a place in the matrix that is chosen before the program runs counts', async () => {
		await moderator.goesOnTo('Zeigen');
		await moderator.reveals(1);
		await moderator.goesOnTo('Nutzen und Aufwand');
		await moderator.button(say('rounds_matrix_open_do')).click();
		const slider = page.getByRole('slider', { name: `Nutzen: ${NEED}` });
		await slider.waitFor();
		await beforeStart(phone, () => slider.fill('7'));
		await phone.reads(say('phone_delivery_saved'));
		await comesBack(phone);
		await expect(slider).toHaveValue('7');
	});

	await test.step('the reason of an objection', async () => {
		await moderator.goesOnTo('Kernbedarfe');
		await moderator.namesCoreNeed(NEED, NEED);
		await moderator.goesOnTo('Tragen wir das?');
		await moderator.button(say('rounds_confirm_open_do')).click();
		const objects = page.getByRole('radio', { name: say('rounds_confirm_object') });
		await objects.waitFor();
		await beforeStart(phone, () => objects.check());
		await phone.reads(say('phone_delivery_saved'));
		const reason = page.getByLabel(say('rounds_confirm_object_label'));
		await reason.fill(REASON);
		await comesBack(phone, REASON);
		await expect(reason).toHaveValue(REASON);
		await phone.button(say('rounds_confirm_object_save')).click();
		await phone.reads(say('phone_delivery_saved'));
		await comesBack(phone);
		await expect(reason).toHaveValue(REASON);
		await expect(phone.button(say('rounds_confirm_object_save'))).toHaveCount(0);
	});

	await test.step('the feedback, also where it is sent too early, and the address', async () => {
		await moderator.goesOnTo('Abschluss');
		const worth = page.getByRole('radio', { name: say('closing_feedback_4') });
		const remark = page.getByLabel(new RegExp(say('closing_feedback_text')));
		const address = page.getByLabel(say('closing_mail_address'));
		await worth.waitFor();
		const before = page.url();
		await beforeStart(phone, async () => {
			await worth.check();
			await remark.fill(REMARK);
			await phone.button(say('closing_feedback_send')).click({ force: true });
		});
		await expect(phone.button(say('closing_feedback_send'))).not.toHaveAttribute('aria-busy');
		expect(page.url()).toBe(before);
		await address.fill(ADDRESS);
		await comesBack(phone, '4', REMARK, ADDRESS);
		await expect(worth).toBeChecked();
		await expect(remark).toHaveValue(REMARK);
		await expect(address).toHaveValue(ADDRESS);
		await phone.button(say('closing_feedback_send')).click();
		await phone.button(say('closing_mail_send')).click();
		await phone.reads(say('closing_mail_done'));
		await comesBack(phone);
		await phone.reads(REMARK);
		await expect(worth).toHaveCount(0);
		await expect(address).toHaveValue('');
	});
});

test('a mood, cards and their columns outlive a visit [UX 6]', async ({ people, town }) => {
	test.setTimeout(120_000);
	const { code } = town.late;
	const moderator = await people.moderator({ server });
	await moderator.opensDesk(code);
	const phone = await people.phone({ server });
	const { page } = phone;
	await phone.joins(code, { group: 'Eltern' });

	await test.step('a mood that is said before the program runs counts', async () => {
		await moderator.goesOnTo('Wie steht es?');
		const fourth = page.getByRole('radio').nth(3);
		await fourth.waitFor();
		await beforeStart(phone, () => fourth.press('Space'));
		await phone.reads(say('phone_delivery_saved'));
		await comesBack(phone);
		await expect(fourth).toBeChecked();
	});

	await test.step('a card, its column, and another wording of it', async () => {
		await moderator.goesOnTo('Rückblick');
		const field = page.getByLabel(say('rounds_cards_label'), { exact: true });
		await page.getByRole('radio', { name: 'Hindert uns' }).check();
		await field.fill(CARD);
		await comesBack(phone, CARD);
		await expect(field).toHaveValue(CARD);
		await expect(page.getByRole('radio', { name: 'Hindert uns' })).toBeChecked();
		await phone.button(say('rounds_cards_send')).click();
		await phone.reads(say('phone_delivery_saved'));
		await phone.button(say('rounds_cards_edit_named', { text: CARD })).click();
		const wording = page.getByLabel(say('rounds_cards_edit_label'));
		await wording.fill(OTHER_CARD);
		await comesBack(phone, OTHER_CARD);
		await expect(wording).toHaveValue(OTHER_CARD);
		await phone.button(say('phone_need_edit_save')).click();
		await phone.reads(OTHER_CARD);
		await comesBack(phone);
		await phone.reads(OTHER_CARD);
		await expect(wording).toHaveCount(0);
	});
});

/**
 * Another visit: what a browser itself restores when a page is reloaded is gone.
 * @param kept what was typed or chosen just before: no person leaves in the same millisecond
 */
async function comesBack(phone: Phone, ...kept: string[]): Promise<void> {
	await expect.poll(() => phone.page.evaluate(keptValues)).toEqual(expect.arrayContaining(kept));
	const { pathname } = new URL(phone.page.url());
	await phone.page.goto('about:blank');
	await phone.opensLive(pathname);
}

/** Everything that the page's device keeps of fields. */
function keptValues(): Promise<unknown[]> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('planrunde');
		opening.onerror = () => reject(new Error('no storage'));
		opening.onsuccess = () => {
			const database = opening.result;
			const reading = database.transaction('draft').objectStore('draft').getAll();
			reading.onerror = () => reject(new Error('no drafts'));
			reading.onsuccess = () => {
				database.close();
				resolve(reading.result);
			};
		};
	});
}

/** Reloads, and does something while the page's program is still on its way. */
async function beforeStart({ page }: Phone, act: () => Promise<void>): Promise<void> {
	let letThrough = () => {};
	const held = new Promise<void>((resolve) => (letThrough = resolve));
	const letThroughLater = async (route: Route) => {
		await held;
		await route.continue();
	};
	await page.route(PROGRAM, letThroughLater, { times: 1 });
	await page.reload({ waitUntil: 'commit' });
	await act();
	letThrough();
}
