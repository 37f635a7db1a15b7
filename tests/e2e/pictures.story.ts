/** A picture is put into a template, travels with it into a meeting, and is seen by who is there. */
import type { Locator } from '@playwright/test';
import { Looks } from '../support/looks';
import { expect, test } from '../support/story';

const PICTURE = 'docs/screenshots/projector-reveal.png';
const ALT = 'Netzplan: jede Schule mit Glasfaser, drei noch im Bau';
const TEMPLATE = 'Ablauf mit Bild';
const TITLE = 'Rahmen und Stand';

test('from a template to every surface of the meeting, and to nobody else', async ({
	people,
	openPage
}) => {
	test.setTimeout(240_000);
	const staff = await people.staff('moderator');
	const { page, say } = staff;
	const field = (label: string, within: Locator = page.getByRole('main')) =>
		within.getByLabel(new RegExp(`^\\s*${label}(\\s|$)`));

	await test.step('a picture says what it shows, or it is not saved [IF3]', async () => {
		await staff.goesTo('/templates/new?from=blank');
		await field(say('templates_name')).fill(TEMPLATE);
		await staff.button(say('templates_step_add')).click();
		await page
			.getByRole('dialog')
			.getByRole('button', { name: new RegExp(`^${say('review_step_information')}`) })
			.click();
		const step = page.getByRole('listitem').filter({ hasText: say('review_about_information') });
		await step.getByRole('textbox', { name: /^Titel von Schritt/ }).fill(TITLE);
		await step.getByText(say('templates_step_settings')).click();
		await step.getByLabel(say('review_picture_add')).setInputFiles({
			name: 'zeichnung.svg',
			mimeType: 'image/svg+xml',
			buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
		});
		await staff.reads(say('review_picture_wrong_type'));
		await step.getByLabel(say('review_picture_add')).setInputFiles(PICTURE);
		await expect(step.getByLabel(say('review_picture_alt'))).toBeFocused();
		await isSeen(step.locator('img'));
		await staff.findsNoBarrier();
		await staff.button(say('templates_save')).click();
		await staff.reads(say('refusal_agenda_picture_alt_missing'));
		await staff.findsNoBarrier();
		await step.getByLabel(say('review_picture_alt')).fill(ALT);
		await staff.button(say('templates_save')).click();
		await page.waitForURL('**/templates');
	});

	const code =
		await test.step('a meeting is prepared from it, and the template goes [IF6]', async () => {
			await staff.goesTo('/meetings/new');
			await page.getByRole('link', { name: TEMPLATE }).click();
			await page
				.getByRole('textbox', { name: say('meeting_title'), exact: true })
				.fill('Sitzung mit Bild');
			await field(say('meeting_purpose')).fill('Wir sehen uns an, wo das Netz steht.');
			await field(say('meeting_question')).fill('Was fehlt?');
			await page.getByRole('checkbox', { name: 'Lehrkräfte' }).check();
			await staff.button(say('meetings_prepare_submit')).click();
			await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/);
			const joinCode = await page.getByText(/^[A-HJ-NP-Z2-9]{6}$/).innerText();
			await staff.goesTo('/templates');
			await page.getByRole('link', { name: TEMPLATE }).click();
			await page.getByText(say('templates_delete'), { exact: true }).click();
			await staff.button(say('templates_delete_do')).click();
			await page.waitForURL('**/templates');
			return joinCode;
		});

	const looks = new Looks('pictures');
	const moderator = await people.moderator();
	await moderator.opensDesk(code);
	const screen = await moderator.opensScreen();
	const phone = await people.phone({ size: 'narrow' });
	await phone.joins(code, { group: 'Lehrkräfte' });

	const address = await test.step('desk, projector and phone show it, with its words', async () => {
		await moderator.goesOnTo(TITLE);
		for (const person of [moderator, screen, phone]) {
			await isSeen(person.page.getByRole('img', { name: ALT }));
			await looks.at('picture', person);
		}
		return (await phone.page.getByRole('img', { name: ALT }).getAttribute('src')) ?? '';
	});

	await test.step('nobody else learns of it, and it comes as a picture only [IF5]', async () => {
		const answer = await phone.page.request.get(address);
		expect(answer.status()).toBe(200);
		expect(answer.headers()).toMatchObject({
			'content-type': 'image/png',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, max-age=31536000, immutable'
		});
		const stranger = await openPage();
		expect((await stranger.request.get(address)).status()).toBe(404);
		const neighbour = await people.staff('neighbour');
		expect((await neighbour.page.request.get(address)).status()).toBe(404);
		const ofStaff = `/pictures/${address.split('/').at(-1) ?? ''}`;
		expect((await neighbour.page.request.get(ofStaff)).status()).toBe(404);
		expect((await page.request.get(ofStaff)).status()).toBe(200);
		const upload = { data: Buffer.from('x'), headers: { 'content-type': 'image/png' } };
		expect((await phone.page.request.post(`/m/${code}/pictures`, upload)).status()).toBe(403);
	});

	await test.step('another is added in the middle of the meeting, as decoration', async () => {
		await moderator.button(say('agenda_edit_all')).click();
		await moderator.button(`${say('agenda_edit')}: ${TITLE}`).click();
		const { dialog } = moderator;
		await dialog.getByLabel(say('review_picture_add')).setInputFiles(PICTURE);
		await expect(dialog.locator('img')).toHaveCount(2);
		await isSeen(dialog.locator('img').last());
		await dialog
			.getByRole('checkbox', { name: say('review_picture_decorative') })
			.last()
			.check();
		await moderator.findsNoBarrier();
		await dialog.getByRole('button', { name: say('agenda_save') }).click();
		await expect(dialog).toHaveCount(0);
		await expect(phone.page.getByRole('main').locator('img')).toHaveCount(2);
		await isSeen(phone.page.getByRole('main').locator('img').last());
		await phone.findsNoBarrier();
	});
});

/** Loaded, not only there. */
async function isSeen(picture: Locator): Promise<void> {
	await picture.scrollIntoViewIfNeeded();
	await expect
		.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
		.toBeGreaterThan(0);
}
