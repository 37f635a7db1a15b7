/** Ten minutes before people come in, the moderator looks whether everything is there. [UX 49] */
import { expect, test } from '../support/story';
import { Looks } from '../support/looks';
import { words } from '../support/words';

for (const language of ['de', 'en'] as const) {
	test(`the check before the start finds what is missing: ${language}`, async ({
		people,
		nextWorkshop
	}) => {
		test.setTimeout(120_000);
		const say = words(language);
		const { id, code, title } = nextWorkshop();
		const moderator = await people.moderator({ language });
		const { page } = moderator;
		const card = (heading: string) =>
			page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: heading }) });
		await page.goto(`/meetings/${id}`);
		await page.getByRole('link', { name: say('start_check_title') }).click();

		await test.step('line and clock are measured', async () => {
			await expect(card(say('start_check_line'))).toContainText(say('start_check_websocket'));
			await expect(card(say('start_check_line'))).toContainText(/\d+ ms/);
			await expect(card(say('start_check_clock'))).toContainText(say('start_check_clock_right'));
		});
		await test.step('code and address are those of the QR code; there is no mail server here', async () => {
			await expect(card(say('start_check_address'))).toContainText(code);
			await expect(card(say('start_check_mail'))).toContainText(say('start_check_no_mail'));
			await expect(card(say('start_check_mail'))).toContainText(say('start_check_look'));
		});
		await test.step('the projector opens beside, and the moderator says that it is seen', async () => {
			await expect(card(say('start_check_screen'))).toContainText(say('start_check_look'));
			const opened = page.waitForEvent('popup');
			await page.getByRole('link', { name: say('start_check_open_screen') }).click();
			const screen = await opened;
			await expect(screen.getByText(title).first()).toBeVisible();
			await screen.close();
			await page.getByRole('checkbox', { name: say('start_check_seen') }).check();
			await expect(card(say('start_check_screen'))).toContainText(say('start_check_fine'));
		});
		await new Looks(`preflight-${language}`).at('check', moderator);

		await test.step('in a network without websockets, checked again', async () => {
			await page.context().routeWebSocket(/.*/, (socket) => socket.close());
			await page.reload();
			await expect(card(say('start_check_line'))).toContainText(say('start_check_polling'), {
				timeout: 20_000
			});
			await expect(card(say('start_check_line'))).toContainText(say('start_check_look'));
			await page.getByRole('button', { name: say('start_check_again') }).click();
			await moderator.reads(say('start_check_running'));
			await expect(card(say('start_check_line'))).toContainText(say('start_check_polling'), {
				timeout: 20_000
			});
		});
	});
}
